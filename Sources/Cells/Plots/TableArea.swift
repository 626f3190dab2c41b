/// Where a table was drawn, for the mouse and for scrolling.
public struct TableArea: Sendable, Hashable {
  /// The first row of the table that is on the screen.
  public let firstRow: Int
  /// How many are.
  public let visibleRows: Int
  /// Where the first of them is, in the canvas's coordinates.
  public let top: Int
  /// The columns that are drawn, as indices into the table's.
  public let shownColumns: [Int]

  /// The table's row at that row of the canvas, or `nil` if there is none.
  public func row(at canvasRow: Int) -> Int? {
    canvasRow >= top && canvasRow < top + visibleRows ? firstRow + canvasRow - top : nil
  }
}
