import Foundation
import TrialSimulation

/// A folder of a test's own, removed with the test.
final class TemporaryFolder {
  let path: String

  init() throws {
    let base = FileManager.default.temporaryDirectory
    path = base.appendingPathComponent("trialtop-test-\(UUID().uuidString)").path
    try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: true)
  }

  deinit {
    try? FileManager.default.removeItem(atPath: path)
  }

  /// A folder inside, made if it is not there.
  func folder(_ name: String) throws -> String {
    let inner = "\(path)/\(name)"
    try FileManager.default.createDirectory(atPath: inner, withIntermediateDirectories: true)
    return inner
  }

  /// A folder inside that holds the IL-2 study.
  func il2Study() throws -> String {
    let inner = try folder("il2")
    for file in IL2Study.files() {
      try file.text.write(toFile: "\(inner)/\(file.name)", atomically: false, encoding: .utf8)
    }
    return inner
  }
}
