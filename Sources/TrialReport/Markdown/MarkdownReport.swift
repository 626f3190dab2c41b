public import TrialAnalysis
public import TrialModel

/// The whole analysis as GitHub Markdown, for a wiki, a discussion or a mail.
///
/// The same panels, tables and numbers as `TextReport`; under every table stands, in italics, how it
/// was made. Characters of the data that mean something in Markdown are escaped.
public struct MarkdownReport: Sendable {
  private let report: TextReport

  /// A report.
  ///
  /// - Parameters:
  ///   - study: The study.
  ///   - analysis: The analysis of `study`.
  ///   - findings: What was found when `study` was loaded and checked.
  ///   - version: The version of the program.
  public init(study: Study, analysis: Analysis, findings: [Finding], version: String) {
    report = TextReport(study: study, analysis: analysis, findings: findings, version: version)
  }

  /// The report, with a line feed at its end.
  public func text() -> String {
    MarkdownRenderer.text(report.document())
  }
}
