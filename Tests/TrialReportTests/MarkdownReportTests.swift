import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

struct MarkdownReportTests {
  private func text(_ study: Study, findings: [Finding] = []) -> String {
    MarkdownReport(study: study, analysis: Analysis(study), findings: findings, version: "1.0")
      .text()
  }

  private func lines(_ text: String) -> [Substring] {
    text.split(separator: "\n", omittingEmptySubsequences: false)
  }

  /// How many columns a line of a table has: bars that are not escaped, less one.
  private func columns(_ line: Substring) -> Int {
    var count = -1
    var isEscaped = false
    for character in line {
      if character == "|", !isEscaped { count += 1 }
      isEscaped = character == "\\" && !isEscaped
    }
    return count
  }

  @Test("every panel is a heading with tables, and a method line in italics under them")
  func panels() {
    let text = text(FoundingStudy.builder.study)
    let lines = lines(text)
    #expect(lines.first == "# High-dose vs low-dose interleukin-2")
    for panel in ["Arms", "Enrollment", "Response", "Toxicity", "Survival: OS", "Findings"] {
      #expect(lines.contains("## \(panel)"), "\(panel)")
    }
    #expect(lines.contains("| arm | n | treated | ORR | G3+ | deaths |"))
    #expect(lines.contains("| :--- | ---: | ---: | ---: | ---: | ---: |"))
    #expect(lines.contains { $0.hasPrefix("*Safety population, N = 400") && $0.hasSuffix("*") })
    #expect(lines.contains { $0.hasPrefix("*ITT population, N = 400") })
    #expect(
      text.contains("- SC 9/94 v HD 20/97 (concurrent; 59 earlier HD left out)\n  - difference"))
    #expect(text.contains("\\* Hypotension"))
  }

  @Test("every line of a table has as many columns as its head, whatever the data")
  func shape() {
    var studies = (0..<8).map { RandomStudy.make(seed: $0) }
    studies.append(FoundingStudy.builder.study)
    studies.append(nasty.study)
    for study in studies {
      let lines = lines(text(study))
      for (index, line) in lines.enumerated() where line.hasPrefix("| :--") {
        let width = columns(line)
        #expect(lines[index - 2].isEmpty)
        var row = index - 1
        while row < lines.count, lines[row].hasPrefix("|") {
          #expect(columns(lines[row]) == width, "\(lines[row])")
          row += 1
        }
        #expect(row > index)
        #expect(row == lines.count || lines[row].isEmpty)
      }
    }
  }

  /// A study whose names mean something in Markdown.
  private let nasty = StudyBuilder().arm("A|B", label: "<b>`x`</b>\n| y", short: "*A*")
    .subject("a", arm: "A|B", randomized: "2000-01-01", site: "1|2\\|3")
    .adverseEvent("a", "a | b\n\n# c", organClass: "<script>alert(1)</script>", grade: 3)
    .settings { $0.title = "# _x_ [a](http://b) ~c~ &amp; $d$" }

  @Test("texts from the data cannot change the layout")
  func escaping() {
    let text = text(
      nasty.study,
      findings: [
        Finding(
          .note, code: "x", file: "a_b.csv", line: 3, problem: .cell(.subjectUnknown("`y`\n<z>|")))
      ])
    #expect(text.contains("# # \\_x\\_ \\[a\\](http://b) \\~c\\~ &amp;amp; \\$d\\$"))
    #expect(text.contains("&lt;b&gt;\\`x\\`&lt;/b&gt; \\| y"))
    #expect(text.contains("| 1\\|2\\\\\\|3 |"))
    #expect(text.contains("a \\| b # c"))
    #expect(text.contains("- note: a\\_b.csv:3: Subject \\`y\\`\u{FFFD}&lt;z&gt;\\| is not"))
    #expect(!text.contains("<"))
  }

  @Test(
    "a text that would begin a list or a heading begins none",
    arguments: [("1. x", "1\\. x"), ("12) x", "12\\) x"), ("- x", "\\- x"), ("# x", "\\# x")])
  func lists(identifier: String, escaped: String) {
    let study = StudyBuilder(identifier).subject("a").settings { $0.title = "Title" }.study
    #expect(text(study).contains("\n\n\(escaped)\n"))
  }

  @Test("the same study gives the same text; so does one with its rows in another order")
  func deterministic() {
    let study = FoundingStudy.builder.study
    #expect(text(study) == text(study))
    for seed in 0..<4 as Range<UInt64> {
      let study = RandomStudy.make(seed: seed)
      #expect(text(study) == text(RandomStudy.shuffled(study, seed: seed)))
    }
    #expect(text(Study()).hasSuffix("\n"))
  }

  @Test("text and Markdown hold the same cells")
  func sameCells() {
    let study = FoundingStudy.builder.study
    let plain = TextReport(study: study, analysis: Analysis(study), findings: [], version: "1.0")
      .text()
    for cell in ["30.4375 days", "33/156", "51.9%", "80 51%"] where plain.contains(cell) {
      #expect(text(study).contains(cell))
    }
  }
}
