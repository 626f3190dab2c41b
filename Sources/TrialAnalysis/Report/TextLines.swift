/// The lines of a plain-text report while it is being written.
struct TextLines {
  /// What has been written.
  private(set) var lines: [String] = []

  /// Adds a heading, a blank line before it.
  mutating func heading(_ text: String) {
    lines.append("")
    lines.append(text.uppercased())
  }

  /// Adds a blank line.
  mutating func blank() {
    lines.append("")
  }

  /// Adds a paragraph, broken between words but not inside a P value.
  mutating func paragraph(_ text: String, indent: Int = 2, hanging: Int = 0) {
    var line = String(repeating: " ", count: indent)
    var isStart = true
    for word in TextLines.words(text) {
      if !isStart, line.count + 1 + word.count > TextTable.lineWidth {
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

  /// Adds a table.
  mutating func table(_ table: TextTable) {
    lines += table.lines
  }
}
