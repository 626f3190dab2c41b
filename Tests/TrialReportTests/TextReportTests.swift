import TestSupport
import Testing
import TrialAnalysis
import TrialModel
import TrialReport

struct TextReportTests {
  private func lines(
    _ study: Study, _ options: AnalysisOptions = .init(), findings: [Finding] = []
  ) -> [String] {
    TextReport(
      study: study, analysis: Analysis(study, options: options), findings: findings, version: "1.0"
    ).text().split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  @Test("comparisons print both denominators, then the naive ones")
  func comparisons() {
    let lines = lines(FoundingStudy.builder.study)
    #expect(lines.contains("  SC 9/94 v HD 20/97 (concurrent; 59 earlier HD left out)"))
    #expect(lines.contains("  SC 9/94 v HD 33/156 (all; 59 earlier HD not concurrent)"))
    #expect(lines.contains { $0.contains("chi-square P = .033") })
    #expect(lines.contains("  LD 19/150 v HD 33/156 (concurrent; nobody left out)"))
    #expect(lines.contains { $0.contains("-8.5 points (-16.81 to -0.03)") })
    #expect(lines.contains { $0.contains("chi-square P = .048") })
  }

  @Test("no line is wider than 80 columns, and all is ASCII if the data is")
  func shape() {
    var studies = (0..<8).map { RandomStudy.make(seed: $0) }
    studies.append(FoundingStudy.builder.study)
    for study in studies {
      for line in lines(study, .init(cohort: .all)) {
        #expect(line.count <= 80, "\(line)")
        #expect(line.utf8.allSatisfy { (0x20..<0x7F).contains($0) }, "\(line)")
        #expect(line.last != " ", "\(line)")
      }
    }
  }

  @Test("every panel says its population, N and cut-off")
  func methods() {
    let text = lines(FoundingStudy.builder.study).joined(separator: " ")
      .split(separator: " ").joined(separator: " ")
    #expect(text.contains("ITT population, N = 400, by planned arm"))
    #expect(text.contains("Safety population, N = 400, by arm given"))
    #expect(text.contains("(latest date in the data, ADSL.RANDDT)"))
    #expect(text.contains("exact (Clopper-Pearson) 95% interval"))
    #expect(text.contains("Kaplan-Meier, log-log 95% interval"))
  }

  @Test("findings are counted and listed, errors first")
  func findings() {
    let lines = lines(
      StudyBuilder().study,
      findings: [
        Finding(.note, code: "n", problem: .settings(.armEmpty("A", nearest: nil))),
        Finding(
          .error, code: "e", file: "adsl.csv", line: 4, column: "N",
          problem: .cell(.subjectMissing), count: 2),
      ])
    #expect(lines.contains("  2 errors, 0 warnings, 1 note."))
    let error = lines.firstIndex(
      of: "  error: adsl.csv:4: N is empty. Row skipped. (2 times)")
    let note = lines.firstIndex(of: "  note: Nobody is in the arm \"A\" yet.")
    #expect((error ?? .max) < (note ?? -1))
  }

  @Test("a missing table is said to be missing")
  func missingTables() {
    let lines = lines(StudyBuilder().arm("A").subjects(1, arm: "A").study)
    #expect(lines.contains("  There is no response table."))
    #expect(lines.contains("  There is no adverse event table."))
    #expect(lines.contains("  There is no time-to-event table."))
  }

  @Test("a severity is never called a grade")
  func severity() {
    let study = StudyBuilder().arm("A").subjects(1, arm: "A")
      .adverseEvent("A1", "Nausea", grade: 3).changed { $0.adverseEvents.scale = .severity }.study
    let text = lines(study).joined(separator: "\n")
    #expect(!text.contains("G3+"))
    #expect(!text.contains("Grade"))
    #expect(text.contains("severe+"))
  }

  @Test("more than three arms are told in blocks")
  func manyArms() {
    let arms = (1...7).reduce(StudyBuilder()) { $0.arm("arm \($1) with a rather long name") }
    let study = arms.subject("s", arm: "arm 7 with a rather long name")
      .adverseEvent("s", "A preferred term that is much longer than a column is wide", grade: 3)
      .study
    let lines = lines(study)
    #expect(lines.allSatisfy { $0.count <= 80 })
    #expect(lines.contains { $0.contains("G any") })
  }
}
