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
  ///   - state: Whether `study` is all of its folder.
  ///   - limit: What cannot be known of that.
  ///   - version: The version of the program.
  public init(
    study: Study, analysis: Analysis, findings: [Finding], state: StudyState = .whole,
    limit: FreshnessLimit? = nil, version: String
  ) {
    report = TextReport(
      study: study, analysis: analysis, findings: findings, state: state, limit: limit,
      version: version)
  }

  /// The report, with a line feed at its end.
  public func text() -> String {
    MarkdownRenderer.text(report.document())
  }
}

/// Lays a report out as GitHub Markdown; whatever comes from the data cannot change the layout.
struct MarkdownRenderer {
  private var parts: [String] = []
  /// Whether the last part is an item of a list, which the next may go on with.
  private var isInList = false

  private init() {}

  /// The text of a report, with a line feed at its end.
  static func text(_ document: ReportDocument) -> String {
    var renderer = MarkdownRenderer()
    for block in document.blocks { renderer.add(block) }
    return renderer.parts.joined(separator: "\n\n") + "\n"
  }

  private mutating func add(_ block: ReportBlock) {
    switch block {
    case .title(let text): part("# " + MarkdownRenderer.escaped(text))
    case .heading(let text): part("## " + MarkdownRenderer.escaped(text))
    case .blank: isInList = false
    case .paragraph(let text, let indent, let hanging):
      let text = MarkdownRenderer.paragraph(text)
      if hanging > 0 {
        item("- " + text)
      } else if indent > 2 && isInList {
        item("  - " + text)
      } else {
        part(text)
      }
    case .method(let text):
      part("*" + MarkdownRenderer.escaped(text) + "*")
    case .table(let table): part(MarkdownRenderer.table(table))
    }
  }

  private mutating func part(_ text: String) {
    parts.append(text)
    isInList = false
  }

  private mutating func item(_ text: String) {
    if isInList {
      parts[parts.count - 1] += "\n" + text
    } else {
      parts.append(text)
    }
    isInList = true
  }

  private static func table(_ table: ReportTable) -> String {
    func line(_ cells: [String]) -> String { "| " + cells.joined(separator: " | ") + " |" }
    let rule = table.header.indices.map { $0 == 0 ? ":---" : "---:" }
    let rows = ([table.header] + table.rows).map { $0.map(escaped) }
    return ([line(rows[0]), line(rule)] + rows.dropFirst().map(line)).joined(separator: "\n")
  }

  /// A text that may stand at the beginning of a line.
  private static func paragraph(_ text: String) -> String {
    let text = escaped(text)
    guard let first = text.first else { return text }
    if "#+-=:".contains(first) { return "\\" + text }
    // `1. one` and `1) one` would begin a numbered list.
    let digits = text.prefix { $0.isASCII && $0.isNumber }
    let rest = text.dropFirst(digits.count)
    guard !digits.isEmpty, let mark = rest.first, mark == "." || mark == ")" else { return text }
    return digits + "\\" + rest
  }

  /// A text in one line in which no character has a meaning of its own.
  static func escaped(_ text: String) -> String {
    var result = ""
    var needsSpace = false
    for character in text {
      if character.isWhitespace {
        needsSpace = !result.isEmpty
        continue
      }
      if needsSpace { result.append(" ") }
      needsSpace = false
      switch character {
      case "\\", "`", "*", "_", "[", "]", "|", "~", "$":
        result.append("\\")
        result.append(character)
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      default: result.append(character)
      }
    }
    return result
  }
}
