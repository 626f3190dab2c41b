import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialData
import TrialModel
import TrialStatistics

/// Responses of whole folders against what R makes of them, and against pharmaverse's own records.
struct ResponseReferenceTests {
  private static let fixtures = URL(filePath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().appending(path: "Fixtures")

  private static func study(
    _ name: String, _ change: (inout StudySettings) -> Void = { _ in }
  ) throws -> Study {
    let folder = fixtures.appending(path: "studies").appending(path: name)
    var study = try #require(StudyLoader(directory: folder.path).load().study)
    change(&study.settings)
    return study
  }

  private static func reference() throws -> [String: Any] {
    let data = try Data(contentsOf: fixtures.appending(path: "r/response.json"))
    return try #require(JSONSerialization.jsonObject(with: data) as? [String: Any])
  }

  /// The numbers at a path of keys and indices: of a list, or a single one.
  private func numbers(_ object: Any?, _ path: String) -> [Double] {
    var value = object
    for key in path.split(separator: ".") {
      if let index = Int(key), let list = value as? [Any] {
        value = list.indices.contains(index) ? list[index] : nil
      } else {
        value = (value as? [String: Any])?[String(key)]
      }
    }
    if let list = value as? [Any] { return list.map { $0 as? Double ?? .nan } }
    return (value as? Double).map { [$0] } ?? []
  }

  private func expect(
    _ actual: [Double?], _ expected: [Double], _ what: String,
    location: SourceLocation = #_sourceLocation
  ) {
    #expect(actual.count == expected.count, "\(what): \(expected)", sourceLocation: location)
    for (one, other) in zip(actual, expected) {
      let one = one ?? .nan
      let isEqual = one.isNaN && other.isNaN || abs(one - other) <= 1e-9 * max(1, abs(other))
      #expect(isEqual, "\(what): \(one), not \(other)", sourceLocation: location)
    }
  }

  private func limits(_ interval: Interval?) -> [Double?] { [interval?.lower, interval?.upper] }

  @Test(
    "counts are R's, confirmed or not, by RECIST and by WHO",
    arguments: ["unconfirmed", "confirmed", "short", "who"])
  func counts(key: String) throws {
    let reference = try ResponseReferenceTests.reference()
    let study = try ResponseReferenceTests.study("response-simulated") { settings in
      settings.isConfirmed = key != "unconfirmed"
      if key == "short" { settings.stableDays = 28 }
      if key == "short" || key == "who" { settings.confirmationDays = 21 }
      if key == "who" { settings.criteria = "WHO" }
    }
    let response = try #require(Analysis(study).response)
    #expect(response.source == .derived)
    for (arm, code) in zip(response.arms, ["HD", "LD", "SC"]) {
      expect(arm.counts.map(Double.init), numbers(reference, "counts.\(key).\(code)"), code)
    }
  }

  @Test("every interval of a rate is R's", arguments: ProportionInterval.allCases)
  func intervals(kind: ProportionInterval) throws {
    let reference = try ResponseReferenceTests.reference()
    for key in ["unconfirmed", "confirmed"] {
      let study = try ResponseReferenceTests.study("response-simulated") {
        $0.isConfirmed = key == "confirmed"
        $0.responseInterval = kind
      }
      let response = try #require(Analysis(study).response)
      #expect(response.interval == kind)
      for (index, arm) in response.arms.enumerated() {
        expect(
          limits(arm.interval), numbers(reference, "rates.\(key).\(index).\(kind.rawValue)"),
          "\(key) \(index)")
      }
    }
  }

  @Test(
    "every statistic of a comparison is R's, strata and Holm's P among them",
    arguments: ["unconfirmed", "confirmed"])
  func comparisons(key: String) throws {
    let reference = try ResponseReferenceTests.reference()
    let study = try ResponseReferenceTests.study("response-simulated") {
      $0.isConfirmed = key == "confirmed"
      $0.responseAdjustment = .holm
      $0.differenceInterval = .miettinenNurminen
    }
    let response = try #require(Analysis(study).response)
    for (index, comparison) in response.comparisons.enumerated() {
      for (offset, cohort) in [Cohort.concurrent, .all].enumerated() {
        let path = "comparisons.\(key).\(index + 2 * offset)"
        let contrast = comparison.contrast(cohort)
        let stratified = try #require(contrast.stratified)
        let checks: [(String, [Double?])] = [
          ("n", [Double(contrast.first.total), Double(contrast.second.total)]),
          ("responders", [Double(contrast.first.count), Double(contrast.second.count)]),
          ("difference", [contrast.difference]), ("newcombe", limits(contrast.newcombe)),
          ("miettinen_nurminen", limits(contrast.miettinenNurminen)),
          ("miettinen_nurminen", limits(contrast.interval)),
          ("p_chi_square", [contrast.pChiSquare]), ("p_yates", [contrast.pYates]),
          ("p_fisher", [contrast.pFisher]), ("p_adjusted", [contrast.pAdjusted]),
          ("odds_ratio", [contrast.oddsRatio]),
          (
            "conditional",
            [contrast.conditionalOddsRatio] + limits(contrast.conditionalOddsRatioInterval)
          ),
          ("relative_risk", [contrast.relativeRisk] + limits(contrast.relativeRiskInterval)),
          ("cmh.chi_square", [stratified.chiSquare]), ("cmh.p", [stratified.pValue]),
          ("cmh.odds", [stratified.commonOddsRatio] + limits(stratified.interval)),
          ("cmh.strata", [Double(stratified.strata)]),
          ("cmh.without", stratified.withoutStratum.map(Double.init)),
        ]
        for (name, actual) in checks {
          expect(actual, numbers(reference, "\(path).\(name)"), "\(path).\(name)")
        }
      }
    }
  }

  @Test("subgroups are R's and sum to every arm's N")
  func subgroups() throws {
    let reference = try ResponseReferenceTests.reference()
    let study = try ResponseReferenceTests.study("response-simulated") {
      $0.responseInterval = .wilson
    }
    let response = try #require(Analysis(study).response)
    let expected = try #require(reference["subgroups"] as? [[String: Any]])
    #expect(response.subgroups.map(\.level) == expected.map { $0["level"] as? String })
    #expect(response.subgroups.map(\.factor.rawValue) == expected.map { $0["factor"] as? String })
    for (subgroup, expected) in zip(response.subgroups, expected) {
      for (index, arm) in subgroup.arms.enumerated() {
        let what = "\(subgroup.factor) \(subgroup.level) \(index)"
        expect([Double(arm.rate.count)], numbers(expected, "arms.\(index).x"), what)
        expect([Double(arm.rate.total)], numbers(expected, "arms.\(index).n"), what)
        if arm.rate.total > 0 {
          expect(limits(arm.interval), numbers(expected, "arms.\(index).wilson"), what)
        } else {
          #expect(arm.interval == nil)
        }
      }
    }
    for factor in ResponseSubgroup.Factor.allCases {
      for (index, arm) in response.arms.enumerated() {
        let rates = response.subgroups.filter { $0.factor == factor }.map { $0.arms[index].rate }
        #expect(rates.reduce(0) { $0 + $1.total } == arm.rate.total)
        #expect(rates.reduce(0) { $0 + $1.count } == arm.rate.count)
      }
    }
  }

  @Test("durations of and times to response are R's", arguments: ["unconfirmed", "confirmed"])
  func times(key: String) throws {
    let reference = try ResponseReferenceTests.reference()
    let study = try ResponseReferenceTests.study("response-simulated") {
      $0.isConfirmed = key == "confirmed"
    }
    let endpoints = try #require(Analysis(study).survival).endpoints
    #expect(endpoints.map(\.endpoint.code) == ["DOR", "TTR", "OSCR"])
    func check(_ name: String, _ actual: [Double?]) {
      expect(actual, numbers(reference, "times.\(key).\(name)"), name)
    }
    func days(_ endpoint: EndpointAnalysis) -> Double {
      endpoint.arms.reduce(0) { sum, arm in
        zip(arm.curve.times, zip(arm.curve.events, arm.curve.censored)).reduce(sum) {
          $0 + $1.0 * Double($1.1.0 + $1.1.1)
        }
      }
    }
    let durations = endpoints[0].arms
    check("n", durations.map { Double($0.curve.subjectCount) })
    check("events", durations.map { Double($0.curve.eventCount) })
    check("median", durations.map(\.median.estimate))
    check("lower", durations.map(\.median.lower))
    check("upper", durations.map(\.median.upper))
    check("days", [days(endpoints[0])])
    check("chi_square", [endpoints[0].logRankAll?.chiSquare])
    check("ttr_median", endpoints[1].arms.map(\.median.estimate))
    check("ttr_days", [days(endpoints[1])])
  }

  @Test("derived best responses are pharmaverse's own BOR and CBOR", arguments: [false, true])
  func pharmaverse(isConfirmed: Bool) throws {
    let recorded = try ResponseReferenceTests.study("pharmaverse-adrs") {
      $0.isConfirmed = isConfirmed
    }
    var derived = recorded
    derived.settings.derivesResponse = true
    // Every subject an arm of its own, so that subjects and not only sums are compared.
    func categories(_ study: Study) throws -> [[Int]] {
      var study = study
      study.arms = study.subjects.identifiers.map { Arm(code: $0, label: $0) }
      study.subjects.plannedArm = study.arms.indices.map { Int16($0) }
      study.settings.comparisons = [ComparisonSettings(arm: "x", reference: "y")]
      let response = try #require(Analysis(study).response)
      #expect(response.evaluator == "INVESTIGATOR")
      #expect(response.isConfirmed == isConfirmed)
      return response.arms.map(\.counts)
    }
    #expect(try categories(recorded) == categories(derived))
    #expect(try #require(Analysis(derived).response).source == .derived)
    let source = try #require(Analysis(recorded).response).source
    #expect(source == (isConfirmed ? .confirmedBest : .best))
  }

  @Test("derived durations are pharmaverse's own RSD")
  func pharmaverseDurations() throws {
    let study = try ResponseReferenceTests.study("pharmaverse-adrs")
    let endpoints = try #require(Analysis(study).survival).endpoints
    let curves = try #require(endpoints.first { $0.endpoint.code == "DOR" }).arms.map(\.curve)
    // ADTTE's RSD of the four responders: 1+ and 43+ on placebo, 22+ low dose, 43 high dose.
    #expect(curves.flatMap(\.times).sorted() == [1, 22, 43, 43])
    #expect(curves.reduce(0) { $0 + $1.eventCount } == 1)
  }

  @Test(
    "the order of the rows and the names of subjects and sites change nothing", arguments: 1..<5)
  func order(seed: UInt64) throws {
    func analysis(_ study: Study) -> String {
      let analysis = Analysis(study)
      return String(describing: (analysis.response?.arms, analysis.response?.comparisons))
        + String(describing: analysis.response?.subgroups.map(\.arms))
        + String(describing: analysis.survival)
    }
    let settings: (inout StudySettings) -> Void = { $0.isConfirmed = seed % 2 == 0 }
    let study = try ResponseReferenceTests.study("response-simulated", settings)
    let folder = FileManager.default.temporaryDirectory
      .appending(path: "response-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    var random = SplitMix(seed: seed)
    for name in ["adsl.csv", "adrs.csv"] {
      let source = ResponseReferenceTests.fixtures
        .appending(path: "studies/response-simulated").appending(path: name)
      let lines = try String(contentsOf: source, encoding: .utf8).split(separator: "\n")
      let shuffled = lines.dropFirst().shuffled(using: &random).map {
        $0.replacingOccurrences(of: "\"S0", with: "\"Z9")
          .replacingOccurrences(of: "\"S1", with: "\"A1")
          .replacingOccurrences(of: "\"0", with: "\"site 0")
      }
      let text = ([String(lines[0])] + shuffled).joined(separator: "\n") + "\n"
      try Data(text.utf8).write(to: folder.appending(path: name))
    }
    var other = try #require(StudyLoader(directory: folder.path).load().study)
    settings(&other.settings)
    #expect(other.subjects.identifiers != study.subjects.identifiers)
    let isSame = analysis(other) == analysis(study)
    #expect(isSame)
  }
}
