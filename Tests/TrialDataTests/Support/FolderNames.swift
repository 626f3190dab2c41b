import Foundation

/// The names in a folder.
struct FolderNames {
  let names: [String]

  init(at path: String) throws {
    names = try FileManager.default.contentsOfDirectory(atPath: path).sorted()
  }
}
