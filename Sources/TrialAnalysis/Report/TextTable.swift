/// A table in plain text: the first column holds names and gives way, the others hold numbers.
struct TextTable {
  /// The widest a line gets.
  static let lineWidth = 80

  private let header: [String]
  private var rows: [[String]] = []

  /// A table with those column heads.
  init(_ header: [String]) {
    self.header = header
  }

  /// Adds a row with a cell for every column.
  mutating func add(_ row: [String]) {
    rows.append(row)
  }

  /// The lines, columns two spaces apart, numbers on the right; long names are cut.
  var lines: [String] {
    var widths = header.map(\.count)
    for row in rows {
      for (column, cell) in row.enumerated() where column < widths.count {
        widths[column] = max(widths[column], cell.count)
      }
    }
    if let first = widths.first {
      let others = widths.dropFirst().reduce(0) { $0 + $1 + 2 }
      widths[0] = min(first, max(8, TextTable.lineWidth - 2 - others))
    }
    return ([header] + rows).map { row in
      var line = ""
      for (column, cell) in row.enumerated() where column < widths.count {
        line += "  "
        line +=
          column == 0
          ? TextTable.left(cell, widths[0]) : TextTable.right(cell, widths[column])
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
