import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialStatistics

struct ResponseTests {
  private func response(
    _ builder: StudyBuilder, asOf: String? = nil, population: Population = .intentionToTreat
  ) throws -> ResponseAnalysis {
    let options = AnalysisOptions(
      population: population, asOf: asOf.map(StudyBuilder.day))
    return try #require(Analysis(builder.study, options: options).response)
  }

  private let oneSubject = StudyBuilder().arm("A")
    .subject("a", arm: "A", randomized: "2000-01-01")

  private func derived(_ visits: [(ResponseCategory, String?)], asOf: String? = nil) throws
    -> ResponseCategory?
  {
    let builder = visits.reduce(oneSubject) { $0.visit("a", $1.0, on: $1.1) }
    let response = try response(builder, asOf: asOf)
    #expect(response.source == .derived)
    return ResponseCategory.allCases.first { response.arms[0].count($0) == 1 }
  }

  @Test("the founding study's rates and tests come out as printed: 21 %, 13 %, P = .048")
  func foundingStudy() throws {
    let study = StudyBuilder().arm("HD").arm("LD").subjects(156, arm: "HD").subjects(150, arm: "LD")
      .best(arm: "HD", Array(repeating: .partial, count: 33))
      .best(arm: "LD", Array(repeating: .complete, count: 19))
    let response = try response(study)
    #expect(response.arms[0].rate == Proportion(count: 33, total: 156))
    #expect(response.arms[0].count(.missing) == 123)
    let contrast = response.comparisons[0].all
    #expect(abs((contrast.difference ?? 0) - (19.0 / 150 - 33.0 / 156)) < 1e-15)
    // R 4.2.2: chisq.test(correct = FALSE), fisher.test
    #expect(abs((contrast.pChiSquare ?? 0) - 0.0481410924564) < 1e-12)
    #expect(abs((contrast.pFisher ?? 0) - 0.0670034656579) < 1e-12)
    // (19 * 123) / (131 * 33)
    #expect(abs((contrast.oddsRatio ?? 0) - 0.5406) < 5e-5)
    let interval = try #require(response.arms[0].interval)
    #expect(abs(interval.lower - 0.150) < 5e-4)
    #expect(abs(interval.upper - 0.284) < 5e-4)
  }

  @Test("a subject without a record is missing, and every arm sums to its N")
  func missing() throws {
    let response = try response(
      StudyBuilder().arm("A").subjects(4, arm: "A").best(arm: "A", [.complete, .notEvaluable]))
    #expect(response.arms[0].counts == [1, 0, 0, 0, 0, 1, 2])
    #expect(response.arms[0].rate.total == 4)
  }

  @Test("with the evaluable as denominator only they are counted")
  func evaluableDenominator() throws {
    let response = try response(
      StudyBuilder().arm("A").subjects(4, arm: "A").best(arm: "A", [.complete, .notEvaluable])
        .settings { $0.denominator = .evaluable })
    #expect(response.denominator == .evaluable)
    #expect(response.arms[0].counts == [1, 0, 0, 0, 0, 1, 0])
    #expect(response.arms[0].rate == Proportion(count: 1, total: 2))
  }

  @Test("all missing gives a rate of none of all")
  func allMissing() throws {
    let response = try response(
      StudyBuilder().arm("A").arm("B").subjects(2, arm: "A").subjects(2, arm: "B")
        .table(.responses))
    #expect(response.arms.map { $0.count(.missing) } == [2, 2])
    #expect(response.comparisons[0].all.difference == 0)
    #expect(response.comparisons[0].all.pChiSquare == nil)
    #expect(response.comparisons[0].all.pFisher == 1)
    #expect(response.comparisons[0].all.oddsRatio == nil)
  }

  @Test("an arm without subjects has no interval and no contrast")
  func emptyArm() throws {
    let response = try response(
      StudyBuilder().arm("A").arm("B").subjects(2, arm: "A").best("A1", .complete))
    #expect(response.arms[1].interval == nil)
    #expect(response.comparisons[0].all.difference == nil)
    #expect(response.comparisons[0].all.interval == nil)
    #expect(response.comparisons[0].all.pFisher == nil)
  }

