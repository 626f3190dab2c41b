import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

struct JSONReportTests {
  private func text(
    _ study: Study, _ options: AnalysisOptions = .init(), findings: [Finding] = []
  ) -> String {
    var study = study
    if !study.files.isEmpty {
      study.files[0].digest = ContentDigest(repeatElement(0x0A, count: 32))
    }
    return JSONReport(
      study: study, analysis: Analysis(study, options: options), findings: findings,
      version: "1.0"
    ).text()
  }

  private func object(
    _ study: Study, _ options: AnalysisOptions = .init(), findings: [Finding] = []
  ) throws -> [String: Any] {
    let data = Data(text(study, options, findings: findings).utf8)
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The value at a path of keys and indices.
  private func value(_ object: Any, _ path: String) -> Any? {
    path.split(separator: ".").reduce(Optional(object)) { value, key in
      if let index = Int(key) {
        guard let array = value as? [Any], array.indices.contains(index) else { return nil }
        return array[index]
      }
      return (value as? [String: Any])?[String(key)]
    }
  }

  private func number(_ object: Any, _ path: String) -> Double? {
    value(object, path) as? Double
  }

  @Test("every key of the interface is there")
  func keys() throws {
    let report = try object(FoundingStudy.builder.study)
    let study = ["id", "title", "data_cutoff", "data_cutoff_source", "population", "cohort"]
    let enrollment = [
      "randomized", "target", "screened", "screen_failures", "first", "last", "rate_per_month",
    ]
    let paths =
      study.map { "study.\($0)" } + enrollment.map { "enrollment.\($0)" }
      + ["schema", "trialtop", "findings"]
      + ["name", "role", "format", "rows", "sha256"].map { "study.files.0.\($0)" }
      + ["code", "label", "n", "opened", "opened_source"].map { "arms.0.\($0)" }
      + ["arm", "n", "treated", "completed", "discontinued", "ongoing", "deaths", "months"]
      .map { "enrollment.arms.0.\($0)" }
      + [
        "source", "criteria", "denominator", "confirmed", "evaluator", "evaluators", "rules",
        "confirmation_days", "stable_days", "adjust", "subgroups", "notes",
      ].map { "response.\($0)" }
      + ["arm", "n", "counts", "responders", "orr", "lower", "upper", "interval"]
      .map { "response.arms.0.\($0)" }
      + ["CR", "PR", "SD", "NON-CR/NON-PD", "PD", "NE", "MISSING"]
      .map { "response.arms.0.counts.\($0)" }
      + [
        "arms", "cohort", "n", "responders", "difference", "lower", "upper", "interval",
        "p_chi_square", "p_fisher", "odds_ratio", "other_cohort", "p_yates", "p_adjusted",
        "conditional_odds_ratio", "conditional_odds_ratio_lower", "conditional_odds_ratio_upper",
        "relative_risk", "relative_risk_lower", "relative_risk_upper", "newcombe.lower",
        "miettinen_nurminen.lower", "miettinen_nurminen.upper", "cmh", "cohorts_disagree",
      ].map { "response.comparisons.0.\($0)" }
      + ["population", "arms.0.arm", "arms.0.n"].map { "toxicity.\($0)" }
      + ["category", "arms.0.arm", "arms.0.subjects", "arms.0.events"]
      .map { "toxicity.summary.0.\($0)" }
      + ["soc", "arms.0.arm", "arms.0.subjects", "arms.0.grade3plus", "arms.0.worst"]
      .flatMap { ["toxicity.classes.0.\($0)", "toxicity.terms.0.\($0)"] }
      + ["toxicity.terms.0.term"]
      + ["paramcd", "param", "unit", "interval"].map { "survival.endpoints.0.\($0)" }
      + ["arm", "n", "events", "median", "lower", "upper", "follow_up_median"]
      .map { "survival.endpoints.0.arms.0.\($0)" }
      + ["time", "at_risk", "events", "censored", "survival", "std_error", "lower", "upper"]
      .map { "survival.endpoints.0.arms.0.curve.\($0)" }
      + ["chi_square", "df", "p", "cohort"].map { "survival.endpoints.0.log_rank.\($0)" }
      + ["n", "chi_square", "df", "p"].map { "survival.endpoints.0.log_rank_concurrent.\($0)" }
      + ["arms", "cohort", "n", "log_rank.chi_square", "log_rank.p", "other_cohort.log_rank.p"]
      .map { "survival.endpoints.0.comparisons.0.\($0)" }
    for path in paths { #expect(value(report, path) != nil, "\(path) is not there") }
  }

  @Test("the founding study's comparisons stand in the report with both cohorts")
  func foundingStudy() throws {
    let report = try object(FoundingStudy.builder.study)
    #expect(value(report, "response.comparisons.1.arms") as? [String] == ["SC", "HD"])
    #expect(value(report, "response.comparisons.1.cohort") as? String == "concurrent")
    #expect(value(report, "response.comparisons.1.n") as? [Int] == [94, 97])
    #expect(value(report, "response.comparisons.1.responders") as? [Int] == [9, 20])
    let p = try #require(number(report, "response.comparisons.1.p_chi_square"))
    #expect(abs(p - 0.03347) < 5e-6)
    #expect(value(report, "response.comparisons.1.other_cohort.n") as? [Int] == [94, 156])
    #expect(value(report, "response.comparisons.1.not_concurrent") as? [Int] == [0, 59])
    #expect(value(report, "study.files.0.sha256") as? String == String(repeating: "0a", count: 32))
    #expect(value(report, "enrollment.arms.2.months.0") as? [AnyHashable] == ["1994-01", 2])
  }

  @Test("the cohort asked for stands first")
  func cohort() throws {
    let report = try object(FoundingStudy.builder.study, .init(cohort: .all))
    #expect(value(report, "study.cohort") as? String == "all")
    #expect(value(report, "response.comparisons.1.cohort") as? String == "all")
    #expect(value(report, "response.comparisons.1.n") as? [Int] == [94, 156])
    #expect(
      value(report, "response.comparisons.1.other_cohort.cohort") as? String == "concurrent")
  }

  @Test("rates, reasons, exposure and risk differences are there")
  func countKeys() throws {
    let report = try object(FoundingStudy.builder.study)
    let enrollment = [
      "screen_failure_reasons", "opened", "last_90_days.n", "last_90_days.rate_per_month",
      "projected_completion", "planned_completion", "months.0", "sites", "strata",
      "arms.0.target", "arms.0.rate_per_month", "arms.0.last_90_days", "arms.0.not_told",
      "arms.0.discontinuation_reasons",
    ]
    let toxicity = [
      "arms.0.exposure_days", "arms.0.patient_years", "arms.0.unknown_exposure",
      "overall.arms.0.worst", "overall.arms.0.events_per_100_py",
      "summary.0.arms.0.events_per_100_py", "terms.0.of_interest", "terms.0.arms.0.events",
      "classes.0.arms.0.events_per_100_py", "summary.0.risk_differences.0.subjects",
      "summary.0.risk_differences.0.difference", "summary.0.risk_differences.0.upper",
    ]
    let difference = [
      "arms", "n", "cohort", "any.subjects", "any.difference", "any.lower", "any.interval",
      "grade3plus.subjects", "grade3plus.difference", "grade3plus.upper",
    ]
    var paths = enrollment.map { "enrollment.\($0)" }
    paths += toxicity.map { "toxicity.\($0)" }
    paths += difference.map { "toxicity.terms.0.risk_differences.0.\($0)" }
    paths += difference.map { "toxicity.classes.0.risk_differences.0.\($0)" }
    for path in paths { #expect(value(report, path) != nil, "\(path) is not there") }
    let comparison = "toxicity.terms.0.risk_differences.0"
    #expect(value(report, "\(comparison).arms") as? [String] == ["LD", "HD"])
    #expect(value(report, "\(comparison).grade3plus.subjects") as? [Int] == [0, 80])
  }

  @Test("a projected completion has its days and their limits, null once the target is reached")
  func projection() throws {
    let study = StudyBuilder().arm("A", target: 12).subjects(10, arm: "A", from: "2000-01-01")
    let report = try object(study.study)
    #expect(value(report, "enrollment.projected_completion.date") as? String == "2000-01-12")
    #expect(value(report, "enrollment.projected_completion.lower") as? String == "2000-01-11")
    #expect(value(report, "enrollment.projected_completion.remaining") as? Int == 2)
    #expect(number(report, "enrollment.projected_completion.days") == 2)
    let done = try object(study.settings { $0.target = 10 }.study)
    #expect(value(done, "enrollment.projected_completion") is NSNull)
  }

  @Test("numbers are written in the shortest form that reads back to the same double")
  func roundTrip() throws {
    let study = FoundingStudy.builder.study
    let text = text(study)
    let contrast = try #require(Analysis(study).response?.comparisons[1].concurrent)
    for (key, number) in [
      ("p_fisher", contrast.pFisher), ("difference", contrast.difference),
      ("lower", contrast.interval?.lower),
    ] {
      // Not by way of JSONSerialization, which misses the last digit.
      #expect(text.contains("\"\(key)\":\(try #require(number))"))
    }
    #expect(text.contains("\"time\":[20,40,60,80,"))
  }

  @Test("what is not estimable is null, and so is a panel without a table")
  func nulls() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(1, arm: "A").event("OS", "A1", days: 3)
      .study
    let report = try object(study)
    for path in [
      "study.data_cutoff", "response", "toxicity", "arms.0.opened", "arms.0.opened_source",
      "enrollment.rate_per_month", "survival.endpoints.0.log_rank.p",
      "survival.endpoints.0.arms.0.curve.std_error.0", "survival.endpoints.0.arms.1.median",
    ] {
      #expect(value(report, path) is NSNull, "\(path) is not null")
    }
  }

  @Test("texts with quotes, control characters and any script come through")
  func escaping() throws {
    let title = "\"A\\B\"\u{1}\n\t\r\u{7F} \u{1F600} Größe"
    let study = StudyBuilder().settings { $0.title = title }.study
    let findings = [
      Finding(
        .error, code: "x", file: "a.csv", line: 2, column: "N",
        problem: .cell(.subjectUnknown("\"A\\B\" \u{1F600} Größe")), count: 3),
      Finding(.note, code: "y", problem: .subjects(.noSubject)),
    ]
    let report = try object(study, findings: findings)
    #expect(value(report, "study.title") as? String == title)
    #expect(
      value(report, "findings.0.message") as? String
        == "Subject \"A\\B\" \u{1F600} Größe is not in the subject table.")
    #expect(value(report, "findings.0.line") as? Int == 2)
    #expect(value(report, "findings.0.count") as? Int == 3)
    #expect(value(report, "findings.1.file") is NSNull)
  }

  @Test("the same study gives the same text, an empty one a valid one")
  func deterministic() throws {
    let study = FoundingStudy.builder.study
    #expect(text(study) == text(study))
    _ = try object(Study())
  }

  @Test("every random study gives valid JSON", arguments: 0..<12)
  func valid(seed: UInt64) throws {
    for population in Population.allCases {
      _ = try object(
        RandomStudy.make(seed: seed),
        .init(population: population, asOf: StudyBuilder.day("2000-09-01")))
    }
  }
}
