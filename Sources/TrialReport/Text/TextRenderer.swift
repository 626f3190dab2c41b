/// Lays a report out as plain text, 80 columns wide.
struct TextRenderer {
  /// The widest a line gets.
  static let lineWidth = 80

  private var lines: [String] = []

  private init() {}

  /// The lines of a report.
  static func lines(_ document: ReportDocument) -> [String] {
    var renderer = TextRenderer()
    for block in document.blocks { renderer.add(block) }
    return renderer.lines
  }

  private mutating func add(_ block: ReportBlock) {
    switch block {
    case .title(let text): paragraph(text, indent: 0, hanging: 0)
    case .heading(let text):
      lines.append("")
      lines.append(text.uppercased())
    case .blank: lines.append("")
    case .paragraph(let text, let indent, let hanging):
      paragraph(text, indent: indent, hanging: hanging)
    case .method(let text): paragraph(text, indent: 2, hanging: 0)
    case .table(let table): lines += TextRenderer.lines(table)
    }
  }

  /// Adds a paragraph, broken between words but not inside a P value.
  private mutating func paragraph(_ text: String, indent: Int, hanging: Int) {
    var line = String(repeating: " ", count: indent)
    var isStart = true
    for word in TextRenderer.words(text) {
      if !isStart, line.count + 1 + word.count > TextRenderer.lineWidth {
        lines.append(line)
        line = String(repeating: " ", count: indent + hanging)
        isStart = true
      }
      line += (isStart ? "" : " ") + word
      isStart = false
    }
    lines.append(line)
  }

  /// The words of a text, `P = .048` being one.
  private static func words(_ text: String) -> [String] {
    var words: [String] = []
    for word in text.split(whereSeparator: { $0.isWhitespace }) {
      if let last = words.last, ["P", "P =", "P <", "P >"].contains(last) {
        words[words.count - 1] += " " + word
      } else {
        words.append(String(word))
      }
    }
    return words
  }

  /// The lines of a table, columns two spaces apart, numbers on the right; long names are cut.
  private static func lines(_ table: ReportTable) -> [String] {
    var widths = table.header.map(\.count)
    for row in table.rows {
      for (column, cell) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], cell.count)
      }
    }
    if let first = widths.first {
      let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
      widths[0] = min(first, max(8, lineWidth - 2 - others))
    }
    return ([table.header] + table.rows).map { row in
      var line = ""
      for (column, cell) in row.enumerated() where column < widths.count {
        line += "  "
        line += column == 0 ? left(cell, widths[0]) : right(cell, widths[column])
      }
      while line.last == " " { line.removeLast() }
      return line
    }
  }

  private static func left(_ text: String, _ width: Int) -> String {
    text.count > width
      ? text.prefix(width - 1) + "~" : text + String(repeating: " ", count: width - text.count)
  }

  private static func right(_ text: String, _ width: Int) -> String {
    String(repeating: " ", count: max(0, width - text.count)) + text
  }
}
