import Cells

/// Items that follow each other on as many lines as they need; an item is never broken.
enum Flow {
  /// The lines, each at most that many columns unless a single item is wider.
  static func lines(_ items: [[Span]], columns: Int, gap: [Span]) -> [[Span]] {
    var lines: [[Span]] = []
    var line: [Span] = []
    for item in items where !item.isEmpty {
      if line.isEmpty {
        line = item
      } else if line.columns + gap.columns + item.columns <= columns {
        line += gap + item
      } else {
        lines.append(line)
        line = item
      }
    }
    return line.isEmpty ? lines : lines + [line]
  }

  /// Words on as many lines as they need; a word wider than a line is cut.
  static func words(_ text: String, columns: Int, style: Style) -> [[Span]] {
    let words = text.split(separator: " ").map {
      [Span(TextFit.cut(String($0), to: max(1, columns), ellipsis: ""), style: style)]
    }
    return lines(words, columns: columns, gap: [Span(" ", style: style)]).map { line in
      [Span(line.text, style: style)]
    }
  }
}
