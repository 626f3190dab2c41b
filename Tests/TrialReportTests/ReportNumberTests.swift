import Foundation
import TestSupport
import Testing

/// Every leaf of the JSON report against what R makes of the same files; see `Fixtures/r/README.md`.
struct ReportNumberTests {
  /// What is no statistic: versions, names, hashes, findings and sentences.
  private static let untold = [
    "schema", "trialtop", "study.id", "study.title", "study.data_cutoff_source",
    "study.filter.text", "study.state", "study.state_reason", "study.state_unknown", "findings",
    "response.notes",
  ]

  /// The most differences printed of one report.
  private static let most = 100

  private static func isStatistic(_ path: String) -> Bool {
    if untold.contains(where: { path == $0 || path.hasPrefix($0 + "[") }) { return false }
    return !path.hasPrefix("study.files[") || path.hasSuffix("].rows")
  }

  @Test(
    "every number of the JSON report is R's to 1e-9, and R has no other",
    arguments: ReportedStudy.all)
  func numbers(_ study: ReportedStudy) throws {
    let report = try JSONTree(study.reports().json).leaves.filter {
      ReportNumberTests.isStatistic($0.path)
    }
    let reference = try RReport(study.name)
    var worst = 0.0
    var differences: [String] = []
    for leaf in report {
      guard let expected = reference.values[leaf.path] else {
        differences.append("R has no \(leaf.path), which is \(leaf.value)")
        continue
      }
      let error = ReportNumberTests.error(leaf.value, expected)
      if error > 1e-9 { differences.append("\(leaf.path) is \(leaf.value), by R \(expected)") }
      worst = max(worst, error)
    }
    let told = Set(report.map(\.path))
    for path in reference.paths where !told.contains(path) {
      differences.append("the report has no \(path), which is \(reference.values[path] ?? "")")
    }
    let shown = differences.prefix(ReportNumberTests.most).joined(separator: "\n")
    #expect(differences.isEmpty, "\(differences.count) differences\n\(shown)")
    #expect(told.count == report.count, "a path is there twice")
    #expect(report.count > 4000)
    if ProcessInfo.processInfo.environment["REPORT_COMPARISONS"] == "1" {
      print("\(study.name): \(report.count) leaves, worst error \(worst)")
    }
  }

  /// How far two values lie apart, relative to the larger of 1 and the second; infinite where one is
  /// no number and they are not the same text.
  private static func error(_ value: String, _ expected: String) -> Double {
    if value == expected { return 0 }
    let (left, right) = (value.split(separator: " "), expected.split(separator: " "))
    guard left.count == right.count else { return .infinity }
    return zip(left, right).reduce(0) { worst, pair in
      if pair.0 == pair.1 { return worst }
      guard let one = Double(pair.0), let other = Double(pair.1) else { return .infinity }
      return max(worst, abs(one - other) / max(1, abs(other)))
    }
  }
}
