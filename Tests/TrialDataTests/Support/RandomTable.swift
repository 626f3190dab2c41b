import TestSupport

/// A random table that keeps to RFC 4180, as text and as the cells and lines that must be read.
struct RandomTable {
  var bytes: [UInt8] = []
  var rows: [[String]] = []
  /// The line on which each row begins.
  var lines: [Int] = []

  init(using random: inout SplitMix) {
    let delimiter = [",", ";", "\t"].randomElement(using: &random) ?? ","
    let lineEnd = ["\n", "\r\n", "\r"].randomElement(using: &random) ?? "\n"
    let columns = Int.random(in: 2...6, using: &random)
    let count = Int.random(in: 1...12, using: &random)
    var text = ""
    var line = 1
    for row in 0..<count {
      // An odd letter keeps the row from being blank, the header from having other delimiters.
      var cells = ["k\(row)"]
      for _ in 1..<columns {
        cells.append(row == 0 ? "h" : RandomTable.cell(lineEnd, using: &random))
      }
      rows.append(cells)
      lines.append(line)
      for (place, cell) in cells.enumerated() {
        let mustQuote = cell.utf8.contains { "\",;\t\r\n".utf8.contains($0) }
        let quoted = mustQuote || Int.random(in: 0..<4, using: &random) == 0
        if place > 0 { text += delimiter }
        text +=
          quoted
          ? "\""
            + cell.split(separator: "\"", omittingEmptySubsequences: false)
            .joined(separator: "\"\"") + "\"" : cell
      }
      line += 1 + RandomTable.lineEnds(lineEnd, in: cells)
      if row < count - 1 || Bool.random(using: &random) { text += lineEnd }
    }
    bytes = Array(text.utf8)
  }

  private static func lineEnds(_ lineEnd: String, in cells: [String]) -> Int {
    let last = Array(lineEnd.utf8).last
    return cells.reduce(0) { sum, cell in sum + cell.utf8.count { $0 == last } }
  }

  private static func cell(_ lineEnd: String, using random: inout SplitMix) -> String {
    let pieces = ["a", "B7", ".", "ö", "\"", "\"\"", ",", ";", "x y", lineEnd, "0", "-"]
    var cell = ""
    for _ in 0..<Int.random(in: 0...5, using: &random) {
      cell += pieces.randomElement(using: &random) ?? ""
    }
    // Line ends at a cell's end are trimmed in part, which is not what is tested here.
    if let last = cell.utf8.last, last == 0x0A || last == 0x0D { cell += "." }
    if let first = cell.utf8.first, first == 0x0A || first == 0x0D { cell = "." + cell }
    if Int.random(in: 0..<20, using: &random) == 0 {
      cell += String(repeating: "z", count: Int.random(in: 50...300, using: &random))
    }
    return cell
  }
}
