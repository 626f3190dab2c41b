/// Where a plot was drawn, so that what belongs to it can be aligned with it.
public struct PlotArea: Sendable, Hashable {
  /// The curves' rectangle, without axes and labels, in the canvas's coordinates.
  public let rect: Rect
  /// The horizontal scale.
  public let x: Axis
  /// The vertical scale.
  public let y: Axis
  /// The ticks of the horizontal axis that have a label, as indices into its ticks.
  ///
  /// Fewer than all where the labels would touch.
  public let labelledTicks: [Int]
  /// The first row below everything that was drawn.
  public let bottom: Int

  /// The column of a value on the horizontal axis; a value off the axis goes to its end.
  public func column(forX value: Double) -> Int {
    rect.minColumn + x.position(of: value, in: rect.size.columns)
  }

  /// The row of a value on the vertical axis; a value off the axis goes to its end.
  public func row(forY value: Double) -> Int {
    rect.minRow + max(0, rect.size.rows - 1) - y.position(of: value, in: rect.size.rows)
  }

  /// Writes one text under each labelled tick, centred on it as the tick's label is.
  ///
  /// `texts` has one entry for every tick of the axis, labelled or not: the patients at risk. A text
  /// that would touch the one before it, or reach over the canvas's edge, is left out.
  public func drawUnderTicks(
    _ texts: [String], on canvas: inout Canvas, row: Int, style: Style = .plain
  ) {
    drawUnderTicks(texts.map { [Span($0, style: style)] }, on: &canvas, row: row)
  }

  /// Writes texts of several looks, or that lead somewhere, under the labelled ticks.
  public func drawUnderTicks(_ texts: [[Span]], on canvas: inout Canvas, row: Int) {
    var free = 0
    for tick in labelledTicks where texts.indices.contains(tick) {
      let text = texts[tick]
      let start = column(forX: x.ticks[tick]) - (text.columns - 1) / 2
      let end = start + text.columns
      guard start >= free, end <= canvas.size.columns else { continue }
      canvas.write(text, column: start, row: row)
      free = end + 1
    }
  }

  /// The column at which a text starts that is centred on `column`.
  static func start(of text: String, under column: Int) -> Int {
    column - (TextWidth.columns(of: text) - 1) / 2
  }
}

/// A place in a plot, in the values of its axes.
public struct PlotPoint: Sendable, Hashable {
  /// On the horizontal axis.
  public let x: Double
  /// On the vertical axis.
  public let y: Double

  /// The place at `x` and `y`.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// Where a plot that has a row for each thing was drawn, for the mouse, for scrolling and for alignment.
public struct RowPlotArea: Sendable, Hashable {
  /// Where the plot is; its vertical axis means nothing.
  public let plot: PlotArea
  /// Where the rows are.
  public let rows: TableArea
}

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
