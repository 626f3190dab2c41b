import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

struct FindingsReportTests {
  private let findings = [
    Finding(.note, code: "zeta", problem: .settings(.armEmpty("Z", nearest: nil))),
    Finding(
      .warning, code: "date", file: "adsl.csv", line: 4, column: "RANDDT",
      problem: .cell(.dateUnreadable("soon")), count: 3),
    Finding(.error, code: "gone", file: "adrs.csv", problem: .file(.columnTwice("\"value\""))),
    Finding(
      .warning, code: "date", file: "adae.csv", line: 9, column: "ASTDT",
      problem: .cell(.dateUnreadable("later"))),
    Finding(
      .warning, code: "arm", file: "adsl.csv", line: 2,
      problem: .settings(.armEmpty("O", nearest: nil))),
  ]

  @Test("findings come by severity and code, with places and what to do")
  func text() {
    let study = StudyBuilder("S1").study
    let text = FindingsReport(study: study, findings: findings, version: "1.0").text()
    #expect(
      text == """
        S1: 1 error, 5 warnings, 1 note.

        ERRORS
          gone: 1
            adrs.csv: There are several columns called "value".
            > The first one was read.

        WARNINGS
          arm: 1
            adsl.csv:2: Nobody is in the arm "O" yet.

          date: 4
            adsl.csv:4: RANDDT is "soon"; expected a date such as 2003-01-31.
            adae.csv:9: ASTDT is "later"; expected a date such as 2003-01-31.
            and 2 more.
            > Taken as missing.

        NOTES
          zeta: 1
            Nobody is in the arm "Z" yet.

        """)
  }

  @Test("a place in a line follows the line, in the text and as a key of its own in the JSON")
  func character() throws {
    let finding = Finding(
      .error, code: "key", file: "study.toml", line: 4, character: 9, column: "id",
      problem: .settings(.entryTwice(kind: "arm", code: "A")))
    let message = "study.toml:4:9: The arm \"A\" is there twice."
    #expect(finding.sentence == message + " The first entry counts.")
    let report = FindingsReport(study: nil, findings: [finding], version: "1.0")
    #expect(report.text().contains("    \(message)\n"))
    #expect(report.json().contains("\"line\":4,\"character\":9,\"column\":\"id\""))
  }

  @Test("only the first places of a code are listed")
  func places() {
    let many = (1...20).map {
      Finding(
        .warning, code: "x", file: "a.csv", line: $0, problem: .file(.rowCells($0, header: 0)))
    }
    let text = FindingsReport(study: nil, findings: many, version: "1.0").text()
    #expect(text.hasPrefix("No study: 0 errors, 20 warnings, 0 notes.\n"))
    #expect(text.contains("a.csv:5: The row has 5 cells;"))
    #expect(!text.contains("a.csv:6"))
    #expect(text.contains("and 15 more."))
  }

  @Test("nothing found is one line")
  func nothing() {
    let report = FindingsReport(study: StudyBuilder("S1").study, findings: [], version: "1.0")
    #expect(report.text() == "S1: 0 errors, 0 warnings, 0 notes.\n")
  }

  @Test("the JSON has every finding with all its keys, and counts them all")
  func json() throws {
    let report = FindingsReport(study: StudyBuilder("S1").study, findings: findings, version: "1.0")
    let object = try #require(
      JSONSerialization.jsonObject(with: Data(report.json().utf8)) as? [String: Any])
    #expect(object["schema"] as? Int == 1)
    #expect(object["trialtop"] as? String == "1.0")
    #expect((object["study"] as? [String: Any])?["id"] as? String == "S1")
    #expect(object["errors"] as? Int == 1)
    #expect(object["warnings"] as? Int == 5)
    #expect(object["notes"] as? Int == 1)
    let list = try #require(object["findings"] as? [[String: Any]])
    #expect(list.map { $0["code"] as? String } == ["gone", "arm", "date", "date", "zeta"])
    #expect(list[0]["message"] as? String == "There are several columns called \"value\".")
    #expect(list[2]["column"] as? String == "RANDDT")
    #expect(list[2]["count"] as? Int == 3)
    #expect(list[0]["line"] is NSNull)
    #expect(
      Set(list[4].keys) == [
        "severity", "code", "file", "line", "column", "message", "remedy", "count",
      ])
    let none = FindingsReport(study: nil, findings: [], version: "1.0").json()
    #expect(none.contains("\"study\":null"))
  }
}
