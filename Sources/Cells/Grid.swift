/// One cell of the screen: a character, its combining marks and its style.
///
/// A wide character fills two cells: the first holds it (`width` 2), the second is its continuation
/// (`width` 0). The marks are the first two that follow the character; more are left out.
public struct Cell: Hashable, Sendable {
  /// The character.
  public var scalar: Unicode.Scalar
  /// The first combining mark, or U+0000.
  public var mark: Unicode.Scalar
  /// The second combining mark, or U+0000.
  public var secondMark: Unicode.Scalar
  /// Columns: 1, 2, or 0 for the right half of a wide character.
  public var width: UInt8
  /// The style.
  public var style: Style

  /// Makes a cell with that character.
  public init(
    _ scalar: Unicode.Scalar, mark: Unicode.Scalar = "\0", secondMark: Unicode.Scalar = "\0",
    width: UInt8 = 1, style: Style = .plain
  ) {
    self.scalar = scalar
    self.mark = mark
    self.secondMark = secondMark
    self.width = width
    self.style = style
  }

  /// An empty cell.
  public static let blank = Cell(" ")

  /// The character with its marks; empty for the right half of a wide character.
  public var text: String {
    guard width > 0 else { return "" }
    var text = String(Character(scalar))
    if mark != "\0" { text.unicodeScalars.append(mark) }
    if secondMark != "\0" { text.unicodeScalars.append(secondMark) }
    return text
  }
}

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
