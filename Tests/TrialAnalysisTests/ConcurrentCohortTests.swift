import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

struct ConcurrentCohortTests {
  /// HD open all along, SC from 1 February to 28 February.
  private let study = StudyBuilder()
    .arm("HD", opened: "2000-01-01").arm("SC", opened: "2000-02-01", closed: "2000-02-28")
    .subject("before", arm: "HD", randomized: "2000-01-31")
    .subject("first", arm: "HD", randomized: "2000-02-01")
    .subject("last", arm: "HD", randomized: "2000-02-28")
    .subject("after", arm: "HD", randomized: "2000-02-29")
    .subject("undated", arm: "HD")
    .subject("sc", arm: "SC", randomized: "2000-02-10")
    .best("first", .complete).best("before", .partial).best("sc", .stable)

  @Test("the days an arm opens and closes are both in the concurrent cohort")
  func edges() throws {
    let comparison = try #require(Analysis(study.study).response?.comparisons.first)
    #expect(comparison.arm == 1)
    #expect(comparison.reference == 0)
    #expect(comparison.concurrent.first == Proportion(count: 0, total: 1))
    #expect(comparison.concurrent.second == Proportion(count: 1, total: 2))
    #expect(comparison.all.second == Proportion(count: 2, total: 5))
  }

  @Test("who is left out is told by reason")
  func omissions() throws {
    let comparison = try #require(Analysis(study.study).response?.comparisons.first)
    #expect(comparison.armOmission == CohortOmission())
    #expect(comparison.referenceOmission.earlier == 1)
    #expect(comparison.referenceOmission.later == 1)
    #expect(comparison.referenceOmission.undated == 1)
    #expect(
      comparison.referenceOmission.phrase(arm: "HD") == "1 earlier, 1 later, 1 undated HD")
  }

  @Test("without any day of randomization everyone is concurrent")
  func noDays() throws {
    let study = StudyBuilder().arm("A").arm("B").subjects(3, arm: "A").subjects(2, arm: "B")
      .best(arm: "A", [.complete, .stable, .stable]).study
    let comparison = try #require(Analysis(study).response?.comparisons.first)
    #expect(comparison.concurrent == comparison.all)
    #expect(comparison.concurrent.second == Proportion(count: 1, total: 3))
  }

  @Test("an arm opens on its first randomization unless study.toml says otherwise")
  func opensOnFirstRandomization() throws {
    let study = StudyBuilder().arm("A").arm("B")
      .subjects(10, arm: "A", from: "2000-01-01").subjects(2, arm: "B", from: "2000-01-06")
      .best("A1", .complete)
      .changed { study in
        for arm in study.arms.indices { study.arms[arm].opened = nil }
      }.study
    let comparison = try #require(Analysis(study).response?.comparisons.first)
    #expect(comparison.concurrent.second.total == 5)
    #expect(comparison.referenceOmission.earlier == 5)
  }

  @Test("a subject randomized to an arm before its declared opening is not concurrent")
  func beforeDeclaredOpening() throws {
    let study = StudyBuilder().arm("A", opened: "2000-01-03").arm("B", opened: "2000-01-01")
      .subjects(4, arm: "A", from: "2000-01-01").subjects(4, arm: "B", from: "2000-01-01")
      .best("A1", .complete).study
    let comparison = try #require(Analysis(study).response?.comparisons.first)
    #expect(comparison.concurrent.first.total == 2)
    #expect(comparison.concurrent.second.total == 2)
  }

  @Test("comparisons are those of study.toml, by code or label, unknown ones left out")
  func comparisons() {
    let study = StudyBuilder().arm("A", label: "High").arm("B").arm("C").table(.responses)
      .comparison("C", "B").comparison("b", "High").comparison("X", "A").comparison("A", "A")
      .study
    let pairs = Analysis(study).response?.comparisons.map { [$0.arm, $0.reference] }
    #expect(pairs == [[2, 1], [1, 0]])
  }

  @Test("by default every other arm is compared with the first")
  func defaultComparisons() {
    let study = StudyBuilder().arm("A").arm("B").arm("C").table(.responses).study
    let pairs = Analysis(study).response?.comparisons.map { [$0.arm, $0.reference] }
    #expect(pairs == [[1, 0], [2, 0]])
  }

  @Test("survival is compared in the same cohort, all arms while all were open")
  func survival() throws {
    let study = study.event("OS", "before", days: 10).event("OS", "first", days: 20)
      .event("OS", "last", days: 30).censored("OS", "after", days: 40).event("OS", "sc", days: 25)
      .study
    let endpoint = try #require(Analysis(study).survival?.endpoints.first)
    #expect(endpoint.comparisons[0].concurrent.firstCount == 1)
    #expect(endpoint.comparisons[0].concurrent.secondCount == 2)
    #expect(endpoint.comparisons[0].all.secondCount == 4)
    #expect(endpoint.comparisons[0].referenceOmission.earlier == 1)
    #expect(endpoint.logRankAll?.subjectCount == 5)
    #expect(endpoint.logRankConcurrent?.subjectCount == 3)
    // Two arms: the same test, up to the order in which the arms are added.
    let both = try #require(endpoint.logRankConcurrent)
    let pair = try #require(endpoint.comparisons[0].concurrent.logRank)
    #expect(abs(both.chiSquare - pair.chiSquare) < 1e-12)
    #expect(endpoint.withoutRecord == 1)
  }
}
