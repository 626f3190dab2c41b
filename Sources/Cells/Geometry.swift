/// A number of columns and rows.
public struct Size: Hashable, Sendable {
  /// Columns; never negative.
  public var columns: Int
  /// Rows; never negative.
  public var rows: Int

  /// Makes a size; negative numbers become zero.
  public init(columns: Int, rows: Int) {
    self.columns = max(0, columns)
    self.rows = max(0, rows)
  }

  /// Whether it has no cells.
  public var isEmpty: Bool { columns == 0 || rows == 0 }
}

/// The position of a cell: columns to the right and rows down from the top left corner, from zero.
public struct Point: Hashable, Sendable {
  /// Columns from the left edge.
  public var column: Int
  /// Rows from the top edge.
  public var row: Int

  /// Makes the position at that column and row.
  public init(column: Int, row: Int) {
    self.column = column
    self.row = row
  }
}

/// A rectangle of cells.
public struct Rect: Hashable, Sendable {
  /// The top left cell.
  public var origin: Point
  /// The columns and rows.
  public var size: Size

  /// Makes the rectangle of that size with its top left cell there.
  public init(column: Int, row: Int, columns: Int, rows: Int) {
    self.origin = Point(column: column, row: row)
    self.size = Size(columns: columns, rows: rows)
  }

  /// Makes the rectangle of that size at the origin.
  public init(_ size: Size) {
    self.init(column: 0, row: 0, columns: size.columns, rows: size.rows)
  }

  /// The first column.
  public var minColumn: Int { origin.column }
  /// The column just past the right edge.
  public var maxColumn: Int { origin.column + size.columns }
  /// The first row.
  public var minRow: Int { origin.row }
  /// The row just past the lower edge.
  public var maxRow: Int { origin.row + size.rows }
  /// Whether it has no cells.
  public var isEmpty: Bool { size.isEmpty }

  /// Returns whether the cell at `point` lies inside.
  public func contains(_ point: Point) -> Bool {
    point.column >= minColumn && point.column < maxColumn && point.row >= minRow
      && point.row < maxRow
  }

  /// Returns the cells in both rectangles; empty if they do not overlap.
  public func intersection(_ other: Rect) -> Rect {
    let column = max(minColumn, other.minColumn)
    let row = max(minRow, other.minRow)
    return Rect(
      column: column, row: row, columns: min(maxColumn, other.maxColumn) - column,
      rows: min(maxRow, other.maxRow) - row)
  }

  /// Returns the rectangle with that many columns and rows removed on every side.
  public func inset(_ columns: Int, _ rows: Int) -> Rect {
    Rect(
      column: minColumn + columns, row: minRow + rows, columns: size.columns - 2 * columns,
      rows: size.rows - 2 * rows)
  }
}
