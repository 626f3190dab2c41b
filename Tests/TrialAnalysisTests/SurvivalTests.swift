import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialStatistics

struct SurvivalTests {
  private func endpoints(_ builder: StudyBuilder) throws -> [EndpointAnalysis] {
    try #require(Analysis(builder.study).survival).endpoints
  }

  private let study = StudyBuilder().arm("A").arm("B")
    .subjects(3, arm: "A").subjects(3, arm: "B")
    .event("DOR", "A1", days: 5).event("PFS", "A1", days: 5)
    .event("OS", "A1", days: 6).event("OS", "A2", days: 7).censored("OS", "A3", days: 10)
    .event("OS", "B1", days: 15).censored("OS", "B2", days: 19).event("OS", "B3", days: 25)

  @Test("OS comes first, PFS second, the others as the file has them")
  func order() throws {
    #expect(try endpoints(study).map(\.endpoint.code) == ["OS", "PFS", "DOR"])
  }

  @Test("study.toml chooses endpoints and their order; what the data lacks is left out")
  func chosen() throws {
    let chosen = study.settings { $0.endpoints = ["DOR", "EFS", "os"] }
    #expect(try endpoints(chosen).map(\.endpoint.code) == ["DOR", "OS"])
  }

  @Test("curves, medians and follow-up agree with R's survfit")
  func curves() throws {
    // survfit(Surv(t, d) ~ 1): t = 6, 7, 10+; S = 2/3, 1/3, 1/3; median 7
    let arm = try endpoints(study)[0].arms[0]
    #expect(arm.curve.times == [6, 7, 10])
    #expect(arm.curve.atRisk == [3, 2, 1])
    #expect(abs(arm.curve.survival[1] - 1.0 / 3) < 1e-15)
    #expect(arm.median.estimate == 7)
    #expect(arm.followUp == 10)
  }

  @Test("the log-rank test agrees with R's survdiff")
  func logRank() throws {
    // survdiff(Surv(c(6,7,10,15,19,25), c(1,1,0,1,0,1)) ~ rep(1:2, each = 3))
    let test = try #require(try endpoints(study)[0].logRankAll)
    #expect(test.degreesOfFreedom == 1)
    #expect(test.subjectCount == 6)
    // E_A = 3/6 + 2/5 + 0 + 0 = 0.9, O_A = 2; V = 1/4 + 6/25 = 0.49
    #expect(abs(test.chiSquare - 1.1 * 1.1 / 0.49) < 1e-12)
    let pair = try #require(try endpoints(study)[0].comparisons[0].all.logRank)
    #expect(abs(pair.chiSquare - test.chiSquare) < 1e-12)
  }

  @Test("the first record of a subject counts, subjects without one are counted")
  func duplicates() throws {
    let twice = study.event("OS", "A1", days: 600)
    #expect(try endpoints(twice)[0].arms[0].curve.subjectCount == 3)
    #expect(try endpoints(twice)[0].arms[0].curve.times == [6, 7, 10])
    #expect(try endpoints(twice)[1].withoutRecord == 5)
  }

  @Test("negative and missing times are not records")
  func unusable() throws {
    let study = StudyBuilder().arm("A").subjects(3, arm: "A")
      .event("OS", "A1", days: -1).event("OS", "A2", days: .nan).event("OS", "A3", days: 0)
    #expect(try endpoints(study)[0].arms[0].curve.times == [0])
    #expect(try endpoints(study)[0].withoutRecord == 2)
  }

  @Test("arms without subjects have empty curves and no test")
  func emptyArm() throws {
    let study = StudyBuilder().arm("A").arm("B").arm("C").subjects(2, arm: "A")
      .event("OS", "A1", days: 3).event("OS", "A2", days: 4)
    let endpoint = try endpoints(study)[0]
    #expect(endpoint.arms[1].curve.times.isEmpty)
    #expect(endpoint.arms[1].median.estimate == nil)
    #expect(endpoint.arms[1].followUp == nil)
    #expect(endpoint.logRankAll == nil)
    #expect(endpoint.comparisons[0].all.logRank == nil)
    #expect(endpoint.comparisons[0].all.secondCount == 2)
  }

  @Test("an empty third arm does not change the test of the other two")
  func testLeavesOutEmptyArms() throws {
    let with = try endpoints(study)[0]
    let third = StudyBuilder().arm("A").arm("X").arm("B")
      .subjects(3, arm: "A").subjects(3, arm: "B")
      .event("OS", "A1", days: 6).event("OS", "A2", days: 7).censored("OS", "A3", days: 10)
      .event("OS", "B1", days: 15).censored("OS", "B2", days: 19).event("OS", "B3", days: 25)
    #expect(try endpoints(third)[0].logRankAll == with.logRankAll)
  }

  @Test("nothing happened, so there is no test")
  func noEvents() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(1, arm: "A").subjects(1, arm: "B")
      .censored("OS", "A1", days: 3).censored("OS", "B1", days: 4)
    #expect(try endpoints(study)[0].logRankAll == nil)
    #expect(try endpoints(study)[0].arms[0].median.estimate == nil)
  }

  @Test("a table without rows has no endpoint, no table no analysis")
  func noRows() throws {
    let empty = StudyBuilder().arm("A").subjects(1, arm: "A")
    #expect(try endpoints(empty.table(.timeToEvent)).isEmpty)
    #expect(Analysis(empty.study).survival == nil)
  }

  @Test("the interval is the study's unless another is asked for")
  func interval() {
    let plain = study.settings { $0.interval = .plain }.study
    #expect(Analysis(plain).survival?.interval == .plain)
    let asked = Analysis(plain, options: .init(interval: .log)).survival
    #expect(asked?.interval == .log)
    #expect(asked?.endpoints[0].arms[0].curve.transform == .log)
  }
}
