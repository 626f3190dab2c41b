import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialModel

/// Every number of a survival comparison, against R; see `Fixtures/r/README.md`.
struct SurvivalContrastTests {
  @Test("three arms with staggered opening agree with R, every number, both cohorts")
  func staggered() throws {
    let chosen = try StaggeredStudy.make().settings { settings in
      settings.survivalTimes = [3, 12.5, 40]
      settings.restrictedMeanTime = 20
      settings.landmark = 6
      settings.isStratified = true
      settings.adjustment = .holm
    }.study
    let defaults = try StaggeredStudy.make().settings { $0.adjustment = .holm }.study
    var values: [String: Double?] = [:]
    for (name, study) in [("chosen", chosen), ("default", defaults)] {
      for (key, value) in try SurvivalNumbers.flat(study, "staggered/\(name)") {
        values[key] = value
      }
    }
    try compare(values, prefix: "staggered/", atLeast: 1500)
  }

  @Test(
    "the other inputs agree with R, every number",
    arguments: ["aml", "cdiscpilot_ttde", "lung_sex", "lung_sex_all228", "ovarian", "veteran"])
  func inputs(name: String) throws {
    let study = try ContrastReference.study(name)
    try compare(SurvivalNumbers.flat(study, name), prefix: "\(name)/", atLeast: 150)
  }

  /// Both must have the same quantities, and each the same number or none.
  private func compare(_ values: [String: Double?], prefix: String, atLeast count: Int) throws {
    let expected = try ContrastReference.values().filter { $0.key.hasPrefix(prefix) }
    #expect(Set(values.keys).symmetricDifference(expected.keys).isEmpty)
    #expect(expected.count >= count)
    var worst = 0.0
    for (key, reference) in expected {
      let value = values[key] ?? nil
      guard let reference else {
        #expect(value == nil, "\(key)")
        continue
      }
      let error = value.map { abs($0 - reference) / max(1, abs(reference)) } ?? .infinity
      #expect(error <= 1e-9, "\(key): \(value.debugDescription), not \(reference)")
      worst = max(worst, error)
    }
    if ProcessInfo.processInfo.environment["REPORT_COMPARISONS"] != nil {
      print("compared \(prefix): \(expected.count) values, worst error \(worst)")
    }
  }
}
