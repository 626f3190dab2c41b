import TestSupport
import Testing
import TrialData
import TrialModel
import TrialReport

struct ConsistencyTests {
  private func findings(_ builder: StudyBuilder) -> [Finding] {
    builder.study.consistencyFindings()
  }

  private func codes(_ builder: StudyBuilder) -> [String] { findings(builder).map(\.code) }

  /// Two subjects without any contradiction: one has died, the other not.
  private let sound = StudyBuilder().arm("A").arm("B")
    .subject(
      "a", arm: "A", randomized: "2000-01-01", screened: "1999-12-20", treated: "2000-01-02",
      treatedUntil: "2000-03-01", died: "2000-06-01", lastAlive: "2000-06-01"
    )
    .subject("b", arm: "B", randomized: "2000-02-01", treated: "2000-02-01")
    .event("OS", "a", days: 153, start: "2000-01-01", on: "2000-06-01")
    .censored("OS", "b", days: 200, start: "2000-02-01", on: "2000-08-18")
    .event("PFS", "a", days: 153, start: "2000-01-01", on: "2000-06-01")
    .visit("a", .stable, on: "2000-02-15")
    .adverseEvent("a", "Shock", grade: 5, [.fatal], from: "2000-05-20")
    .table(.subjects, name: "adsl.csv").table(.timeToEvent, name: "adtte.csv")
    .table(.adverseEvents, name: "adae.csv").table(.responses, name: "adrs.csv")

  @Test("a study in order gives no finding, and neither does an empty one")
  func nothing() {
    #expect(findings(sound) == [])
    #expect(findings(StudyBuilder()) == [])
    #expect(Study().consistencyFindings() == [])
  }

  @Test("a death without the event of overall survival is reported at the subject's line")
  func deathWithoutEvent() throws {
    let study = sound.subject("c", arm: "A", randomized: "2000-01-01", died: "2000-05-01")
      .censored("OS", "c", days: 50).subject("d", arm: "A", isDead: .yes)
      .subject("screened", isDead: .yes)
    let found = findings(study)
    #expect(found.map(\.code) == ["death-without-event", "death-without-event"])
    let first = try #require(found.first)
    #expect(first.severity == .warning)
    #expect(first.file == "adsl.csv")
    #expect(first.line == 4)
    #expect(first.message == "Subject c has died, but overall survival is censored.")
    #expect(found[1].message == "Subject d has died, but has no overall survival.")
    let cut = study.settings { $0.dataCutoff = StudyBuilder.day("2000-04-30") }
    #expect(codes(cut) == ["death-without-event"])
  }

  @Test("without overall survival nobody has to have its event, without deaths nobody to have died")
  func tablesThatTellNothing() {
    let dead = StudyBuilder().arm("A").subject("a", arm: "A", died: "2000-05-01")
    #expect(codes(dead) == [])
    #expect(codes(dead.event("PFS", "a", days: 3)) == [])
    let alive = StudyBuilder().arm("A").subject("a", arm: "A").event("OS", "a", days: 3)
    #expect(codes(alive) == [])
  }

  @Test("an event of overall survival without a death")
  func eventWithoutDeath() {
    let study = sound.subject("c", arm: "A", isDead: .no).event("OS", "c", days: 50)
    #expect(codes(study) == ["event-without-death"])
    #expect(findings(study)[0].file == "adtte.csv")
  }

