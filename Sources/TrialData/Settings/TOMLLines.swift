/// On which line of a TOML text each key stands, for messages; the parser itself does not tell.
package struct TOMLLines {
  /// Paths such as `study.title`, `arm[1].opened`, and `arm[1]` for the header itself.
  private var lines: [String: Int] = [:]

  /// The lines of a text.
  package init(_ text: String) {
    var table = ""
    var counts: [String: Int] = [:]
    var number = 0
    // A CRLF is one character, so lines are parted by bytes.
    for line in text.utf8.split(separator: 0x0A, omittingEmptySubsequences: false) {
      number += 1
      let trimmed = Substring(line).drop { " \t\u{FEFF}".contains($0) }
      if trimmed.hasPrefix("[[") {
        let name = TOMLLines.path(trimmed.dropFirst(2).prefix { $0 != "]" })
        table = "\(name)[\(counts[name, default: 0])]"
        counts[name, default: 0] += 1
        lines[table] = number
      } else if trimmed.hasPrefix("[") {
        table = TOMLLines.path(trimmed.dropFirst().prefix { $0 != "]" })
        if lines[table] == nil { lines[table] = number }
      } else if !trimmed.hasPrefix("#"), let equals = trimmed.firstIndex(of: "=") {
        let key = TOMLLines.path(trimmed[..<equals])
        let path = table.isEmpty ? key : "\(table).\(key)"
        if lines[path] == nil { lines[path] = number }
      }
    }
  }

  /// The line of that path, from 1; 0 if it is not found.
  package subscript(path: String) -> Int { lines[path] ?? 0 }

  private static func path(_ text: Substring) -> String {
    text.split(separator: ".").map { part in
      String(part.filter { !" \t\r\"'".contains($0) })
    }.joined(separator: ".")
  }
}
