/// Where a table was drawn, for scrolling.
public struct TableArea: Sendable, Hashable {
  /// The first row of the table that is on the screen.
  public let firstRow: Int
  /// How many are.
  public let visibleRows: Int
  /// Where the first of them is, in the canvas's coordinates.
  public let top: Int
}
