import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialStatistics

struct CutoffTests {
  private let twoSubjects = StudyBuilder().arm("A").arm("B")
    .subject("a", arm: "A", randomized: "2000-01-10")
    .subject("b", arm: "B", randomized: "2000-02-10")

  private func cutoff(_ study: Study, asOf: String? = nil) -> Cutoff? {
    Analysis(study, options: .init(asOf: asOf.map(StudyBuilder.day))).cutoff
  }

  @Test("without anything said, the cut-off is the latest date in the data")
  func latestDate() {
    let cutoff = cutoff(twoSubjects.study)
    #expect(cutoff?.day == StudyBuilder.day("2000-02-10"))
    #expect(cutoff?.source == .latest(column: "ADSL.RANDDT"))
    #expect(cutoff?.isInThePast == false)
  }

  @Test("a declared lock is named as such, and is in the past if the data goes on")
  func declaredLock() {
    let study = twoSubjects.settings { $0.dataCutoff = StudyBuilder.day("2000-01-31") }.study
    #expect(cutoff(study)?.source == .settings)
    #expect(cutoff(study)?.isInThePast == true)
    #expect(Analysis(study).subjectCount == 1)
  }

  @Test("--as-of never exceeds a declared lock")
  func asOfIsBoundByTheLock() {
    let study = twoSubjects.settings { $0.dataCutoff = StudyBuilder.day("2000-01-31") }.study
    #expect(cutoff(study, asOf: "2000-12-31")?.day == StudyBuilder.day("2000-01-31"))
    #expect(cutoff(study, asOf: "2000-12-31")?.source == .settings)
    #expect(cutoff(study, asOf: "2000-01-05")?.day == StudyBuilder.day("2000-01-05"))
    #expect(cutoff(study, asOf: "2000-01-05")?.source == .asked)
  }

  @Test("--as-of after the last date leaves nothing out")
  func asOfAfterTheData() {
    let cutoff = cutoff(twoSubjects.study, asOf: "2001-01-01")
    #expect(cutoff?.day == StudyBuilder.day("2001-01-01"))
    #expect(cutoff?.isInThePast == false)
  }

  @Test("a study without any date has no cut-off")
  func noDates() {
    let study = StudyBuilder().arm("A").subjects(2, arm: "A").study
    #expect(cutoff(study) == nil)
    #expect(Analysis(study).subjectCount == 2)
  }

  @Test("who is randomized on the cut-off is in, who is randomized the day after is not")
  func randomizedOnTheDay() {
    func count(_ day: String) -> Int {
      Analysis(twoSubjects.study, options: .init(asOf: StudyBuilder.day(day))).subjectCount
    }
    #expect(count("2000-02-10") == 2)
    #expect(count("2000-02-09") == 1)
    #expect(count("2000-01-10") == 1)
    #expect(count("2000-01-09") == 0)
  }

  @Test("a subject with an arm but no day of randomization stays")
  func undatedSubjectStays() {
    let study = twoSubjects.subject("c", arm: "A").study
    let analysis = Analysis(study, options: .init(asOf: StudyBuilder.day("1999-01-01")))
    #expect(analysis.arms.map(\.subjectCount) == [1, 0])
  }

  @Test("a subject screened after the cut-off is not even screened")
  func screenedLater() {
    let study = twoSubjects.subject("s", screened: "2000-02-01")
      .subject("t", screened: "2000-01-02").study
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-01-31")))
    #expect(early.enrollment.screened == 2)
    #expect(early.enrollment.screenFailures == 1)
    #expect(Analysis(study).enrollment.screened == 4)
    #expect(Analysis(study).enrollment.screenFailures == 2)
  }

