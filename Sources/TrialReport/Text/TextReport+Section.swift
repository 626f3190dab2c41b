import TrialAnalysis

extension TextReport {
  /// A part of the report that can be had alone.
  public enum Section: String, Sendable, CaseIterable {
    case arms, enrollment, response, toxicity, survival, findings
  }

  /// One part of the report, an empty line before it and a line feed at its end.
  public func text(of section: Section) -> String {
    var lines = ReportDocument()
    write(section, &lines)
    return TextRenderer.lines(lines).joined(separator: "\n") + "\n"
  }

  func write(_ section: Section, _ lines: inout ReportDocument) {
    switch section {
    case .arms: writeArms(&lines)
    case .enrollment: writeEnrollment(&lines)
    case .response: writeResponse(&lines)
    case .toxicity: writeToxicity(&lines)
    case .survival: writeSurvival(&lines)
    case .findings: writeFindings(&lines)
    }
  }
}
