import Foundation

/// The values R gave, and the data it was given; see `Fixtures/r/README.md`.
enum RReference {
  static let folder = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures/r")

  /// Survival blocks, edge cases, proportions, tables and special functions.
  static let expected = load("expected.json")

  /// What `expected.json` leaves out; from `further.R`.
  static let further = load("further.json")

  /// Cumulative incidences and cumulative hazards; from `incidence.R`.
  static let incidence = load("incidence.json")

  /// The data sets by name.
  static let inputs: [String: TrialInput] = {
    let files = try? FileManager.default.contentsOfDirectory(
      at: folder.appending(path: "inputs"), includingPropertiesForKeys: nil)
    let pairs = (files ?? []).compactMap { file -> (String, TrialInput)? in
      guard let text = try? String(contentsOf: file, encoding: .utf8) else { return nil }
      return (file.deletingPathExtension().lastPathComponent, TrialInput(csv: text))
    }
    return Dictionary(uniqueKeysWithValues: pairs)
  }()

  private static func load(_ name: String) -> JSON {
    (try? JSON(contentsOf: folder.appending(path: name))) ?? .null
  }
}
