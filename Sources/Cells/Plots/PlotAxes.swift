/// The axes of a plot: divides a canvas between plot, axes and labels, and draws the latter two.
struct PlotAxes {
  /// The horizontal axis.
  var x: Axis
  /// The vertical axis.
  var y: Axis
  /// The style of axes and labels.
  var style: Style
  /// The style of faint points at the level of each tick; `nil` for none.
  var gridStyle: Style?
  /// The glyphs it is drawn with.
  var glyphs: GlyphSet
  /// The unit of the horizontal axis.
  var xLabel = ""
  /// Whether there is a horizontal axis.
  var hasXAxis = true
  /// Whether the horizontal axis is drawn in the lowest row of the plot instead of one below.
  var sharesBaseline = false
  /// Whether rows at the bottom are left empty so that evenly spaced ticks fall on rows exactly.
  var alignsTicks = true
  /// The minimum columns reserved for each tick's label.
  var tickColumns = 0
  /// The columns of the widest text after the curves.
  var endColumns = 0

  /// Draws the axes on the whole canvas and returns the area of the plot.
  ///
  /// On a small canvas the labels go first, then the axes.
  func draw(on canvas: inout Canvas) -> PlotArea {
    let frame = Frame(self, size: canvas.size)
    let area = PlotArea(
      rect: frame.rect, x: x, y: y, labelledTicks: labelledTicks(frame, in: canvas.size),
      bottom: frame.bottom)
    guard !frame.rect.isEmpty else { return area }
    let tickRows = Set(y.ticks.map(area.row(forY:)))
    drawGrid(area, tickRows, on: &canvas)
    drawVertical(frame, area, tickRows, on: &canvas)
    drawHorizontal(frame, area, tickRows, on: &canvas)
    return area
  }

  private func drawGrid(_ area: PlotArea, _ tickRows: Set<Int>, on canvas: inout Canvas) {
    guard let gridStyle else { return }
    let rect = area.rect
    for row in tickRows where row != rect.maxRow - 1 {
      for column in stride(from: 3, to: rect.size.columns, by: 4) {
        canvas.set(
          Cell(glyphs.gridPoint, style: gridStyle), column: rect.minColumn + column, row: row)
      }
    }
  }

  private func drawVertical(
    _ frame: Frame, _ area: PlotArea, _ tickRows: Set<Int>, on canvas: inout Canvas
  ) {
    let rect = frame.rect
    if let axisColumn = frame.axisColumn {
      for row in rect.minRow..<rect.maxRow {
        let glyph = tickRows.contains(row) ? glyphs.axis.leftTick : glyphs.axis.vertical
        canvas.set(Cell(glyph, style: style), column: axisColumn, row: row)
      }
    }
    guard frame.showsYLabels else { return }
    // The ends first: where labels meet in one row, the ends are kept.
    var free = Set(rect.minRow..<rect.maxRow)
    let last = y.ticks.count - 1
    let order = y.ticks.indices.sorted { min($0, last - $0) < min($1, last - $1) }
    for tick in order {
      guard free.remove(area.row(forY: y.ticks[tick])) != nil else { continue }
      let text = TextFit.padded(
        y.labels[tick], to: frame.yLabelColumns, alignment: .trailing, ellipsis: glyphs.ellipsis)
      canvas.write(text, column: 0, row: area.row(forY: y.ticks[tick]), style: style)
    }
  }

  private func drawHorizontal(
    _ frame: Frame, _ area: PlotArea, _ tickRows: Set<Int>, on canvas: inout Canvas
  ) {
    if let axisRow = frame.axisRow {
      for column in frame.rect.minColumn..<frame.rect.maxColumn {
        canvas.set(Cell(glyphs.axis.horizontal, style: style), column: column, row: axisRow)
      }
      for tick in x.ticks {
        canvas.set(
          Cell(glyphs.axis.bottomTick, style: style), column: area.column(forX: tick),
          row: axisRow)
      }
      if let axisColumn = frame.axisColumn {
        let isTick = sharesBaseline && tickRows.contains(axisRow)
        canvas.set(
          Cell(isTick ? glyphs.axis.crossing : glyphs.axis.corner, style: style),
          column: axisColumn, row: axisRow)
      }
    }
    if let labelRow = frame.labelRow { drawTickLabels(area, on: &canvas, row: labelRow) }
  }

