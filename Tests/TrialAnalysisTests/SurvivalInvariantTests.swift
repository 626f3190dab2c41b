import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// What holds for every survival comparison.
struct SurvivalInvariantTests {
  private func everything(_ settings: inout StudySettings) {
    settings.isStratified = true
    settings.landmark = 3
    settings.adjustment = .holm
  }

  private func survival(_ builder: StudyBuilder) throws -> SurvivalAnalysis {
    try #require(Analysis(builder.study).survival)
  }

  private func json(_ builder: StudyBuilder) -> String {
    let study = builder.study
    return JSONReport(
      study: study, analysis: Analysis(study), findings: [], version: "1"
    ).text()
  }

  @Test("other identifiers in another order change no digit", arguments: 1..<7)
  func order(seed: UInt64) throws {
    let study = try StaggeredStudy.make().settings(everything)
    let shuffled = try StaggeredStudy.make(shuffled: seed).settings(everything)
    #expect(try survival(study) == survival(shuffled))
    #expect(json(study) == json(shuffled))
  }

  @Test("names of arms and strata are only names")
  func names() throws {
    let study = try StaggeredStudy.make().settings(everything)
    let renamed = study.changed { study in
      for arm in study.arms.indices { study.arms[arm].label = "arm number \(arm)" }
      study.subjects.stratum.values = study.subjects.stratum.values.map { "stratum \($0)" }
    }
    let (own, other) = (try survival(study).endpoints, try survival(renamed).endpoints)
    #expect(own.map(\.results) == other.map(\.results))
    #expect(own.map(\.landmark) == other.map(\.landmark))
    for (own, other) in zip(own, other) {
      let levels = [own, other].map { $0.subgroups.flatMap(\.levels).map(\.comparisons) }
      #expect(levels[0] == levels[1])
      #expect(!levels[0].isEmpty)
    }
  }

  @Test("the unit changes labels only", arguments: TimeUnit.allCases)
  func unit(unit: TimeUnit) throws {
    let study = try StaggeredStudy.make().settings { $0.isStratified = true }
    let other = study.settings { $0.unit = unit }
    #expect(try survival(study) == survival(other))
    #expect(json(study) == json(other))
  }

  @Test("lengths of time in study.toml are in its unit")
  func lengths() throws {
    let months = try StaggeredStudy.make().settings { settings in
      settings.survivalTimes = [24, 12, 12]
      settings.restrictedMeanTime = 18
      settings.landmark = 6
    }
    let days = months.settings { settings in
      settings.unit = .days
      settings.survivalTimes = [365.25, 730.5]
      settings.restrictedMeanTime = 547.875
      settings.landmark = 182.625
    }
    #expect(try survival(months) == survival(days))
    #expect(try survival(days).endpoints[0].arms[0].rates.map(\.time) == [365.25, 730.5])
  }

  @Test("turned round, a ratio is its inverse and a difference its negative")
  func symmetry() throws {
    let study = try StaggeredStudy.make().settings(everything)
    let turned = study.settings {
      $0.comparisons = [ComparisonSettings(arm: "A", reference: "C")]
    }
    for (endpoint, other) in try zip(survival(study).endpoints, survival(turned).endpoints) {
      for cohort in Cohort.allCases {
        let there = endpoint.comparisons[1].contrast(cohort)
        let back = other.comparisons[0].contrast(cohort)
        for (first, second) in [
          (there.hazardRatio, back.hazardRatio),
          (there.stratified?.hazardRatio, back.stratified?.hazardRatio),
        ] {
          let (one, other) = (try #require(first), try #require(second))
          #expect(abs(one.estimate * other.estimate - 1) < 1e-12)
          #expect(abs(one.interval.lower * other.interval.upper - 1) < 1e-12)
          #expect(abs(one.pWald - other.pWald) < 1e-12)
          let checks = (one.pProportionalHazards ?? -1, other.pProportionalHazards ?? -2)
          #expect(abs(checks.0 - checks.1) < 1e-9)
        }
        #expect(there.firstCount == back.secondCount)
        #expect(there.firstEvents == back.secondEvents)
        for (rate, mirrored) in zip(there.rates, back.rates) {
          #expect(rate.difference?.estimate == mirrored.difference.map { -$0.estimate })
          #expect(rate.difference?.pValue == mirrored.difference?.pValue)
        }
        #expect(there.restrictedMean?.first == back.restrictedMean?.second)
      }
    }
  }

  @Test("the headline does not depend on what is asked for beside it")
  func headline() throws {
    let plain = try survival(StaggeredStudy.make()).endpoints
    let full = try survival(StaggeredStudy.make().settings(everything)).endpoints
    for (plain, full) in zip(plain, full) {
      #expect(plain.landmark == nil)
      #expect(plain.arms == full.arms)
      for (one, other) in zip(plain.comparisons, full.comparisons) {
        for cohort in Cohort.allCases {
          #expect(one.contrast(cohort).logRank == other.contrast(cohort).logRank)
          #expect(one.contrast(cohort).hazardRatio == other.contrast(cohort).hazardRatio)
          #expect(one.contrast(cohort).rates == other.contrast(cohort).rates)
          #expect(one.contrast(cohort).stratified == nil)
          #expect(one.contrast(cohort).adjustedPValue == nil)
        }
      }
    }
  }

  @Test("as days go by subjects and events of a comparison only grow", arguments: 0..<20)
  func monotone(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    var before: [SurvivalContrast] = []
    for day in RandomStudy.days {
      let endpoints = Analysis(study, options: .init(asOf: day)).survival?.endpoints ?? []
      // A recorded best response may differ from what the assessments said before it was known.
      let told = endpoints.filter { !$0.endpoint.isDerived }
      let now = told.flatMap(\.comparisons).flatMap { [$0.concurrent, $0.all] }
      for (early, late) in zip(before, now) {
        #expect(early.firstCount <= late.firstCount)
        #expect(early.secondCount <= late.secondCount)
        #expect(early.firstEvents <= late.firstEvents)
        #expect(early.secondEvents <= late.secondEvents)
      }
      before = now
    }
  }

  @Test("an estimate lies in its interval, a probability between 0 and 1", arguments: 0..<20)
  func ranges(seed: UInt64) {
    var study = RandomStudy.make(seed: seed)
    everything(&study.settings)
    for endpoint in Analysis(study).survival?.endpoints ?? [] {
      let results = [endpoint.results, endpoint.landmark?.results].compactMap { $0 }
      for contrast in results.flatMap(\.comparisons).flatMap({ [$0.concurrent, $0.all] }) {
        if let ratio = contrast.hazardRatio {
          #expect(ratio.interval.lower <= ratio.estimate)
          #expect(ratio.estimate <= ratio.interval.upper)
          #expect(contrast.firstEvents > 0 && contrast.secondEvents > 0)
        }
        for difference in contrast.rates.map(\.difference) + [contrast.restrictedMean?.difference] {
          guard let difference, let interval = difference.interval else { continue }
          #expect(interval.lower < difference.estimate && difference.estimate < interval.upper)
        }
        for p in [
          contrast.logRank?.pValue, contrast.petoPeto?.pValue, contrast.adjustedPValue,
          contrast.hazardRatio?.pWald, contrast.hazardRatio?.pProportionalHazards,
          contrast.hazardRatio?.pScore, contrast.hazardRatio?.pLikelihoodRatio,
        ] {
          if let p { #expect((0...1).contains(p)) }
        }
        if let raw = contrast.logRank?.pValue {
          #expect(contrast.adjustedPValue.map { $0 >= raw } ?? false)
        }
      }
    }
  }
}