  @Test("a subject first treated after the cut-off is not treated yet")
  func treatedLater() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01", treated: "2000-01-20", safety: .yes)
      .study
    #expect(Analysis(study).arms[0].safetyCount == 1)
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-01-10")))
    #expect(early.arms[0].safetyCount == 0)
    #expect(early.enrollment.arms[0].treated == 0)
    #expect(early.enrollment.arms[0].randomized == 1)
  }

  @Test("an event after the cut-off becomes a censoring on it")
  func eventBecomesCensoring() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01")
      .event("OS", "a", days: 100, on: "2000-04-09")
      .study
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-01-31")))
    let curve = early.survival?.endpoints[0].arms[0].curve
    #expect(curve?.times == [31])
    #expect(curve?.eventCount == 0)
    let onTheDay = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-04-09")))
    #expect(onTheDay.survival?.endpoints[0].arms[0].curve.eventCount == 1)
  }

  @Test("a censoring after the cut-off moves to it")
  func censoringMoves() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01")
      .censored("OS", "a", days: 99, on: "2000-04-09")
      .study
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-01-31")))
    #expect(early.survival?.endpoints[0].arms[0].curve.times == [30])
  }

  @Test("a time without a day of its own is dated from its start, else from randomization")
  func undatedTimes() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01")
      .subject("b", arm: "A", randomized: "2000-01-01")
      .event("OS", "a", days: 100)
      .event("OS", "b", days: 100, start: "2000-01-11")
      .study
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-01-31")))
    #expect(early.survival?.endpoints[0].arms[0].curve.times == [21, 31])
    #expect(early.survival?.endpoints[0].arms[0].curve.eventCount == 0)
  }

  @Test("the latest date in the data never cuts a time that has no date")
  func latestDateDoesNotCut() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01")
      .event("OS", "a", days: 1000)
      .study
    let curve = Analysis(study).survival?.endpoints[0].arms[0].curve
    #expect(curve?.times == [1000])
    #expect(curve?.eventCount == 1)
  }

  @Test("a time with no date at all cannot be cut and is kept")
  func timeWithoutAnyDate() {
    let study = StudyBuilder().arm("A").subject("a", arm: "A").subject("z", screened: "2000-01-01")
      .event("OS", "a", days: 1000)
      .study
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("1990-01-01")))
    #expect(early.survival?.endpoints[0].arms[0].curve.eventCount == 1)
  }

  @Test("a time whose origin is after the cut-off does not exist yet")
  func originLater() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01")
      .event("DOR", "a", days: 50, start: "2000-03-01", on: "2000-04-19")
      .study
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-02-29")))
    #expect(early.survival?.endpoints[0].arms[0].curve.subjectCount == 0)
    #expect(early.survival?.endpoints[0].withoutRecord == 1)
    let onTheDay = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-03-01")))
    #expect(onTheDay.survival?.endpoints[0].arms[0].curve.times == [1])
  }

  @Test("a death after the cut-off is not a death, an undated one is unless life went on")
  func deaths() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2000-01-01", died: "2000-06-01")
      .subject("b", arm: "A", randomized: "2000-01-01", isDead: .yes)
      .subject("c", arm: "A", randomized: "2000-01-01", isDead: .yes, lastAlive: "2000-05-01")
      .study
    func deaths(_ day: String) -> Int {
      Analysis(study, options: .init(asOf: StudyBuilder.day(day))).arms[0].deaths
    }
    #expect(deaths("2000-06-01") == 3)
    #expect(deaths("2000-05-31") == 2)
    #expect(deaths("2000-04-30") == 1)
  }

  @Test("where the subject table tells of no death, the events of OS are the deaths")
  func deathsFromSurvival() {
    let study = StudyBuilder().arm("A").arm("B")
      .subjects(2, arm: "A", from: "2000-01-01").subjects(1, arm: "B", from: "2000-01-01")
      .event("OS", "A1", days: 100, on: "2000-04-09")
      .censored("OS", "A2", days: 100, on: "2000-04-09")
      .event("PFS", "B1", days: 50, on: "2000-02-19")
      .study
    #expect(Analysis(study).arms.map(\.deaths) == [1, 0])
    #expect(Analysis(study).deathSource == .overallSurvival)
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-04-08")))
    #expect(early.arms.map(\.deaths) == [0, 0])
  }

  @Test("who left the study after the cut-off was still in it")
  func dispositionLater() {
    let study = StudyBuilder().arm("A")
      .subject(
        "a", arm: "A", randomized: "2000-01-01", studyEnd: "2000-06-01", disposition: .discontinued
      )
      .subject("b", arm: "A", randomized: "2000-01-01", disposition: .completed)
      .study
    let early = Analysis(study, options: .init(asOf: StudyBuilder.day("2000-05-31")))
    #expect(early.enrollment.arms[0].ongoing == 1)
    #expect(early.enrollment.arms[0].completed == 1)
    #expect(Analysis(study).enrollment.arms[0].discontinued == 1)
  }
}
