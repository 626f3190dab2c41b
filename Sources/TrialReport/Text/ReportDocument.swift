import TrialAnalysis

/// A report while it is being written: blocks in order, laid out later as text or as Markdown.
struct ReportDocument {
  /// What has been written.
  private(set) var blocks: [ReportBlock] = []

  /// Adds the name of the whole report.
  mutating func title(_ text: String) {
    blocks.append(.title(text))
  }

  /// Adds a heading.
  mutating func heading(_ text: String) {
    blocks.append(.heading(text))
  }

  /// Adds a gap.
  mutating func blank() {
    blocks.append(.blank)
  }

  /// Adds a paragraph.
  mutating func paragraph(_ text: String, indent: Int = 2, hanging: Int = 0) {
    blocks.append(.paragraph(text, indent: indent, hanging: hanging))
  }

  /// Adds the line under a table that describes how it was made.
  mutating func method(_ text: String) {
    blocks.append(.method(text))
  }

  /// Adds a table.
  mutating func table(_ table: ReportTable) {
    blocks.append(.table(table))
  }
}

/// One piece of a report, before it is laid out.
enum ReportBlock {
  /// The name of the whole report.
  case title(String)
  /// The name of a panel.
  case heading(String)
  /// A gap that groups what lies between.
  case blank
  /// A paragraph, and in plain text where it stands; a hanging one is an item of a list, one that
  /// is set in further than others belongs to the item before it.
  case paragraph(String, indent: Int, hanging: Int)
  /// How the numbers above it were made.
  case method(String)
  /// A table.
  case table(ReportTable)
}

/// A table of a report, as a value: the first column holds names, the others hold numbers.
///
/// A report describes its tables once; each renderer lays them out for its own medium.
struct ReportTable {
  /// The column heads.
  let header: [String]
  /// The rows, a cell for every column.
  private(set) var rows: [[String]] = []

  /// A table with those column heads.
  init(_ header: [String]) {
    self.header = header
  }

  /// Adds a row with a cell for every column.
  mutating func add(_ row: [String]) {
    rows.append(row)
  }
}

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
