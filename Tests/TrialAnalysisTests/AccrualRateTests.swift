import TestSupport
import Testing
import TrialAnalysis
import TrialModel

struct AccrualRateTests {
  private func enrollment(_ builder: StudyBuilder, asOf: String? = nil) -> EnrollmentAnalysis {
    Analysis(builder.study, options: .init(asOf: asOf.map(StudyBuilder.day))).enrollment
  }

  /// A opens in January, B in June; one subject every ten days in each.
  private let study = StudyBuilder().arm("A").arm("B", opened: "2001-06-01", closed: "2001-08-31")
    .subjects(30, arm: "A", from: "2001-01-01", every: 10)
    .subjects(9, arm: "B", from: "2001-06-03", every: 10)

  @Test("the recent rate counts the 90 days up to the cut-off, both ends included")
  func recent() throws {
    let recent = try #require(enrollment(study, asOf: "2001-05-31").recentRate)
    #expect(recent.from.description == "2001-03-03")
    #expect(recent.to.description == "2001-05-31")
    #expect(recent.days == 90)
    #expect(recent.count == 9)
    #expect(abs(recent.perMonth - 9 / (90 / 30.4375)) < 1e-12)
  }

  @Test("the window begins with the study and, for an arm, ends with it")
  func narrowed() throws {
    let young = try #require(enrollment(study, asOf: "2001-01-31").recentRate)
    #expect(young.from.description == "2001-01-01")
    #expect(young.count == 4)
    let later = enrollment(study, asOf: "2001-09-30")
    let closed = try #require(later.arms[1].recentRate)
    #expect(closed.from.description == "2001-07-03")
    #expect(closed.to.description == "2001-08-31")
    #expect(closed.count == 6)
    #expect(later.arms[0].recentRate?.days == 90)
    #expect(enrollment(study, asOf: "2001-04-30").arms[1].recentRate == nil)
    #expect(enrollment(study, asOf: "2002-03-01").arms[1].recentRate == nil)
    #expect(enrollment(StudyBuilder().arm("A").subjects(3, arm: "A")).recentRate == nil)
  }

  @Test("an arm's rate runs from its opening to the study's latest randomization or its closing")
  func arms() throws {
    let arms = enrollment(study).arms
    let first = try #require(arms[0].rate)
    #expect(first.days == 291)
    #expect(first.count == 30)
    let second = try #require(arms[1].rate)
    #expect(second.from.description == "2001-06-01")
    #expect(second.to.description == "2001-08-31")
    #expect(second.count == 9)
  }

  @Test("a site has a rate after thirty days only")
  func sites() throws {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2001-01-01", site: "old")
      .subject("b", arm: "A", randomized: "2001-03-01", site: "old")
      .subject("c", arm: "A", randomized: "2001-02-28", site: "new")
    let sites = enrollment(study).sites
    #expect(sites.map(\.site) == ["old", "new"])
    #expect(sites[0].rate?.days == 60)
    #expect(sites[1].rate == nil)
    #expect(sites.map { $0.recentRate?.count } == [2, 1])
    #expect(sites[0].months.map(\.name) == ["2001-01", "2001-03"])
    #expect(sites.map(\.arms) == [[2], [1]])
  }

  @Test("months of the study are those of all arms")
  func months() {
    let enrollment = enrollment(study)
    #expect(enrollment.months.reduce(0) { $0 + $1.count } == 39)
    #expect(enrollment.months.first { $0.name == "2001-06" }?.count == 6)
  }

  @Test("strata come by name with the balance of the arms, those without one last")
  func strata() {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("a", arm: "A", randomized: "2001-01-01", stratum: "young")
      .subject("b", arm: "B", randomized: "2001-01-31", stratum: "old")
      .subject("c", arm: "B", randomized: "2001-01-05", stratum: "young")
      .subject("d", arm: "B", randomized: "2001-01-05")
      .subject("screened", stratum: "other")
    let strata = enrollment(study).strata
    #expect(strata.map(\.stratum) == ["old", "young", nil])
    #expect(strata.map(\.arms) == [[0, 1], [1, 1], [0, 1]])
    #expect(strata[1].rate?.days == 31)
    #expect(
      enrollment(study.changed { $0.subjects.stratum = TextColumn(missing: 5) }).strata.isEmpty)
    #expect(enrollment(StudyBuilder().arm("A").subjects(3, arm: "A")).strata.isEmpty)
  }

  @Test("screen failures and discontinuations are told by reason, the most frequent first")
  func reasons() {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("s1", screenFailure: "brain metastases").subject("s2")
      .subject("s3", screenFailure: "age").subject("s4", screenFailure: "age")
      .subject("a", arm: "A", disposition: .discontinued, reason: "DEATH")
      .subject("b", arm: "A", disposition: .discontinued)
      .subject("c", arm: "A", disposition: .completed, reason: "COMPLETED")
      .subject("d", arm: "A", disposition: .ongoing).subject("e", arm: "A")
      .subject("f", arm: "B", disposition: .discontinued, reason: "LOST")
    let enrollment = enrollment(study)
    #expect(enrollment.screenFailureReasons.map(\.reason) == ["age", "brain metastases", nil])
    #expect(enrollment.screenFailureReasons.map(\.count) == [2, 1, 1])
    let arm = enrollment.arms[0]
    #expect(arm.discontinuations.map(\.reason) == ["DEATH", nil])
    #expect([arm.ongoing, arm.completed, arm.discontinued, arm.undetermined] == [1, 1, 2, 1])
    #expect(enrollment.arms[1].discontinuations.map(\.reason) == ["LOST"])
  }
}
