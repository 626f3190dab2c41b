/// Bars up and down from zero, one for each subject: the best change of every patient's tumours.
///
///      40% ┤██▆
///          │███▅▂
///       0% ┼──────────────
///          │        ▀██████
///     -40% ┤╌ -30% ╌╌▀█████
///           BABBABAABABAAA
///
/// The bars are drawn in the given order. All have the same width: as many columns as there is room for,
/// at least one; where there are more bars than columns, the plot begins at `offset`, and arrows on the
/// zero line show that there are more. A bar that goes past the axis ends in an arrow. A bar begins in
/// the middle of the row of the zero line, so that even the shortest is half a row long; in ASCII, and
/// with a pattern, it begins in the next row.
public struct Waterfall: Sendable, Hashable {
  /// The bars from left to right.
  public var bars: [WaterfallBar]
  /// The vertical axis; it should hold zero.
  public var y: Axis
  /// Dashed lines at levels of interest.
  public var thresholds: [PlotThreshold]
  /// The style of the axis and its labels.
  public var axisStyle: Style
  /// The index of the selected bar.
  public var selected: Int?
  /// The style of the selected bar; `nil` for its own style in bold.
  public var selectedStyle: Style?
  /// The first visible bar, if not all fit; changed where the selected bar would not be visible.
  public var offset: Int
  /// The maximum width of a bar in columns, the blank after it included.
  public var maximumColumns: Int
  /// The glyphs it is drawn with.
  public var glyphs: GlyphSet

  /// Makes a waterfall; only bars and the axis are required.
  public init(
    bars: [WaterfallBar], y: Axis, thresholds: [PlotThreshold] = [], axisStyle: Style = .plain,
    selected: Int? = nil, selectedStyle: Style? = nil, offset: Int = 0, maximumColumns: Int = 6,
    glyphs: GlyphSet = .unicode
  ) {
    self.bars = bars
    self.y = y
    self.thresholds = thresholds
    self.axisStyle = axisStyle
    self.selected = selected
    self.selectedStyle = selectedStyle
    self.offset = offset
    self.maximumColumns = max(1, maximumColumns)
    self.glyphs = glyphs
  }

  /// Draws on the whole canvas and returns the area of the bars.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> BarArea {
    let size = canvas.size
    let hasSymbols = size.rows >= 6 && bars.contains { $0.symbol != nil }
    let upper = Size(columns: size.columns, rows: size.rows - (hasSymbols ? 1 : 0))
    let axes = PlotAxes(
      x: Axis(lower: 0, upper: 1, ticks: [], labels: []), y: y, style: axisStyle, glyphs: glyphs,
      hasXAxis: false)
    let plot = canvas.within(Rect(upper)) { axes.draw(on: &$0) }
    let room = plot.rect.size.columns
    let perBar = max(1, min(maximumColumns, room / max(1, bars.count)))
    let visible = min(bars.count, room / perBar)
    let first = ScrollBar.first(offset, showing: visible, of: bars.count, selected: selected)
    let area = BarArea(
      rect: plot.rect, firstBar: first, visibleBars: visible, columnsPerBar: perBar, perBar: 1)
    guard !plot.rect.isEmpty else { return area }