  @Test("the day of death must be the day of the event")
  func deathDayDiffers() {
    func study(_ days: Double, on day: String?) -> StudyBuilder {
      sound.subject("c", arm: "A", randomized: "2000-01-01", died: "2000-01-31")
        .event("OS", "c", days: days, on: day)
    }
    #expect(codes(study(31, on: "2000-01-31")) == [])
    #expect(codes(study(31, on: "2000-02-01")) == ["death-day-differs"])
    #expect(codes(study(31, on: nil)) == [])
    #expect(codes(study(30, on: nil)) == [])
    #expect(codes(study(32, on: nil)) == ["death-day-differs"])
    #expect(codes(study(32.5, on: nil)) == [])
    #expect(
      findings(study(32, on: "2000-02-01"))[0].message
        == "Subject c died on 2000-01-31 by the subject table, on 2000-02-01 by overall survival.")
  }

  @Test("nobody is alive after death")
  func deathBeforeLastContact() {
    let study = sound.subject(
      "c", arm: "A", randomized: "2000-01-01", died: "2000-05-01", lastAlive: "2000-05-02"
    ).event("OS", "c", days: 122, on: "2000-05-01")
    #expect(codes(study) == ["death-before-last-contact"])
  }

  @Test("progression after death")
  func deathBeforeProgression() {
    func study(pfs: Double, os: Double) -> [String] {
      codes(sound.subject("c", arm: "A").censored("OS", "c", days: os).event("PFS", "c", days: pfs))
    }
    #expect(study(pfs: 50, os: 50) == [])
    #expect(study(pfs: 51, os: 50) == ["death-before-progression"])
    #expect(study(pfs: 51.5, os: 50) == [])
    #expect(study(pfs: 54, os: 50.5) == ["death-before-progression"])
    let dated = sound.subject("c", arm: "A").censored("OS", "c", days: 90, on: "2000-03-01")
      .event("PFS", "c", days: 80, on: "2000-03-02")
    #expect(codes(dated) == ["death-before-progression"])
    let censored = sound.subject("c", arm: "A").censored("OS", "c", days: 9)
      .censored("PFS", "c", days: 10)
    #expect(codes(censored) == [])
  }

  @Test("a fatal adverse event of a living subject is reported once")
  func fatalEvent() {
    let study = sound.adverseEvent("b", "Shock", grade: 5, [.fatal], from: "2000-05-01")
      .adverseEvent("b", "Sepsis", grade: 4, [.fatal], from: "2000-05-01")
    #expect(codes(study) == ["fatal-event-without-death"])
    #expect(
      findings(study)[0].message == "Subject b has a fatal adverse event (Shock), but has not died."
    )
  }

  @Test("events, censorings and assessments before randomization")
  func beforeRandomization() {
    let study = sound.subject("c", arm: "A", randomized: "2000-03-01")
      .censored("OS", "c", days: 0, on: "2000-02-28").best("c", .partial, on: "2000-02-28")
      .visit("c", .partial, on: "2000-02-28")
    #expect(codes(study) == ["time-before-randomization", "assessment-before-randomization"])
    #expect(
      findings(study)[1].message
        == "Subject c has PR on 2000-02-28, before randomization on 2000-03-01.")
    #expect(codes(study.changed { $0.availableColumns.randomizedIsProxy = true }) == [])
    // Not evaluable says nothing, whenever it was said.
    let nothing = sound.subject("c", arm: "A", randomized: "2000-03-01")
      .best("c", .notEvaluable, on: "2000-02-28")
    #expect(codes(nothing) == [])
  }

  @Test("treatment must not end before it starts")
  func treatmentEnd() {
    let study = sound.subject("c", arm: "A", treated: "2000-03-02", treatedUntil: "2000-03-01")
    #expect(codes(study) == ["treatment-end-before-start"])
  }

  @Test("confirmed best responses that do not count are a note")
  func confirmedUnused() throws {
    let study = sound.best("a", .complete, on: "2000-03-01", isConfirmed: true)
      .best("b", .missing, isConfirmed: true)
    let finding = try #require(findings(study).first)
    #expect(finding.code == "confirmed-response-unused" && finding.severity == .note)
    #expect(
      finding.sentence.contains(
        "1 confirmed best response on record, not used: best responses are derived"))
    #expect(codes(study.best("a", .partial)) == ["confirmed-response-unused"])
    #expect(codes(study.settings { $0.isConfirmed = true }).isEmpty)
    let alone = StudyBuilder().arm("A").subject("a", arm: "A").table(.responses)
      .best("a", .complete, isConfirmed: true)
    #expect(codes(alone).isEmpty)
  }

  @Test("adverse events before the first dose: flagged ones before randomization are worse")
  func adverseEvents() {
    let early = sound.subject("c", arm: "A", randomized: "2000-03-01", treated: "2000-03-05")
    let unflagged = early.adverseEvent("c", "Nausea", from: "2000-03-04")
      .adverseEvent("c", "Fever", from: "2000-03-05").adverseEvent("c", "Pain")
    #expect(codes(unflagged) == ["event-before-dose"])
    #expect(findings(unflagged)[0].severity == .note)
    let flagged = early.adverseEvent("c", "Nausea", [.emergent], from: "2000-03-04")
      .adverseEvent("c", "Fever", from: "2000-02-04")
      .adverseEvent("c", "Pain", [.emergent], from: "2000-02-28")
    #expect(codes(flagged) == ["emergent-before-randomization", "event-before-dose"])
    #expect(findings(flagged)[0].line == 5)
    #expect(findings(flagged)[1].message.contains("Nausea began on 2000-03-04"))
  }

  @Test("another arm than planned is good to know, and so is who came after the cut-off")
  func notes() {
    let study = sound.subject("c", arm: "A", actual: "B", randomized: "2000-03-01")
      .settings { $0.dataCutoff = StudyBuilder.day("2000-02-15") }
    #expect(codes(study) == ["arm-given-differs", "randomized-after-cutoff"])
    #expect(findings(study).allSatisfy { $0.severity == .note })
    #expect(findings(study)[0].message == "Subject c was planned for A, but was given B.")
  }

  @Test("only the first twenty of a kind are listed, the last of them counts the others")
  func many() {
    var study = sound
    for number in 0..<50 {
      study = study.subject("x\(number)", arm: "A", died: "2000-05-01", lastAlive: "2000-05-03")
    }
    let found = findings(study.changed { $0.timeToEvent = TimeToEvent() })
    #expect(found.count == 20)
    #expect(found.reduce(0) { $0 + $1.count } == 50)
    #expect(found[19].count == 31)
  }
}
