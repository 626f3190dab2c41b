/// Where upright bars were drawn, for the mouse and for scrolling.
public struct BarArea: Sendable, Hashable {
  /// The bars' rectangle, without axes and labels, in the canvas's coordinates.
  public let rect: Rect
  /// The first bar that is on the screen.
  public let firstBar: Int
  /// How many are.
  public let visibleBars: Int
  /// The columns from one bar to the next.
  public let columnsPerBar: Int
  /// How many of the periods or subjects given are in one bar.
  public let perBar: Int

  /// The bar at that column of the canvas, or `nil` if there is none.
  public func bar(at column: Int) -> Int? {
    guard column >= rect.minColumn, columnsPerBar > 0 else { return nil }
    let bar = (column - rect.minColumn) / columnsPerBar
    return bar < visibleBars ? firstBar + bar : nil
  }

  /// The first column of a bar, on the screen or not.
  func column(of bar: Int) -> Int { rect.minColumn + (bar - firstBar) * columnsPerBar }

  /// The columns that a bar fills: from three on, one is left between bars.
  var barColumns: Int { columnsPerBar >= 3 ? columnsPerBar - 1 : columnsPerBar }
}
