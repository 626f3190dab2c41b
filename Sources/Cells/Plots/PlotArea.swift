/// The area of a plot on its canvas, for aligning other text with it.
public struct PlotArea: Sendable, Hashable {
  /// The rectangle of the curves, without axes and labels, in canvas coordinates.
  public let rect: Rect
  /// The horizontal scale.
  public let x: Axis
  /// The vertical scale.
  public let y: Axis
  /// The ticks of the horizontal axis that have a label, as indices into its ticks.
  ///
  /// Fewer than all where the labels would touch each other.
  public let labelledTicks: [Int]
  /// The first row below everything that was drawn.
  public let bottom: Int

  /// Returns the column of a value on the horizontal axis; a value off the axis is placed at its end.
  public func column(forX value: Double) -> Int {
    rect.minColumn + x.position(of: value, in: rect.size.columns)
  }

  /// Returns the row of a value on the vertical axis; a value off the axis is placed at its end.
  public func row(forY value: Double) -> Int {
    rect.minRow + max(0, rect.size.rows - 1) - y.position(of: value, in: rect.size.rows)
  }

  /// Writes one text under each labelled tick, centred on it as the tick's label is.
  ///
  /// `texts` has one entry for every tick of the axis, labelled or not, such as numbers at risk. A text
  /// that would touch the one before it, or reach over the canvas's edge, is left out.
  public func drawUnderTicks(
    _ texts: [String], on canvas: inout Canvas, row: Int, style: Style = .plain
  ) {
    drawUnderTicks(texts.map { [Span($0, style: style)] }, on: &canvas, row: row)
  }

  /// Writes texts with styles and links of their own under the labelled ticks.
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

  /// Returns the first column of a text centred on `column`.
  static func start(of text: String, under column: Int) -> Int {
    column - (TextWidth.columns(of: text) - 1) / 2
  }
}

/// A point in a plot, in the values of its axes.
public struct PlotPoint: Sendable, Hashable {
  /// The value on the horizontal axis.
  public let x: Double
  /// The value on the vertical axis.
  public let y: Double

  /// Makes the point at `x` and `y`.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}

/// The area of a plot with one row per item, for the mouse, for scrolling and for alignment.
public struct RowPlotArea: Sendable, Hashable {
  /// The area of the plot; its vertical axis has no meaning.
  public let plot: PlotArea
  /// The area of the rows.
  public let rows: TableArea
}

/// The area of vertical bars, for the mouse and for scrolling.
public struct BarArea: Sendable, Hashable {
  /// The rectangle of the bars, without axes and labels, in canvas coordinates.
  public let rect: Rect
  /// The first visible bar.
  public let firstBar: Int
  /// The number of visible bars.
  public let visibleBars: Int
  /// The columns from one bar to the next.
  public let columnsPerBar: Int
  /// The number of periods or subjects in one bar.
  public let perBar: Int

  /// Returns the bar at that column of the canvas, or `nil` if there is none.
  public func bar(at column: Int) -> Int? {
    guard column >= rect.minColumn, columnsPerBar > 0 else { return nil }
    let bar = (column - rect.minColumn) / columnsPerBar
    return bar < visibleBars ? firstBar + bar : nil
  }

  /// Returns the first column of a bar, visible or not.
  func column(of bar: Int) -> Int { rect.minColumn + (bar - firstBar) * columnsPerBar }

  /// The columns that a bar fills; from a width of three on, one column is left between bars.
  var barColumns: Int { columnsPerBar >= 3 ? columnsPerBar - 1 : columnsPerBar }
}
