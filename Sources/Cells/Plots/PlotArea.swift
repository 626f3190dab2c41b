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

/// The occupied cells of a plot, which labels must not cover.
struct PlotMask {
  private let size: Size
  private var isTaken: [Bool]
  /// The cells of labels, which must not touch each other.
  private var isText: [Bool]

  /// Makes a mask for a canvas of that size with no cell occupied.
  init(_ size: Size) {
    self.size = size
    isTaken = Array(repeating: false, count: size.columns * size.rows)
    isText = isTaken
  }

  /// Marks one cell as occupied; outside the canvas it does nothing.
  mutating func take(column: Int, row: Int) {
    guard column >= 0, column < size.columns, row >= 0, row < size.rows else { return }
    isTaken[row * size.columns + column] = true
  }

  /// Writes the text at the first of the places where it fits on the canvas and covers nothing, keeping
  /// the background.
  mutating func write(
    _ text: String, at places: some Sequence<Point>, style: Style, on canvas: inout Canvas
  ) {
    let width = TextWidth.columns(of: text)
    guard let place = places.first(where: { isFree(at: $0, columns: width) }) else { return }
    overwrite(text, at: place, style: style, on: &canvas)
  }

  /// Writes the text at that place over what is there, keeping the background.
  mutating func overwrite(_ text: String, at place: Point, style: Style, on canvas: inout Canvas) {
    let width = TextWidth.columns(of: text)
    let columns = place.column..<place.column + width
    let backgrounds = columns.map { canvas[$0, place.row]?.style.background ?? .terminalDefault }
    canvas.write(text, column: place.column, row: place.row, style: style)
    for (column, background) in zip(columns, backgrounds) {
      take(column: column, row: place.row)
      if column >= 0, column < size.columns, place.row >= 0, place.row < size.rows {
        isText[place.row * size.columns + column] = true
      }
      guard background != .terminalDefault else { continue }
      canvas.restyle(Rect(column: column, row: place.row, columns: 1, rows: 1)) {
        $0.on(background)
      }
    }
  }

  private func isFree(at place: Point, columns: Int) -> Bool {
    guard place.row >= 0, place.row < size.rows, place.column >= 0,
      place.column + columns <= size.columns
    else { return false }
    let start = place.row * size.columns + place.column
    let touchesLeft = place.column > 0 && isText[start - 1]
    let touchesRight = place.column + columns < size.columns && isText[start + columns]
    return !touchesLeft && !touchesRight && !isTaken[start..<start + columns].contains(true)
  }
}