  @Test("the odds ratio is 0 if nobody responds and nil if it would be infinite")
  func oddsRatio() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(4, arm: "A").subjects(4, arm: "B")
    let none = try response(study.best("A1", .complete)).comparisons[0].all
    #expect(none.oddsRatio == 0)
    let infinite = try response(study.best("B1", .complete)).comparisons[0].all
    #expect(infinite.oddsRatio == nil)
  }

  @Test("without a response table there is no response analysis")
  func noTable() {
    #expect(Analysis(oneSubject.study).response == nil)
  }

  @Test("the first of two records of a subject counts")
  func duplicates() throws {
    let response = try response(oneSubject.best("a", .partial).best("a", .complete))
    #expect(response.arms[0].count(.partial) == 1)
  }

  @Test("the data's own record wins over the assessments")
  func recordOverVisits() throws {
    let response = try response(
      oneSubject.visit("a", .complete, on: "2000-03-01").best("a", .stable))
    #expect(response.source == .best)
    #expect(response.arms[0].count(.stable) == 1)
  }

  @Test("confirmed records count only where they are asked for, and are named")
  func confirmed() throws {
    let study = oneSubject.best("a", .complete).best("a", .stable, isConfirmed: true)
    #expect(try response(study).source == .best)
    let confirmed = try response(study.settings { $0.isConfirmed = true })
    #expect(confirmed.source == .confirmedBest)
    #expect(confirmed.arms[0].count(.stable) == 1)
    let unavailable = try response(
      oneSubject.best("a", .complete).settings { $0.isConfirmed = true })
    #expect(unavailable.source == .best)
  }

  @Test("the investigator's records count, never mixed with another's")
  func evaluators() throws {
    let study = StudyBuilder().arm("A").subjects(2, arm: "A")
      .best("A1", .progressive, evaluator: "INDEPENDENT ASSESSOR")
      .best("A1", .complete, evaluator: "INVESTIGATOR")
      .best("A2", .partial, evaluator: "INDEPENDENT ASSESSOR")
    let response = try response(study)
    #expect(response.evaluator == "INVESTIGATOR")
    #expect(response.arms[0].counts == [1, 0, 0, 0, 0, 0, 1])
  }

  @Test("without an investigator the evaluator who comes first counts")
  func firstEvaluator() throws {
    let study = oneSubject.best("a", .partial, evaluator: "READER 2")
      .best("a", .complete, evaluator: "READER 1")
    let response = try response(study)
    #expect(response.evaluator == "READER 2")
    #expect(response.arms[0].count(.partial) == 1)
  }

  @Test("the best assessment up to the first progression is the best response")
  func bestOfVisits() throws {
    #expect(
      try derived([
        (.stable, "2000-03-01"), (.partial, "2000-04-01"), (.stable, "2000-05-01"),
        (.progressive, "2000-06-01"), (.complete, "2000-07-01"),
      ]) == .partial)
    #expect(try derived([(.progressive, "2000-02-01"), (.partial, "2000-03-01")]) == .progressive)
  }

  @Test("assessments up to the day of randomization do not count")
  func baseline() throws {
    #expect(try derived([(.partial, "2000-01-01")]) == .missing)
    #expect(try derived([(.partial, "2000-01-02")]) == .partial)
  }

  @Test("stable disease before day 42 is not evaluable, on day 42 it is stable")
  func stableWindow() throws {
    #expect(try derived([(.stable, "2000-02-11")]) == .notEvaluable)
    #expect(try derived([(.stable, "2000-02-12")]) == .stable)
    #expect(try derived([(.nonCompleteNonProgressive, "2000-02-11")]) == .notEvaluable)
    #expect(
      try derived([(.nonCompleteNonProgressive, "2000-02-12")]) == .nonCompleteNonProgressive)
    #expect(try derived([(.stable, nil)]) == .stable)
    #expect(
      try derived([(.stable, "2000-01-20"), (.progressive, "2000-02-20")]) == .progressive)
  }

  @Test("on the day of the first progression only the progression counts, in any order")
  func sameDay() throws {
    let complete = (ResponseCategory.complete, Optional("2000-03-01"))
    let progressive = (ResponseCategory.progressive, Optional("2000-03-01"))
    #expect(try derived([complete, progressive]) == .progressive)
    #expect(try derived([progressive, complete]) == .progressive)
  }

  @Test("as of a day, only assessments up to it count")
  func visitsAsOf() throws {
    let visits = [
      (ResponseCategory.stable, Optional("2000-03-01")), (.partial, Optional("2000-04-01")),
    ]
    #expect(try derived(visits, asOf: "2000-03-31") == .stable)
    #expect(try derived(visits, asOf: "2000-04-01") == .partial)
  }

  @Test("a best response dated later is derived from the assessments, an undated one stays")
  func recordAsOf() throws {
    let study = StudyBuilder().arm("A").subjects(3, arm: "A", from: "2000-01-01", every: 0)
      .best("A1", .complete, on: "2000-06-01").visit("A1", .partial, on: "2000-03-01")
      .best("A2", .complete).visit("A2", .partial, on: "2000-03-01")
      .best("A3", .complete, on: "2000-06-01")
    let response = try response(study, asOf: "2000-04-01")
    #expect(response.source == .best)
    #expect(response.arms[0].counts == [1, 1, 0, 0, 0, 0, 1])
  }

  @Test("a later record is not derived from another evaluator's assessments")
  func recordAsOfByAnother() throws {
    let study =
      oneSubject
      .best("a", .complete, on: "2000-06-01", evaluator: "INVESTIGATOR")
      .visit("a", .partial, on: "2000-03-01", evaluator: "INDEPENDENT ASSESSOR")
    let response = try response(study, asOf: "2000-04-01")
    #expect(response.arms[0].count(.missing) == 1)
  }

  @Test("in the safety population response is counted by the arm actually given")
  func safetyPopulation() throws {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("a", arm: "A", actual: "B", safety: .yes).best("a", .complete)
    let response = try response(study, population: .safety)
    #expect(response.arms.map(\.rate.total) == [0, 1])
  }
}