    let zero = plot.row(forY: 0)
    var mask = PlotMask(size)
    // On few rows a level may share its row with the tick of another one and would be mistaken for it.
    let thresholds = thresholds.filter { threshold in
      let row = plot.row(forY: threshold.level)
      return row != zero && !y.ticks.contains { $0 != threshold.level && plot.row(forY: $0) == row }
    }
    for threshold in thresholds { threshold.drawLine(plot, glyphs: glyphs, on: &canvas) }
    drawZero(zero, area, on: &canvas, &mask)
    for bar in first..<first + visible {
      draw(bar, zero: zero, plot, area, on: &canvas, &mask)
      guard hasSymbols, var symbol = bars[bar].symbol else { continue }
      if bar == selected { symbol.style = symbol.style.adding([.bold, .reverse]) }
      canvas.write(
        [symbol].cut(to: perBar, ellipsis: ""), column: area.column(of: bar),
        row: plot.rect.maxRow)
    }
    drawArrows(zero, area, on: &canvas)
    for threshold in thresholds { threshold.drawLabel(plot, glyphs: glyphs, &mask, on: &canvas) }
    return area
  }

  private func drawZero(
    _ row: Int, _ area: BarArea, on canvas: inout Canvas, _ mask: inout PlotMask
  ) {
    for column in area.rect.minColumn..<area.rect.maxColumn {
      canvas.set(Cell(glyphs.axis.horizontal, style: axisStyle), column: column, row: row)
      mask.take(column: column, row: row)
    }
    guard let selected, bars.indices.contains(selected), area.visibleBars > 0 else { return }
    for column in columns(of: selected, area) {
      canvas.write(
        glyphs.bullet, column: column, row: row,
        style: selectedStyle ?? bars[selected].style.adding(.bold))
    }
  }

  /// Draws an arrow on the zero line where there are more bars.
  private func drawArrows(_ row: Int, _ area: BarArea, on canvas: inout Canvas) {
    if area.firstBar > 0 {
      canvas.write(glyphs.leftArrow, column: area.rect.minColumn, row: row, style: axisStyle)
    }
    if area.firstBar + area.visibleBars < bars.count {
      canvas.write(
        glyphs.rightArrow, column: area.rect.maxColumn - 1, row: row, style: axisStyle)
    }
  }

  private func columns(of bar: Int, _ area: BarArea) -> Range<Int> {
    let start = area.column(of: bar)
    return start..<start + area.barColumns
  }

  private func draw(
    _ index: Int, zero: Int, _ plot: PlotArea, _ area: BarArea, on canvas: inout Canvas,
    _ mask: inout PlotMask
  ) {
    let bar = bars[index]
    guard let value = bar.value, value != 0, let share = y.share(of: value) else { return }
    var style = bar.style
    if index == selected { style = selectedStyle ?? style.adding(.bold) }
    let isUp = value > 0
    // The zero line has a row of its own, and a value's tick is in the middle of its row.
    let rows = plot.rect.size.rows
    let base = plot.rect.maxRow - 1 - zero
    let level = min(max(0, share), 1) * Double(rows - 1)
    let length = (isUp ? level - Double(base) : Double(base) - level) - 0.5
    let room = isUp ? zero - plot.rect.minRow : plot.rect.maxRow - 1 - zero
    let isClipped = isUp ? value > y.upper : value < y.lower
    // On the zero line patterns look alike: a patterned bar begins beside it, as in ASCII.
    let isPlain = glyphs.isASCII || bar.fillLevel > 0
    let least = isPlain ? 1 : 0
    var eighths = isClipped ? room * 8 : max(least, min(room * 8, Int((length * 8).rounded())))
    if isPlain { eighths = max(least, (eighths + 4) / 8) * 8 }
    if !isPlain, index != selected {
      let half = isUp ? glyphs.upperHalf : glyphs.column(eighths: 4)
      for column in columns(of: index, area) {
        canvas.set(Cell(half, style: style), column: column, row: zero)
      }
    }
    guard room > 0 else { return }
    for step in 0..<min(room, (eighths + 7) / 8) {
      let row = isUp ? zero - 1 - step : zero + 1 + step
      let part = min(8, eighths - step * 8)
      var cell = Cell(glyphs.fill(bar.fillLevel), style: style)
      if part < 8 {
        cell.scalar = glyphs.column(eighths: isUp ? part : 8 - part)
        // From above a cell is filled by emptying it from below.
        if !isUp { cell.style.attributes.formSymmetricDifference(.reverse) }
      } else if isClipped, step == room - 1 {
        let arrow = isUp ? glyphs.upArrow : glyphs.downArrow
        cell = Cell(arrow.unicodeScalars.first ?? "^", style: style.adding(.bold))
      } else if canvas[area.column(of: index), row]?.scalar == glyphs.horizontalMarker,
        bar.fillLevel == 0, !glyphs.isASCII
      {
        // The threshold stays visible on the bar.
        cell.scalar = glyphs.horizontalMarker
        cell.style.attributes.formSymmetricDifference(.reverse)
      }
      for column in columns(of: index, area) {
        canvas.set(cell, column: column, row: row)
        mask.take(column: column, row: row)
      }
    }
  }
}

/// One bar of a waterfall: a patient's best change.
public struct WaterfallBar: Sendable, Hashable {
  /// The value it reaches from zero; `nil` for no bar.
  public let value: Double?
  /// The fill, for `GlyphSet.fill`: 0 is the fullest, with a smooth end; 4 the faintest.
  public let fillLevel: Int
  /// The style.
  public let style: Style
  /// The symbol under its first column: the arm's letter.
  public let symbol: Span?

  /// Makes a bar.
  public init(
    value: Double?, fillLevel: Int = 0, style: Style = .plain, symbol: Span? = nil
  ) {
    self.value = value
    self.fillLevel = fillLevel
    self.style = style
    self.symbol = symbol
  }
}
