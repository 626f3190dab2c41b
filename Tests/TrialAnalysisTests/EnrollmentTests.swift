import TestSupport
import Testing
import TrialAnalysis
import TrialModel

struct EnrollmentTests {
  private let study = StudyBuilder().arm("A", target: 10).arm("B", target: 5)
    .subject("a", arm: "A", randomized: "1991-03-01", site: "02")
    .subject("b", arm: "A", randomized: "1991-03-01", site: "01")
    .subject("c", arm: "B", randomized: "1991-05-30", site: "02")
    .subject("d", arm: "A", randomized: "1991-05-02", site: "01")
    .subject("e", arm: "A")
    .subject("f", screened: "1991-03-01")

  @Test("accrual has one step a day, months only where somebody came")
  func accrual() {
    let enrollment = Analysis(study.study).enrollment
    #expect(
      enrollment.accrual.map(\.day.description) == ["1991-03-01", "1991-05-02", "1991-05-30"])
    #expect(enrollment.accrual.map(\.count) == [2, 3, 4])
    #expect(enrollment.arms[0].months.map(\.name) == ["1991-03", "1991-05"])
    #expect(enrollment.arms[0].months.map(\.count) == [2, 1])
    #expect(enrollment.undated == 1)
    #expect(enrollment.randomized == 5)
    #expect(enrollment.screened == 6)
    #expect(enrollment.screenFailures == 1)
  }

  @Test("the rate counts from the opening to the latest randomization, both days included")
  func rate() throws {
    let days = 91.0  // 1 March to 30 May
    let rate = try #require(Analysis(study.study).enrollment.ratePerMonth)
    #expect(abs(rate - 5 / (days / 30.4375)) < 1e-12)
    let opened = study.settings { $0.opened = StudyBuilder.day("1991-01-01") }.study
    let slower = try #require(Analysis(opened).enrollment.ratePerMonth)
    #expect(abs(slower - 5 / (150 / 30.4375)) < 1e-12)
  }

  @Test("an arm that closes has no rate before anybody is randomized, nor one after the cut-off")
  func closedArm() {
    let closing = study.changed { $0.arms[0].closed = StudyBuilder.day("1992-01-01") }
      .settings { $0.opened = StudyBuilder.day("1991-01-01") }.study
    let early = Analysis(closing, options: .init(asOf: StudyBuilder.day("1991-02-01"))).enrollment
    #expect(early.arms[0].rate == nil && early.arms[0].recentRate == nil)
    let later = Analysis(closing, options: .init(asOf: StudyBuilder.day("1991-04-01"))).enrollment
    #expect(later.arms[0].recentRate?.to == StudyBuilder.day("1991-04-01"))
  }

  @Test("without days of randomization there is no rate and no accrual")
  func noDays() {
    let enrollment = Analysis(StudyBuilder().arm("A").subjects(3, arm: "A").study).enrollment
    #expect(enrollment.ratePerMonth == nil)
    #expect(enrollment.accrual.isEmpty)
    #expect(enrollment.undated == 3)
    #expect(enrollment.dateColumn == nil)
    #expect(enrollment.first == nil)
  }

  @Test("sites come largest first, equal ones by name")
  func sites() {
    let sites = Analysis(study.study).enrollment.sites
    #expect(sites.map(\.site) == ["01", "02"])
    #expect(sites.map(\.randomized) == [2, 2])
    #expect(sites.map(\.last?.description) == ["1991-05-02", "1991-05-30"])
  }

  @Test("an arm tells how many came before it opened")
  func beforeOpening() {
    let arms = Analysis(study.study).enrollment.arms
    #expect(arms.map(\.randomizedBeforeOpening) == [0, 3])
    #expect(arms.map { $0.opened?.description } == ["1991-03-01", "1991-05-30"])
    #expect(arms.map(\.openedIsDeclared) == [false, false])
  }

  @Test("an arm that opens after the cut-off has no opening day yet")
  func opensLater() {
    let analysis = Analysis(study.study, options: .init(asOf: StudyBuilder.day("1991-05-29")))
    #expect(analysis.enrollment.arms[1].opened == nil)
    #expect(analysis.enrollment.arms[1].randomized == 0)
  }

  @Test("an opening that study.toml declares is known before its day")
  func declaredOpening() {
    let study = StudyBuilder().arm("A").arm("B", opened: "1991-06-01")
      .subjects(2, arm: "A", from: "1991-03-01").subjects(2, arm: "B", from: "1991-06-02").study
    let arms = Analysis(study, options: .init(asOf: StudyBuilder.day("1991-04-01")))
      .enrollment.arms
    #expect(arms[1].randomized == 0 && arms[1].opened == StudyBuilder.day("1991-06-01"))
  }

  @Test("the target is the study's, else the sum of the arms'")
  func target() {
    #expect(Analysis(study.study).enrollment.target == 15)
    #expect(Analysis(study.settings { $0.target = 12 }.study).enrollment.target == 12)
    #expect(Analysis(study.arm("C").study).enrollment.target == nil)
  }

  @Test("a stray date centuries away is counted like any other")
  func strayDate() {
    let stray = study.subject("z", arm: "A", randomized: "9999-12-31").study
    let accrual = Analysis(stray).enrollment.accrual
    #expect(accrual.map(\.count) == [2, 3, 4, 5])
  }

  @Test("the plan runs evenly from the opening to the planned completion")
  func plan() throws {
    let study = StudyBuilder().arm("A", target: 100).subjects(3, arm: "A", from: "2000-01-11")
      .settings { settings in
        settings.opened = StudyBuilder.day("2000-01-01")
        settings.plannedCompletion = StudyBuilder.day("2000-04-10")
      }
    let plan = try #require(Analysis(study.study).enrollment.plan)
    #expect(plan.target == 100)
    #expect(plan.count(on: StudyBuilder.day("1999-12-01")) == 0)
    #expect(plan.count(on: StudyBuilder.day("2000-01-01")) == 0)
    #expect(plan.count(on: StudyBuilder.day("2000-01-11")) == 10)
    #expect(plan.count(on: StudyBuilder.day("2000-04-10")) == 100)
    #expect(plan.count(on: StudyBuilder.day("2001-01-01")) == 100)
    let early = study.settings { $0.plannedCompletion = StudyBuilder.day("2000-01-01") }
    #expect(Analysis(early.study).enrollment.plan == nil)
    let untold = study.settings { $0.plannedCompletion = nil }
    #expect(Analysis(untold.study).enrollment.plan == nil)
  }

  @Test("a site without a patient for 90 days before the cut-off is quiet")
  func quietSites() throws {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01", site: "one")
      .subject("b", arm: "A", randomized: "2000-01-02", site: "two")
      .subject("c", arm: "A", randomized: "2000-03-01", site: "three")
      .subject("d", arm: "A", site: "undated").study
    let enrollment = Analysis(
      study, options: .init(asOf: StudyBuilder.day("2000-03-31"))
    ).enrollment
    let silence = Dictionary(
      uniqueKeysWithValues: enrollment.sites.map { ($0.site, $0.daysSinceLast) })
    #expect(silence == ["one": 90, "two": 89, "three": 30, "undated": nil])
    #expect(enrollment.sites.filter(\.isQuiet).map(\.site) == ["one"])
    let later = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-12-31"))).enrollment
    #expect(later.sites.filter(\.isQuiet).map(\.site).sorted() == ["one", "three", "two"])
  }
}
