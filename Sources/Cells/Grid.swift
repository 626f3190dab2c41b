/// A rectangle of cells: what a screen shows, and what every backend paints.
public struct Grid: Hashable, Sendable {
  /// Columns and rows.
  public let size: Size
  /// The cells, row by row.
  public private(set) var cells: [Cell]

  /// A grid with every cell the same.
  public init(_ size: Size, fill: Cell = .blank) {
    self.size = size
    self.cells = Array(repeating: fill, count: size.columns * size.rows)
  }

  /// The cell at that place, which must be inside.
  public subscript(column: Int, row: Int) -> Cell {
    get { cells[row * size.columns + column] }
    set { cells[row * size.columns + column] = newValue }
  }

  /// The text of one row, without the blanks at its end.
  public func line(_ row: Int) -> String {
    var line = ""
    for column in 0..<size.columns { line += self[column, row].text }
    while line.last == " " { line.removeLast() }
    return line
  }

  /// The text of all rows, one line each, without the blanks at their ends.
  public var text: String {
    (0..<size.rows).map(line).joined(separator: "\n")
  }
}
