import Foundation
import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

struct FindingsReportTests {
  private let findings = [
    Finding(.note, code: "zeta", message: "A note."),
    Finding(
      .warning, code: "date", file: "adsl.csv", line: 4, column: "RANDDT", message: "Late.",
      remedy: "Check it.", count: 3),
    Finding(.error, code: "gone", file: "adrs.csv", message: "No \"value\".", remedy: "Add it."),
    Finding(
      .warning, code: "date", file: "adae.csv", line: 9, message: "Later.", remedy: "Check it."),
    Finding(.warning, code: "arm", file: "adsl.csv", line: 2, message: "Odd."),
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
            adrs.csv: No "value".
            > Add it.

        WARNINGS
          arm: 1
            adsl.csv:2: Odd.

          date: 4
            adsl.csv:4: Late.
            adae.csv:9: Later.
            and 2 more.
            > Check it.

        NOTES
          zeta: 1
            A note.

        """)
  }

  @Test("a place in a line follows the line, in the text and as a key of its own in the JSON")
  func character() throws {
    let finding = Finding(
      .error, code: "key", file: "study.toml", line: 4, character: 9, column: "id", message: "Odd.",
      remedy: "Mend it.")
    #expect(finding.sentence == "study.toml:4:9: Odd. Mend it.")
    let report = FindingsReport(study: nil, findings: [finding], version: "1.0")
    #expect(report.text().contains("    study.toml:4:9: Odd.\n"))
    #expect(report.json().contains("\"line\":4,\"character\":9,\"column\":\"id\""))
  }

  @Test("only the first places of a code are listed")
  func places() {
    let many = (1...20).map {
      Finding(.warning, code: "x", file: "a.csv", line: $0, message: "M\($0).")
    }
    let text = FindingsReport(study: nil, findings: many, version: "1.0").text()
    #expect(text.hasPrefix("No study: 0 errors, 20 warnings, 0 notes.\n"))
    #expect(text.contains("a.csv:5: M5."))
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
    #expect(list[0]["message"] as? String == "No \"value\".")
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
