import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

struct SurvivalEdgeTests {
  private func endpoint(_ builder: StudyBuilder) throws -> EndpointAnalysis {
    try #require(Analysis(builder.study).survival?.endpoints.first)
  }

  private func text(_ builder: StudyBuilder, _ options: AnalysisOptions = .init()) -> String {
    let study = builder.study
    let lines = TextReport(
      study: study, analysis: Analysis(study, options: options), findings: [], version: "1"
    ).text().split(separator: "\n")
    #expect(lines.allSatisfy { $0.count <= 80 })
    return lines.joined(separator: " ").split(separator: " ").joined(separator: " ")
  }

  /// A: two events and a censoring; B: censored only.
  private let noEvents = StudyBuilder().arm("A").arm("B")
    .subjects(3, arm: "A").subjects(2, arm: "B")
    .event("OS", "A1", days: 100).event("OS", "A2", days: 300).censored("OS", "A3", days: 500)
    .censored("OS", "B1", days: 400).censored("OS", "B2", days: 900)

  @Test("an arm without events has no hazard ratio, and the report says why")
  func armWithoutEvents() throws {
    let contrast = try endpoint(noEvents).comparisons[0].concurrent
    #expect(!contrast.isEstimable)
    #expect(contrast.hazardRatio == nil)
    #expect(contrast.logRank != nil)
    #expect(contrast.petoPeto != nil)
    #expect(contrast.firstEvents == 0)
    #expect(contrast.secondEvents == 2)
    #expect(text(noEvents).contains("hazard ratio not estimable (no event in B), PH check P = NE"))
    let study = noEvents.study
    let json = JSONReport(
      study: study, analysis: Analysis(study), findings: [], version: "1"
    ).text()
    #expect(json.contains("\"hazard_ratio\":null,\"lower\":null,\"upper\":null,\"p_wald\":null"))
    #expect(json.contains("\"p_likelihood_ratio\":null,\"p_score\":null"))
    #expect(json.contains("\"p_proportional_hazards\":null"))
  }

  @Test("before an arm's first event there is no interval, after its last time nothing")
  func outsideTheData() throws {
    let study = noEvents.settings { settings in
      settings.unit = .days
      settings.survivalTimes = [50, 200, 600]
    }
    let arms = try endpoint(study).arms
    #expect(arms[0].rates[0].survival == 1)
    #expect(arms[0].rates[0].interval == nil)
    #expect(arms[0].rates[1].interval != nil)
    #expect(arms[0].rates[1].atRisk == 2)
    #expect(arms[0].rates[2].survival == nil)
    #expect(arms[1].rates[2].survival == 1)
    let rates = try endpoint(study).comparisons[0].all.rates
    #expect(rates[0].difference?.estimate == 0)
    #expect(rates[0].difference?.interval == nil)
    #expect(rates[0].difference?.pValue == nil)
    #expect(abs((rates[1].difference?.estimate ?? 0) - 1.0 / 3) < 1e-15)
    // The other arm has no event yet, so nobody knows how far its estimate may be off.
    #expect(rates[1].difference?.interval == nil && rates[1].difference?.pValue == nil)
    #expect(rates[2].difference == nil)
  }

  @Test("the restricted mean stops at the smallest of the largest times")
  func commonTime() throws {
    let endpoint = try endpoint(noEvents)
    #expect(endpoint.results.restrictedMeanTime == 500)
    // 100 + 200 * 2/3 + 200 * 1/3
    #expect(abs((endpoint.arms[0].restrictedMean?.mean ?? 0) - 300) < 1e-12)
    #expect(endpoint.arms[1].restrictedMean?.mean == 500)
    #expect(endpoint.comparisons[0].all.restrictedMean?.time == 500)
    #expect(endpoint.comparisons[0].all.restrictedMean?.difference?.estimate == 200)
    #expect(endpoint.comparisons[0].all.restrictedMean?.difference?.interval == nil)
    #expect(endpoint.comparisons[0].all.restrictedMean?.difference?.pValue == nil)
  }

  @Test("a restricted mean beyond an arm's last time needs a curve that has reached 0")
  func longTau() throws {
    let study = noEvents.settings { settings in
      settings.unit = .days
      settings.restrictedMeanTime = 600
    }
    #expect(try endpoint(study).arms[0].restrictedMean == nil)
    #expect(try endpoint(study).arms[1].restrictedMean?.mean == 600)
    #expect(try endpoint(study).comparisons[0].all.restrictedMean?.time == 600)
    #expect(try endpoint(study).comparisons[0].all.restrictedMean?.difference == nil)
    let reached = StudyBuilder().arm("A").subjects(2, arm: "A")
      .event("OS", "A1", days: 100).event("OS", "A2", days: 300)
      .settings { settings in
        settings.unit = .days
        settings.restrictedMeanTime = 600
      }
    #expect(try endpoint(reached).arms[0].restrictedMean?.mean == 200)
  }