  private func drawTickLabels(_ area: PlotArea, on canvas: inout Canvas, row: Int) {
    area.drawUnderTicks(x.labels, on: &canvas, row: row, style: style)
    guard !xLabel.isEmpty, let last = area.labelledTicks.last else { return }
    func start(_ tick: Int) -> Int {
      PlotArea.start(of: x.labels[tick], under: area.column(forX: x.ticks[tick]))
    }
    func end(_ tick: Int) -> Int { start(tick) + TextWidth.columns(of: x.labels[tick]) }
    let width = TextWidth.columns(of: xLabel)
    if end(last) + 1 + width <= canvas.size.columns {
      canvas.write(xLabel, column: end(last) + 1, row: row, style: style)
    } else if area.labelledTicks.count > 1 {
      let before = end(area.labelledTicks[area.labelledTicks.count - 2])
      let gap = start(last) - before
      guard gap >= width + 2 else { return }
      canvas.write(xLabel, column: before + (gap - width) / 2, row: row, style: style)
    }
  }

  /// Returns every first, second, third... tick: the smallest stride with room for the labels.
  private func labelledTicks(_ frame: Frame, in size: Size) -> [Int] {
    frame.labelRow == nil ? [] : labelledTicks(in: frame.rect, canvas: size)
  }

  /// Returns the labelled ticks for a plot whose rectangle the caller has chosen.
  func labelledTicks(in rect: Rect, canvas size: Size) -> [Int] {
    guard !x.ticks.isEmpty else { return [] }
    let columns = x.ticks.map { rect.minColumn + x.position(of: $0, in: rect.size.columns) }
    func extent(_ tick: Int) -> (start: Int, end: Int) {
      let text = TextFit.padded(
        x.labels[tick], to: max(tickColumns, TextWidth.columns(of: x.labels[tick])))
      let start = PlotArea.start(of: text, under: columns[tick])
      return (start, start + TextWidth.columns(of: text))
    }
    for every in 1...x.ticks.count {
      let chosen = stride(from: 0, to: x.ticks.count, by: every).filter {
        extent($0).start >= 0 && extent($0).end <= size.columns
      }
      let isFree = zip(chosen, chosen.dropFirst()).allSatisfy { extent($0).end < extent($1).start }
      if isFree { return chosen }
    }
    return []
  }

  /// Draws only the horizontal axis, on the two rows below a plot drawn by the caller.
  func drawBelow(_ area: PlotArea, on canvas: inout Canvas) {
    let rect = area.rect
    guard rect.size.columns > 0 else { return }
    for column in rect.minColumn..<rect.maxColumn {
      canvas.set(Cell(glyphs.axis.horizontal, style: style), column: column, row: rect.maxRow)
    }
    for tick in x.ticks {
      canvas.set(
        Cell(glyphs.axis.bottomTick, style: style), column: area.column(forX: tick),
        row: rect.maxRow)
    }
    drawTickLabels(area, on: &canvas, row: rect.maxRow + 1)
  }
}

extension PlotAxes {
  /// The division of a canvas between plot, axes and labels.
  private struct Frame {
    var rect: Rect
    var axisColumn: Int?
    var axisRow: Int?
    var labelRow: Int?
    var showsYLabels = false
    var yLabelColumns: Int
    var bottom: Int

    init(_ axes: PlotAxes, size: Size) {
      yLabelColumns = axes.y.labels.map(TextWidth.columns(of:)).max() ?? 0
      let lastTickColumns =
        axes.hasXAxis
        ? max(axes.tickColumns, axes.x.labels.last.map(TextWidth.columns(of:)) ?? 0) : 0
      // Room for the letters after the curves, and for the half of the last tick's label that is
      // right of its tick.
      let right = max(axes.endColumns == 0 ? 0 : axes.endColumns + 1, lastTickColumns / 2)
      var left = 0
      var columns = size.columns
      if columns >= yLabelColumns + 2 + right + 8 {
        showsYLabels = true
        left = yLabelColumns + 2
        columns -= right
      } else if columns >= right + 6 {
        left = 1
        columns -= right
      }
      columns -= left

      let hasLabels = axes.hasXAxis && size.rows >= 4 && left > 0
      let hasAxis = axes.hasXAxis && size.rows >= 3 && left > 0
      let below = (hasAxis && !axes.sharesBaseline ? 1 : 0) + (hasLabels ? 1 : 0)
      var rows = size.rows - below
      if axes.alignsTicks, let intervals = axes.y.evenIntervals, rows > intervals {
        rows = (rows - 1) / intervals * intervals + 1
      }
      rect = Rect(column: left, row: 0, columns: columns, rows: rows)
      axisColumn = left > 0 ? left - 1 : nil
      axisRow = hasAxis ? (axes.sharesBaseline ? rows - 1 : rows) : nil
      labelRow = hasLabels ? rows + below - 1 : nil
      bottom = rows + below
    }
  }
}
