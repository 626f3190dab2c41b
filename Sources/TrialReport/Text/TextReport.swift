public import TrialAnalysis
public import TrialModel
import TrialStatistics

/// The whole analysis as plain text, 80 columns wide, for a terminal or a mail.
///
/// Under every table stands how it was made. Only what comes from the data can be other than ASCII.
public struct TextReport: Sendable {
  let study: Study
  let analysis: Analysis
  private let findings: [Finding]
  private let state: StudyState
  private let limit: FreshnessLimit?
  private let version: String

  /// A report.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - analysis: The analysis of `study`.
  ///   - findings: What was found when `study` was loaded and checked.
  ///   - state: Whether `study` is all of its folder.
  ///   - limit: What cannot be known of that.
  ///   - version: The version of the program.
  public init(
    study: Study, analysis: Analysis, findings: [Finding], state: StudyState = .whole,
    limit: FreshnessLimit? = nil, version: String
  ) {
    self.study = study
    self.analysis = analysis
    self.findings = findings
    self.state = state
    self.limit = limit
    self.version = version
  }

  /// The report, with a line feed at its end.
  public func text() -> String {
    TextRenderer.lines(document()).joined(separator: "\n") + "\n"
  }

  /// The report before it is laid out.
  func document() -> ReportDocument {
    var lines = ReportDocument()
    writeHead(&lines)
    for section in Section.allCases { write(section, &lines) }
    return lines
  }

  /// The cut-off and its source, for a method line.
  var cutoffPhrase: String {
    guard let cutoff = analysis.cutoff else { return "no cut-off: the data has no dates" }
    return "cut-off \(cutoff.day) (\(cutoff.source.name))"
  }

  /// Where the deaths come from, for a method line.
  var deathPhrase: String {
    switch analysis.deathSource {
    case .subjects: "deaths from the subject table"
    case .overallSurvival: "deaths are the events of OS, the subject table tells of none"
    }
  }

  /// The population of the efficacy panels, for a method line.
  var populationPhrase: String {
    let arm = analysis.population == .safety ? "arm given" : "planned arm"
    return "\(analysis.population.rawValue) population, N = \(analysis.subjectCount), by \(arm)"
  }

  /// An arm's letter and its name for narrow places.
  func name(_ arm: Int) -> String {
    "\(analysis.arms[arm].letter) \(analysis.arms[arm].arm.short)"
  }

  private func writeHead(_ lines: inout ReportDocument) {
    lines.title(analysis.title)
    if analysis.identifier != analysis.title { lines.paragraph(analysis.identifier, indent: 0) }
    if let sentence = state.sentence() { lines.paragraph(sentence, indent: 0) }
    if let limit { lines.paragraph("Not known: \(limit.phrase).", indent: 0) }
    let population = "\(analysis.population.rawValue) \(analysis.subjectCount)"
    lines.paragraph("\(population); \(cutoffPhrase); trialtop \(version)", indent: 0)
    if let filter = analysis.filter { lines.paragraph(sentence(filter), indent: 0) }
    if analysis.cutoff?.isInThePast == true {
      lines.paragraph("The data goes on after the cut-off; what came later is left out.", indent: 0)
    }
    for file in study.files {
      lines.paragraph(
        "\(file.name): \(file.role.rawValue), \(NumberFormat.count(file.rows, "row"))", hanging: 2)
    }
  }

  private func sentence(_ filter: AppliedFilter) -> String {
    if let failure = filter.failure {
      return "FILTER \(filter.text) cannot be used, nobody is counted: \(failure.sentence)"
    }
    return
      "FILTER \(filter.text): \(filter.kept) of \(filter.total) subjects; the others count nowhere."
  }

  func writeArms(_ lines: inout ReportDocument) {
    lines.heading("Arms")
    var table = ReportTable(["arm", "n", "treated", "ORR", severeName, "deaths"])
    for arm in analysis.arms.indices {
      let summary = analysis.arms[arm]
      table.add([
        "\(summary.letter) \(summary.arm.label)", String(summary.subjectCount),
        String(summary.safetyCount), summary.responseRate.map(percent) ?? "-",
        summary.grade3Plus.map(percent) ?? "-", String(summary.deaths),
      ])
    }
    lines.table(table)
    lines.method(
      "n, ORR, deaths: \(populationPhrase); treated, \(severeName): safety population, "
        + "by arm given; \(deathPhrase); \(cutoffPhrase).")
  }

  func writeFindings(_ lines: inout ReportDocument) {
    lines.heading("Findings")
    let counts = Finding.Severity.allCases.map { severity in
      NumberFormat.count(findings.total(severity), severity.rawValue)
    }
    if let sentence = state.sentence() { lines.paragraph(sentence) }
    lines.paragraph(counts.joined(separator: ", ") + ".")
    for severity in Finding.Severity.allCases {
      for finding in findings where finding.severity == severity {
        lines.paragraph("\(severity.rawValue): \(finding.sentence)", hanging: 2)
      }
    }
  }

  /// What an event of grade 3 or more is called: a severity is never called a grade.
  var severeName: String {
    analysis.toxicity?.scale == .severity ? "severe+" : "G3+"
  }

  /// A proportion in percent, `NE` without subjects.
  func percent(_ proportion: Proportion) -> String {
    NumberFormat.percent(proportion)
  }
}
