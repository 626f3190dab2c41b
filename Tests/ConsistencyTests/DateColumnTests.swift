import TestSupport
import Testing
import TrialData
import TrialModel
import TrialReport

struct DateColumnTests {
  private func findings(_ builder: StudyBuilder) -> [Finding] {
    builder.study.consistencyFindings()
  }

  /// Twelve subjects a month apart, with death, last contact and survival so many days later.
  private func study(
    died: Int = 200, alive: Int = 199, studyEnd: Int = 200, treated: Int = 2, event: Int = 20
  ) -> StudyBuilder {
    var builder = StudyBuilder().arm("A")
    for number in 0..<12 {
      let day = StudyBuilder.day("2001-01-01") + 30 * number
      func text(_ days: Int) -> String { (day + days).description }
      builder = builder.subject(
        "s\(number)", arm: "A", randomized: text(0), screened: text(-10), treated: text(treated),
        treatedUntil: text(90), studyEnd: text(studyEnd), died: text(died), lastAlive: text(alive)
      )
      .event("OS", "s\(number)", days: 201, start: text(0), on: text(200))
      .adverseEvent("s\(number)", "Nausea", from: text(event))
    }
    return builder.table(.subjects, name: "adsl.csv").table(.adverseEvents, name: "adae.csv")
  }

  @Test("a column counted from the other epoch is reported once, and nothing else about it")
  func early() throws {
    let found = findings(study(died: 200 - 3653))
    #expect(found.map(\.code) == ["dates-ten-years-off"])
    let finding = try #require(found.first)
    #expect(finding.severity == .error)
    #expect(finding.file == "adsl.csv")
    #expect(finding.line == 1)
    #expect(
      finding.message
        == "The days of death lie about 9 years before randomization, by the median.")
    #expect(findings(study(event: 20 - 3653)).map(\.file) == ["adae.csv"])
    #expect(findings(study(treated: 2 + 3653)).map(\.code) == ["dates-ten-years-off"])
  }

  @Test("if all other columns are off, it is the randomization")
  func anchor() {
    let shifted = study().changed { study in
      for row in study.subjects.randomized.numbers.indices {
        study.subjects.randomized.numbers[row] += 3653
      }
    }
    let found = findings(shifted)
    #expect(found.map(\.code) == ["dates-ten-years-off"])
    #expect(
      found.first?.message == "The days of randomization lie about 9 years after all others.")
  }

  @Test("a long follow-up is no error; a lone column ten years later is")
  func longFollowUp() {
    let long = study(died: 3700, alive: 3700, studyEnd: 3700).changed { study in
      study.timeToEvent.day.numbers = study.timeToEvent.day.numbers.map { $0 + 3500 }
    }
    #expect(findings(long) == [])
    let lone = findings(study(alive: 199 + 3653))
    #expect(lone.map(\.code) == ["dates-ten-years-off"])
    #expect(lone.first?.message.contains("last known alive") == true)
  }

  @Test("few dates tell nothing of a column")
  func few() {
    let study = StudyBuilder().arm("A")
      .subject("a", arm: "A", randomized: "2001-01-01", lastAlive: "1991-01-01")
    #expect(findings(study) == [])
  }

  @Test("a date more than two years after all others is reported, a gap before many is not")
  func farAhead() throws {
    let typo = study().adverseEvent("s0", "Fever", from: "2020-01-01")
    let found = findings(typo)
    #expect(found.map(\.code) == ["date-far-ahead"])
    #expect(
      found.first?.message == "The day of start of the adverse event is 2020-01-01, more than two "
        + "years after 2002-06-15, the latest of the other dates.")
    let measured = findings(study().measurement("s0", change: 1, on: "2020-01-01"))
    #expect(measured.map(\.code) == ["date-far-ahead"])
    #expect(measured.first?.message.hasPrefix("The day of tumour measurement is 2020") == true)
    var later = study()
    for number in 0..<12 {
      later = later.subject("t\(number)", arm: "A", randomized: "2010-01-0\(number % 9 + 1)")
    }
    #expect(findings(later) == [])
    #expect(findings(study().adverseEvent("s0", "Fever", from: "9999-12-31")).count == 1)
  }
}
