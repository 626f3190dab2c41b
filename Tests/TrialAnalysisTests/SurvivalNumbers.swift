import Foundation
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

/// The survival part of the JSON report as one flat table, with the keys of `contrasts.json`.
enum SurvivalNumbers {
  static func flat(_ study: Study, _ prefix: String) throws -> [String: Double?] {
    let text = JSONReport(
      study: study, analysis: Analysis(study), findings: [], version: "1"
    ).text()
    let report = try #require(
      try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
    let survival = try #require(report["survival"] as? [String: Any])
    var values: [String: Double?] = [:]
    for endpoint in objects(survival["endpoints"]) {
      let key = "\(prefix)/\(endpoint["paramcd"] ?? "")"
      add(endpoint, key, &values)
      if let landmark = endpoint["landmark"] as? [String: Any] {
        add(landmark, "\(key)/landmark", &values)
      }
    }
    return values
  }

  private static func objects(_ value: Any?) -> [[String: Any]] {
    value as? [[String: Any]] ?? []
  }

  private static func add(
    _ results: [String: Any], _ key: String, _ values: inout [String: Double?]
  ) {
    for arm in objects(results["arms"]) where arm["n"] as? Int != 0 {
      let told = arm.filter { ["n", "events", "survival_at", "rmst"].contains($0.key) }
      add(told as Any, "\(key)/arms/\(arm["arm"] ?? "")", &values)
    }
    for name in ["log_rank", "log_rank_concurrent"] {
      guard let test = results[name] as? [String: Any] else { continue }
      let told = test.filter { $0.key != "cohort" }
      add(told as Any, "\(key)/log_rank/\(test["cohort"] ?? "")", &values)
    }
    for comparison in objects(results["comparisons"]) {
      let arms = comparison["arms"] as? [String] ?? []
      let other = comparison["other_cohort"] as? [String: Any] ?? [:]
      for contrast in [comparison, other] {
        let left: Set = [
          "arms", "cohort", "not_concurrent", "other_cohort", "test", "compares_responders",
          "p_shown",
        ]
        let told = contrast.filter {
          !left.contains($0.key) && !($0.key == "stratified" && $0.value is NSNull)
        }
        let cohort = contrast["cohort"] ?? ""
        add(told as Any, "\(key)/\(arms.joined(separator: " v "))/\(cohort)", &values)
      }
    }
  }

  private static func add(_ value: Any, _ key: String, _ values: inout [String: Double?]) {
    switch value {
    case let members as [String: Any]:
      for (name, member) in members { add(member, "\(key)/\(name)", &values) }
    case let elements as [Any]:
      for (index, element) in elements.enumerated() { add(element, "\(key)/\(index)", &values) }
    default: values.updateValue((value as? NSNumber)?.doubleValue, forKey: key)
    }
  }
}
