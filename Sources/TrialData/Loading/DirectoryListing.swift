#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The files of a data directory that matter, with their stamps: equal listings mean that nothing
/// has changed.
public struct DirectoryListing: Sendable, Equatable {
  /// Name and stamp of every file that trialtop would read, in order of the names.
  public internal(set) var files: [Entry] = []

  /// One file.
  public struct Entry: Sendable, Equatable {
    /// The file's name.
    public var name: String
    /// Its size, time and identity.
    public var stamp: FileStamp
  }

  /// Lists a directory; fails if there is none or it may not be read.
  public init(directory: String) throws(ReadFailure) {
    for name in try DirectoryListing.tableNames(in: directory) {
      guard let stamp = FileStamp(path: "\(directory)/\(name)") else { continue }
      files.append(Entry(name: name, stamp: stamp))
    }
    files.sort { $0.name < $1.name }
  }

  /// The names that are names of tables, links that lead nowhere among them.
  static func tableNames(in directory: String) throws(ReadFailure) -> [String] {
    guard let stream = opendir(directory) else {
      throw ReadFailure(path: directory, reason: systemError())
    }
    defer { closedir(stream) }
    var names: [String] = []
    while let entry = readdir(stream) {
      let name = withUnsafeBytes(of: entry.pointee.d_name) { bytes in
        String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
      }
      if TableFile(name: name) != nil { names.append(name) }
    }
    return names
  }
}