  @Test("one arm, one subject: rates and mean, nothing to compare")
  func oneArm() throws {
    let study = StudyBuilder().arm("A").subject("a", arm: "A").event("OS", "a", days: 200)
    let endpoint = try endpoint(study)
    #expect(endpoint.comparisons.isEmpty)
    #expect(endpoint.arms[0].rates.map(\.time) == [182.625, 365.25])
    #expect(endpoint.arms[0].rates.map(\.survival) == [1, 0])
    #expect(endpoint.arms[0].restrictedMean?.mean == 200)
    #expect(endpoint.results.restrictedMeanTime == 200)
    #expect(!text(study).contains("hazard ratio"))
  }

  @Test("one subject in each arm")
  func oneSubjectEach() throws {
    let study = StudyBuilder().arm("A").arm("B").subject("a", arm: "A").subject("b", arm: "B")
      .event("OS", "a", days: 200).event("OS", "b", days: 300)
    let contrast = try endpoint(study).comparisons[0].concurrent
    // Only one of the two can be at risk alone at an event: the ratio has no bound.
    #expect(contrast.hazardRatio == nil)
    #expect(contrast.logRank?.chiSquare == 1)
    #expect(text(study).contains("hazard ratio not estimable, PH check P = NE"))
  }

  @Test("all censored: no test, no ratio, no interval")
  func allCensored() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(2, arm: "A").subjects(2, arm: "B")
      .censored("OS", "A1", days: 400).censored("OS", "A2", days: 500)
      .censored("OS", "B1", days: 400).censored("OS", "B2", days: 450)
      .settings { $0.adjustment = .holm }
    let contrast = try endpoint(study).comparisons[0].concurrent
    #expect(contrast.logRank == nil)
    #expect(contrast.petoPeto == nil)
    #expect(contrast.hazardRatio == nil)
    #expect(contrast.adjustedPValue == nil)
    #expect(contrast.restrictedMean?.difference?.estimate == 0)
    #expect(contrast.restrictedMean?.difference?.pValue == nil)
    #expect(text(study).contains("(no event in B and A)"))
    #expect(text(study).contains("concurrent: 0 with a P value"))
  }

  @Test("times of 0 leave no restricted mean")
  func zero() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(2, arm: "A").subjects(2, arm: "B")
      .event("OS", "A1", days: 0).event("OS", "A2", days: 0)
      .event("OS", "B1", days: 0).censored("OS", "B2", days: 10)
    let endpoint = try endpoint(study)
    #expect(endpoint.results.restrictedMeanTime == nil)
    #expect(endpoint.arms.allSatisfy { $0.restrictedMean == nil })
    #expect(endpoint.comparisons[0].all.restrictedMean == nil)
    #expect(endpoint.comparisons[0].all.logRank != nil)
    _ = text(study)
  }

  @Test("arms that were never open together have nobody to compare")
  func emptyCohort() throws {
    let study = StudyBuilder()
      .arm("A", opened: "2000-01-01", closed: "2000-01-31").arm("B", opened: "2000-03-01")
      .subjects(4, arm: "A", from: "2000-01-01").subjects(4, arm: "B", from: "2000-03-01")
      .event("OS", "A1", days: 10).event("OS", "A2", days: 20).censored("OS", "A3", days: 30)
      .event("OS", "B1", days: 15).event("OS", "B2", days: 25).censored("OS", "B3", days: 35)
      .settings { $0.isStratified = true }
    let comparison = try endpoint(study).comparisons[0]
    #expect(comparison.concurrent.firstCount == 0)
    #expect(comparison.concurrent.secondCount == 0)
    #expect(comparison.concurrent.logRank == nil)
    #expect(comparison.concurrent.hazardRatio == nil)
    #expect(comparison.concurrent.restrictedMean == nil)
    #expect(comparison.concurrent.rates.allSatisfy { $0.difference == nil })
    #expect(comparison.all.hazardRatio != nil)
    _ = text(study)
  }

  @Test("a landmark keeps who is at risk after it, not at it, and restarts the clock")
  func landmark() throws {
    let study = noEvents.settings { settings in
      settings.unit = .days
      settings.landmark = 300
    }
    let landmark = try #require(try endpoint(study).landmark)
    #expect(landmark.time == 300)
    #expect(landmark.leftOut == 2)
    #expect(landmark.results.arms.map(\.curve.times) == [[200], [100, 600]])
    #expect(landmark.results.subjectCount == 3)
    #expect(try endpoint(study).arms[0].curve.times == [100, 300, 500])
    let text = text(study)
    #expect(text.contains("SURVIVAL: OS, LANDMARK 300 DAYS"))
    #expect(text.contains("Landmark 300 days: only the 3 subjects still at risk after it"))
    #expect(text.contains("RMST to tau = 200 days after the landmark"))
  }

  @Test("a landmark that is asked for goes before that of study.toml, 0 meaning none")
  func landmarkOption() {
    let study = noEvents.settings { settings in
      settings.unit = .days
      settings.landmark = 300
    }.study
    func landmark(_ asked: Double?) -> LandmarkAnalysis? {
      Analysis(study, options: .init(landmark: asked)).survival?.endpoints[0].landmark
    }
    #expect(landmark(nil)?.time == 300)
    #expect(landmark(100)?.time == 100)
    #expect(landmark(0) == nil)
    #expect(landmark(-1) == nil)
    #expect(landmark(.infinity) == nil)
    let none = noEvents.study
    let asked = Analysis(none, options: .init(landmark: 300)).survival?.endpoints[0].landmark
    #expect(asked == landmark(300))
    #expect(Analysis(none).survival?.endpoints[0].landmark == nil)
  }

  @Test("nobody is left after a late landmark")
  func lateLandmark() throws {
    let study = noEvents.settings { $0.landmark = 600 }
    let landmark = try #require(try endpoint(study).landmark)
    #expect(landmark.results.subjectCount == 0)
    #expect(landmark.leftOut == 5)
    #expect(landmark.results.restrictedMeanTime == nil)
    #expect(landmark.results.comparisons[0].all.logRank == nil)
    _ = text(study)
  }

  @Test("who has no stratum is left out; without any stratum there is no stratified test")
  func strata() throws {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("a", arm: "A", stratum: "x").subject("b", arm: "B", stratum: "x")
      .subject("c", arm: "A").subject("d", arm: "B", stratum: "y").subject("e", arm: "B")
      .event("OS", "a", days: 10).event("OS", "b", days: 20).event("OS", "c", days: 30)
      .event("OS", "d", days: 40).event("OS", "e", days: 5).settings { $0.isStratified = true }
    let stratified = try #require(try endpoint(study).comparisons[0].all.stratified)
    #expect(stratified.strataCount == 2)
    #expect(stratified.withoutStratum == [1, 1])
    // Only x has both arms: one death of A, half of it expected, then nobody to compare.
    #expect(stratified.logRank?.chiSquare == 1)
    let none = noEvents.settings { $0.isStratified = true }
    #expect(try endpoint(none).comparisons[0].all.stratified == nil)
    #expect(Analysis(none.study).survival?.hasStrata == false)
    #expect(text(none).contains("Stratified tests are asked for, but no subject has a stratum."))
    #expect(text(study).contains("subjects without a stratum are left out"))
  }

  @Test("Holm's method adjusts the comparisons of an endpoint, each cohort by itself")
  func holm() throws {
    let study = try StaggeredStudy.make().settings { $0.adjustment = .holm }
    for cohort in Cohort.allCases {
      let contrasts = try endpoint(study).comparisons.map { $0.contrast(cohort) }
      let raw = contrasts.map { $0.logRank?.pValue ?? .nan }
      #expect(contrasts.map { $0.adjustedPValue ?? .nan } == PValueAdjustment.holm(raw))
    }
    #expect(text(study).contains("Holm: log-rank P values adjusted over the comparisons"))
    #expect(text(try StaggeredStudy.make()).contains("P values not adjusted. Concurrent:"))
  }

  @Test("the usual times are 12 and 24 months, 6 and 12 where nobody was followed for 24")
  func usualTimes() throws {
    #expect(try endpoint(noEvents).arms[0].rates.map(\.time) == [365.25, 730.5])
    let short = StudyBuilder().arm("A").subject("a", arm: "A").event("OS", "a", days: 730)
    #expect(try endpoint(short).arms[0].rates.map(\.time) == [182.625, 365.25])
    let none = noEvents.settings { $0.survivalTimes = [] }
    #expect(try endpoint(none).arms[0].rates.isEmpty)
    #expect(!text(none).contains("survival at"))
  }

  @Test("the report is 80 columns wide whatever is asked for", arguments: 0..<8)
  func width(seed: UInt64) {
    var study = RandomStudy.make(seed: seed)
    study.settings.survivalTimes = [1, 2.25, 3, 10, 11.0625]
    study.settings.landmark = 1.5
    study.settings.isStratified = true
    study.settings.adjustment = .holm
    for unit in TimeUnit.allCases {
      study.settings.unit = unit
      let lines = TextReport(
        study: study, analysis: Analysis(study), findings: [], version: "1"
      ).text().split(separator: "\n")
      #expect(lines.allSatisfy { $0.count <= 80 })
    }
  }

  @Test("a limit is told from the value it must not cross")
  func limits() {
    #expect(NumberFormat.ratio(0.75, Interval(lower: 0.5, upper: 0.9983)) == "0.75 (0.500-0.998)")
    #expect(NumberFormat.ratio(1.5, Interval(lower: 1.00004, upper: 2)) == "1.50 (1.00004-2.00000)")
    #expect(NumberFormat.ratio(1.5, Interval(lower: 1, upper: 2)) == "1.50 (1.00-2.00)")
    #expect(
      NumberFormat.interval(Interval(lower: -3, upper: -0.004), places: 2, against: 0)
        == "-3.000 to -0.004")
    #expect(NumberFormat.interval(nil, places: 2, against: 0) == "NE")
  }
}
