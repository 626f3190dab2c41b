public import TrialModel

/// All findings about a data directory, for `trialtop check`: by severity, then by code.
///
/// Counts are of what was found, not of what is listed: a finding that stands for 40 counts 40. The
/// order is that of the severities and codes, and within a code that of the findings.
public struct FindingsReport: Sendable {
  /// The version of this layout of keys.
  public static let schema = 1
  /// Places listed for each code in the text; the JSON has all.
  private static let placeLimit = 5

  private let study: Study?
  private let findings: [Finding]
  private let state: StudyState
  private let limit: FreshnessLimit?
  private let version: String

  /// A report.
  ///
  /// - Parameters:
  ///   - study: The study, `nil` if the directory has none that can be read.
  ///   - findings: The findings of loading it and those of its consistency.
  ///   - state: Whether the study is all of its folder.
  ///   - limit: What cannot be known of that.
  ///   - version: The version of the program.
  public init(
    study: Study?, findings: [Finding], state: StudyState = .whole, limit: FreshnessLimit? = nil,
    version: String
  ) {
    self.study = study
    self.findings = findings
    self.state = state
    self.limit = limit
    self.version = version
  }

  /// The findings in groups, as plain text 80 columns wide with a line feed at its end.
  public func text() -> String {
    var document = ReportDocument()
    if let study {
      document.title("\(study.settings.title ?? study.identifier): \(totals).")
    } else {
      document.title("No study: \(totals).")
    }
    if let sentence = state.sentence() { document.paragraph(sentence, indent: 0) }
    if let limit { document.paragraph("Not known: \(limit.phrase).", indent: 0) }
    for severity in Finding.Severity.allCases {
      let groups = groups(severity)
      guard !groups.isEmpty else { continue }
      document.heading("\(severity.rawValue)s")
      for (index, group) in groups.enumerated() {
        if index > 0 { document.blank() }
        write(&document, group)
      }
    }
    return TextRenderer.lines(document).joined(separator: "\n") + "\n"
  }

  /// The findings as one JSON object in one line, with a line feed at its end.
  public func json() -> String {
    var writer = JSONWriter()
    writer.object { writer in
      writer.write("schema", FindingsReport.schema)
      writer.write("trialtop", version)
      if let study {
        writer.object("study") { writer in
          writer.write("id", study.identifier)
          writer.write("title", study.settings.title ?? study.identifier)
          writer.write(state, limit)
        }
      } else {
        writer.null("study")
      }
      for severity in Finding.Severity.allCases {
        writer.write("\(severity.rawValue)s", findings.total(severity))
      }
      let sorted = Finding.Severity.allCases.flatMap { groups($0).flatMap { $0 } }
      writer.array("findings", sorted) { writer, finding in finding.write(to: &writer) }
    }
    return String(decoding: writer.bytes, as: UTF8.self) + "\n"
  }

  private var totals: String {
    Finding.Severity.allCases.map { NumberFormat.count(findings.total($0), $0.rawValue) }
      .joined(separator: ", ")
  }

  /// The findings of a severity by code, codes in the order of the alphabet.
  private func groups(_ severity: Finding.Severity) -> [[Finding]] {
    Dictionary(grouping: findings.filter { $0.severity == severity }, by: \.code)
      .sorted { $0.key < $1.key }.map(\.value)
  }

  private func write(_ document: inout ReportDocument, _ group: [Finding]) {
    let total = group.total()
    document.paragraph("\(group[0].code): \(total)")
    let shown = group.prefix(FindingsReport.placeLimit)
    for finding in shown {
      let place = finding.place
      document.paragraph(
        (place.isEmpty ? "" : place + ": ") + finding.message, indent: 4, hanging: 2)
    }
    let rest = total - shown.count
    if rest > 0 { document.paragraph("and \(rest) more.", indent: 4) }
    var remedies: [String] = []
    for finding in group where !finding.remedy.isEmpty && !remedies.contains(finding.remedy) {
      remedies.append(finding.remedy)
    }
    for remedy in remedies.prefix(FindingsReport.placeLimit) {
      document.paragraph("> " + remedy, indent: 4, hanging: 2)
    }
  }
}
