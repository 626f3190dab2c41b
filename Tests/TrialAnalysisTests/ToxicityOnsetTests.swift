import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

struct ToxicityOnsetTests {
  private func onset(_ builder: StudyBuilder, asOf: String? = nil) throws -> ToxicityOnset.Arm {
    let analysis = Analysis(builder.study, options: .init(asOf: asOf.map(StudyBuilder.day)))
    return try #require(analysis.toxicity?.onset).arms[0]
  }

  /// Treated from 2000-01-01 to 2000-01-10, so exposed until 2000-02-09, day 40.
  private func one(died: String? = nil, isDead: Flag = .unknown) -> StudyBuilder {
    StudyBuilder().arm("A").subject(
      "a", arm: "A", treated: "2000-01-01", treatedUntil: "2000-01-10", died: died,
      isDead: isDead, lastAlive: died == nil ? "2000-12-31" : nil)
  }

  @Test("the first event of grade 3 or more counts on its day, the first dose being day 1")
  func first() throws {
    let arm = try onset(
      one().adverseEvent("a", "Fever", grade: 2, from: "2000-01-02")
        .adverseEvent("a", "Pain", grade: 4, from: "2000-01-20")
        .adverseEvent("a", "Fever", grade: 3, from: "2000-01-05"))
    #expect(arm.curve.times == [5])
    #expect(arm.curve.events == [1])
    #expect(arm.subjects == 1)
  }

  @Test("without such an event a subject is followed for 30 days after the last dose")
  func censored() throws {
    let arm = try onset(one().adverseEvent("a", "Fever", grade: 2, from: "2000-01-02"))
    #expect(arm.curve.times == [40])
    #expect(arm.curve.censored == [1])
  }

  @Test("death in that time without such an event competes, death after it does not")
  func death() throws {
    let during = try onset(
      one(died: "2000-01-15").adverseEvent("a", "Fever", grade: 1, from: "2000-01-02"))
    #expect(during.curve.times == [15])
    #expect(during.curve.competing == [1])
    let after = try onset(
      one(died: "2000-05-01").adverseEvent("a", "Fever", grade: 1, from: "2000-01-02"))
    #expect(after.curve.times == [40])
    #expect(after.curve.competing == [0])
    let both = try onset(
      one(died: "2000-01-15").adverseEvent("a", "Fever", grade: 5, from: "2000-01-15"))
    #expect(both.curve.events == [1])
    #expect(both.curve.competing == [0])
  }

  @Test("a death that only overall survival tells competes too")
  func deathFromSurvival() throws {
    let arm = try onset(
      one().event("OS", "a", days: 15, start: "2000-01-01", on: "2000-01-15")
        .adverseEvent("a", "Fever", grade: 1, from: "2000-01-02"))
    #expect(arm.curve.times == [15])
    #expect(arm.curve.competing == [1])
  }

  @Test("as of an earlier day later events and deaths are not known yet")
  func cutoff() throws {
    let study = one(died: "2000-01-25").adverseEvent("a", "Fever", grade: 3, from: "2000-01-20")
    #expect(try onset(study).curve.events == [1])
    let cut = try onset(study, asOf: "2000-01-12")
    #expect(cut.curve.times == [12])
    #expect(cut.curve.censored == [1])
  }

  @Test("who has undated events only is left out and counted")
  func undated() throws {
    let arm = try onset(one().adverseEvent("a", "Fever", grade: 3))
    #expect(arm.curve.subjectCount == 0)
    #expect(arm.undated == 1)
    #expect(arm.subjects == 1)
    let dated = try onset(
      one().adverseEvent("a", "Fever", grade: 3)
        .adverseEvent("a", "Fever", grade: 3, from: "2000-01-03"))
    #expect(dated.undated == 0)
    #expect(dated.curve.times == [3])
  }

  @Test("a flagged event after the exposure is late, one before the first dose is on day 1")
  func flagged() throws {
    let late = try onset(
      one().adverseEvent("a", "Fever", grade: 3, .emergent, from: "2000-06-01"))
    #expect(late.late == 1)
    #expect(late.curve.times == [40])
    #expect(late.curve.censored == [1])
    #expect(late.subjects == 1)
    let early = try onset(
      one().adverseEvent("a", "Fever", grade: 3, .emergent, from: "1999-12-20"))
    #expect(early.curve.times == [1])
    #expect(early.curve.events == [1])
  }

  @Test("who has no first dose is left out and counted, events and all")
  func unknown() throws {
    let arm = try onset(
      StudyBuilder().arm("A").subject("z", arm: "A", treated: "2000-01-01", safety: .no)
        .subject("a", arm: "A", lastAlive: "2000-12-31", safety: .yes)
        .adverseEvent("a", "Fever", grade: 3, from: "2000-01-05"))
    #expect(arm.curve.subjectCount == 0)
    #expect(arm.unknown == 1)
    #expect(arm.unknownWithEvent == 1)
  }

  @Test("without grades or without first doses there is no onset")
  func none() {
    let ungraded = one().adverseEvent("a", "Fever", from: "2000-01-05").study
    #expect(Analysis(ungraded).toxicity?.onset == nil)
    let undosed = StudyBuilder().arm("A").subjects(1, arm: "A", from: "2000-01-01")
      .adverseEvent("A1", "Fever", grade: 3, from: "2000-01-05").study
    #expect(Analysis(undosed).toxicity?.onset == nil)
  }

  @Test("the report tells whom the curves do not have")
  func report() {
    let study = one().subject("b", arm: "A", treated: "2000-01-01", treatedUntil: "2000-12-01")
      .adverseEvent("a", "Fever", grade: 3)
      .adverseEvent("b", "Fever", grade: 3, from: "2000-01-20").study
    let analysis = Analysis(study)
    let text = TextReport(study: study, analysis: analysis, findings: [], version: "1").text()
    let flat = text.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    #expect(flat.contains("first G3+ n events deaths day 30 day 90 day 180"))
    #expect(flat.contains("1 subject with undated events only, left out"))
    let json = JSONReport(
      study: study, analysis: analysis, findings: [], version: "1"
    ).text()
    #expect(
      json.contains(#""onset":{"category":"grade3plus","unit":"days","arms":[{"arm":"A","n":1"#))
  }
}
