import TestSupport
import TrialModel

@testable import TrialData

/// Loads a folder with those files, on that day if one is given, as 2003-01-31.
func load(_ files: [String: String], on day: String? = nil) throws -> Loaded {
  let folder = try TemporaryFolder()
  for (name, text) in files { try folder.write(name, text) }
  return StudyLoader(directory: folder.path, today: day.map { StudyBuilder.day($0) }).load()
}

extension Loaded {
  /// The findings in short, `warning date-partial adae.csv:3 AESTDTC`.
  var told: [String] { findings.map(\.short) }

  /// The codes of the findings.
  var codes: [String] { findings.map(\.code) }

  /// The findings with that code.
  func findings(_ code: String) -> [Finding] { findings.filter { $0.code == code } }
}

extension Finding {
  var short: String {
    var text = "\(severity.rawValue) \(code)"
    if !place.isEmpty { text += " \(place)" }
    if !column.isEmpty { text += " \(column)" }
    if count > 1 { text += " x\(count)" }
    return text
  }
}
