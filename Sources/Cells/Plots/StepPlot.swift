/// Step curves over two axes: survival by Kaplan and Meier, or patients enrolled.
///
/// Every curve has a line of its own weight and its letter at the end, so that colour is never needed to
/// tell them apart. A step goes down, or up, within its column; a censoring is a mark on the level part
/// of the line. Where curves meet, the later one is on top. They are never merged into crossings, which
/// would read as censorings.
///
///     1.00 ┤━┓┐
///          │ ┗┼──┐
///     0.50 ┤  ┗╋┓└──── A
///          │    ┗━━━ B
///     0.00 ┤
///          └┬───┬───┬
///           0   6   12
public struct StepPlot: Sendable, Hashable {
  /// The curves, the last one on top.
  public var series: [StepSeries]
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// Moments that are pointed out.
  public var markers: [PlotMarker]
  /// The look of axes and labels.
  public var axisStyle: Style
  /// The look of the faint points behind the curves at the level of each tick but the lowest row's;
  /// `nil` for none.
  public var gridStyle: Style?
  /// The curve that is drawn last, over all others.
  public var emphasized: Int?
  /// The characters.
  public var glyphs: GlyphSet
  /// The unit of the horizontal axis, written after its last label or within the last gap.
  public var xLabel: String
  /// Whether the horizontal axis is drawn in the lowest row of the plot instead of one below.
  public var sharesBaseline: Bool
  /// Whether rows at the bottom stay empty so that evenly spaced ticks fall on rows exactly.
  public var alignsTicks: Bool
  /// The least columns that each tick's label is given.
  ///
  /// Give the widest text that goes under the ticks with `PlotArea.drawUnderTicks`, so that every tick
  /// with a label has its text.
  public var tickColumns: Int

  /// A plot; only curves and axes are needed.
  public init(
    series: [StepSeries], x: Axis, y: Axis, markers: [PlotMarker] = [],
    axisStyle: Style = .plain, gridStyle: Style? = nil, emphasized: Int? = nil,
    glyphs: GlyphSet = .unicode, xLabel: String = "", sharesBaseline: Bool = false,
    alignsTicks: Bool = true, tickColumns: Int = 0
  ) {
    self.series = series
    self.x = x
    self.y = y
    self.markers = markers
    self.axisStyle = axisStyle
    self.gridStyle = gridStyle
    self.emphasized = emphasized
    self.glyphs = glyphs
    self.xLabel = xLabel
    self.sharesBaseline = sharesBaseline
    self.alignsTicks = alignsTicks
    self.tickColumns = tickColumns
  }

  /// The rows below the curves: the axis and its labels, or the labels alone on a shared baseline.
  public var axisRows: Int { sharesBaseline ? 1 : 2 }

  /// The largest number of curve rows, among those given, on which all quarters fall exactly: 4k + 1.
  ///
  /// Less than five rows are all used as they are. A plot does this by itself; a panel asks in order to
  /// know how many rows are left over.
  public static func plotRows(fitting rows: Int) -> Int {
    rows < 5 ? max(0, rows) : (rows - 1) / 4 * 4 + 1
  }

  /// Draws on the whole canvas and says where the curves are.
  ///
  /// On a small canvas the labels go first, then the axes.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> PlotArea {
    let frame = Frame(self, size: canvas.size)
    let labelled = labelledTicks(frame, in: canvas.size)
    let area = PlotArea(
      rect: frame.rect, x: x, y: y, labelledTicks: labelled, bottom: frame.bottom)
    drawAxes(frame, area, on: &canvas)
    var occupied = Array(
      repeating: false, count: canvas.size.columns * frame.rect.maxRow)
    canvas.within(Rect(column: 0, row: 0, columns: canvas.size.columns, rows: frame.rect.maxRow)) {
      drawMarkerLines(area, on: &$0, &occupied)
      let paths = drawCurves(area, on: &$0, &occupied)
      drawEndLabels(paths, area, on: &$0, &occupied)
      drawMarkerLabels(area, on: &$0, &occupied)
    }
    return area
  }

  private func drawAxes(_ frame: Frame, _ area: PlotArea, on canvas: inout Canvas) {
    let rect = frame.rect
    guard !rect.isEmpty else { return }
    let tickRows = Set(y.ticks.map(area.row(forY:)))
    if let gridStyle {
      for row in tickRows where row != rect.maxRow - 1 {
        for column in stride(from: 3, to: rect.size.columns, by: 4) {
          canvas.set(
            Cell(glyphs.gridPoint, style: gridStyle), column: rect.minColumn + column, row: row)
        }
      }
    }
    if let axisColumn = frame.axisColumn {
      for row in rect.minRow..<rect.maxRow {
        let glyph = tickRows.contains(row) ? glyphs.axis.leftTick : glyphs.axis.vertical
        canvas.set(Cell(glyph, style: axisStyle), column: axisColumn, row: row)
      }
    }
    if frame.showsYLabels {
      // The ends first: where labels meet in one row, they are the ones to keep.
      var free = Set(rect.minRow..<rect.maxRow)
      let last = y.ticks.count - 1
      let order = y.ticks.indices.sorted { min($0, last - $0) < min($1, last - $1) }
      for tick in order {
        guard free.remove(area.row(forY: y.ticks[tick])) != nil else { continue }
        let text = TextFit.padded(
          y.labels[tick], to: frame.yLabelColumns, alignment: .trailing, ellipsis: glyphs.ellipsis)
        canvas.write(text, column: 0, row: area.row(forY: y.ticks[tick]), style: axisStyle)
      }
    }
    if let axisRow = frame.axisRow {
      for column in rect.minColumn..<rect.maxColumn {
        canvas.set(Cell(glyphs.axis.horizontal, style: axisStyle), column: column, row: axisRow)
      }
      for tick in x.ticks {
        canvas.set(
          Cell(glyphs.axis.bottomTick, style: axisStyle), column: area.column(forX: tick),
          row: axisRow)
      }
      if let axisColumn = frame.axisColumn {
        let isTick = sharesBaseline && tickRows.contains(axisRow)
        canvas.set(
          Cell(isTick ? glyphs.axis.crossing : glyphs.axis.corner, style: axisStyle),
          column: axisColumn, row: axisRow)
      }
    }
    if let labelRow = frame.labelRow { drawTickLabels(area, on: &canvas, row: labelRow) }
  }

  private func drawTickLabels(_ area: PlotArea, on canvas: inout Canvas, row: Int) {
    area.drawUnderTicks(x.labels, on: &canvas, row: row, style: axisStyle)
    guard !xLabel.isEmpty, let last = area.labelledTicks.last else { return }
    func start(_ tick: Int) -> Int {
      PlotArea.start(of: x.labels[tick], under: area.column(forX: x.ticks[tick]))
    }
    func end(_ tick: Int) -> Int { start(tick) + TextWidth.columns(of: x.labels[tick]) }
    let width = TextWidth.columns(of: xLabel)
    if end(last) + 1 + width <= canvas.size.columns {
      canvas.write(xLabel, column: end(last) + 1, row: row, style: axisStyle)
    } else if area.labelledTicks.count > 1 {
      let before = end(area.labelledTicks[area.labelledTicks.count - 2])
      let gap = start(last) - before
      guard gap >= width + 4 else { return }
      canvas.write(xLabel, column: before + (gap - width) / 2, row: row, style: axisStyle)
    }
  }

  /// Every first, second, third... tick: as many as have room for their labels side by side.
  private func labelledTicks(_ frame: Frame, in size: Size) -> [Int] {
    guard frame.labelRow != nil, !x.ticks.isEmpty else { return [] }
    let columns = x.ticks.map {
      frame.rect.minColumn + x.position(of: $0, in: frame.rect.size.columns)
    }
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

  private func drawMarkerLines(
    _ area: PlotArea, on canvas: inout Canvas, _ occupied: inout [Bool]
  ) {
    for marker in markers where isOnAxis(marker) {
      let column = area.column(forX: marker.x)
      for row in area.rect.minRow..<area.rect.maxRow where !area.rect.isEmpty {
        canvas.set(Cell(glyphs.verticalMarker, style: marker.style), column: column, row: row)
        occupied[row * canvas.size.columns + column] = true
      }
    }
  }

  private func isOnAxis(_ marker: PlotMarker) -> Bool {
    marker.x >= x.lower && marker.x <= x.upper
  }

  /// Draws the curves in order, the emphasized one last, and returns their paths.
  private func drawCurves(
    _ area: PlotArea, on canvas: inout Canvas, _ occupied: inout [Bool]
  ) -> [StepPath] {
    let paths = series.map { StepPath($0, x: x, y: y, size: area.rect.size) }
    for index in drawingOrder {
      let line = glyphs.lineGlyphs(weight: series[index].weight)
      paths[index].forEachCell(line) { place, glyph in
        let column = area.rect.minColumn + place.column
        let row = area.rect.minRow + place.row
        canvas.set(Cell(glyph, style: series[index].style), column: column, row: row)
        occupied[row * canvas.size.columns + column] = true
      }
    }
    return paths
  }

  private var drawingOrder: [Int] {
    guard let emphasized, series.indices.contains(emphasized) else { return Array(series.indices) }
    return series.indices.filter { $0 != emphasized } + [emphasized]
  }

  /// Writes each curve's label after its end, a row or two away where another is in the way.
  private func drawEndLabels(
    _ paths: [StepPath], _ area: PlotArea, on canvas: inout Canvas, _ occupied: inout [Bool]
  ) {
    for index in drawingOrder.reversed() {
      guard let row = paths[index].exits.last, !series[index].label.isEmpty else { continue }
      let end = area.rect.minColumn + paths[index].exits.count
      let level = level(of: series[index])
      // Away from those that end near: below the ones that end higher.
      let above = series.indices.filter { other in
        other != index && self.level(of: series[other]) > level
          && paths[other].exits.last.map { abs($0 - row) <= 1 } ?? false
      }
      let near = above.isEmpty ? [0, -1, 1, -2, 2] : [0, 1, -1, 2, -2]
      let places = near.flatMap { nudge in
        (nudge == 0 ? [end + 1, end] : [end + 1]).map { column in
          Point(column: column, row: area.rect.minRow + row + nudge)
        }
      }
      place(
        series[index].label, at: places, style: series[index].style.adding(.bold), on: &canvas,
        &occupied)
    }
  }

  /// The level a curve ends at.
  private func level(of series: StepSeries) -> Double {
    let limit = min(series.end, x.upper)
    return series.steps.last { $0.x <= limit && !$0.y.isNaN }?.y ?? series.start
  }

  private func drawMarkerLabels(
    _ area: PlotArea, on canvas: inout Canvas, _ occupied: inout [Bool]
  ) {
    for marker in markers where isOnAxis(marker) && !marker.label.isEmpty {
      let column = area.column(forX: marker.x)
      let width = TextWidth.columns(of: marker.label)
      let places = (area.rect.minRow..<area.rect.maxRow).flatMap { row in
        [Point(column: column + 1, row: row), Point(column: column - width, row: row)]
      }
      place(
        marker.label, at: places.filter { $0.column >= area.rect.minColumn }, style: marker.style,
        on: &canvas, &occupied)
    }
  }

  /// Writes the text at the first of the places where it covers nothing.
  private func place(
    _ text: String, at places: [Point], style: Style, on canvas: inout Canvas,
    _ occupied: inout [Bool]
  ) {
    let size = canvas.size
    let width = TextWidth.columns(of: text)
    let found = places.first { place in
      guard place.row >= 0, place.row < size.rows, place.column >= 0,
        place.column + width <= size.columns
      else { return false }
      return (place.column..<place.column + width).allSatisfy {
        !occupied[place.row * size.columns + $0]
      }
    }
    guard let found else { return }
    canvas.write(text, column: found.column, row: found.row, style: style)
    for column in found.column..<found.column + width {
      occupied[found.row * size.columns + column] = true
    }
  }
}

extension StepPlot {
  /// How a canvas is divided between curves, axes and labels.
  private struct Frame {
    var rect: Rect
    var axisColumn: Int?
    var axisRow: Int?
    var labelRow: Int?
    var showsYLabels = false
    var yLabelColumns: Int
    var bottom: Int

    init(_ plot: StepPlot, size: Size) {
      yLabelColumns = plot.y.labels.map(TextWidth.columns(of:)).max() ?? 0
      let labelColumns = plot.series.map { TextWidth.columns(of: $0.label) }.max() ?? 0
      let right = labelColumns == 0 ? 0 : labelColumns + 1
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

      let hasLabels = size.rows >= 4 && left > 0
      let hasAxis = size.rows >= 3 && left > 0
      let below = (hasAxis && !plot.sharesBaseline ? 1 : 0) + (hasLabels ? 1 : 0)
      var rows = size.rows - below
      if plot.alignsTicks, let intervals = plot.y.evenIntervals, rows > intervals {
        rows = (rows - 1) / intervals * intervals + 1
      }
      rect = Rect(column: left, row: 0, columns: columns, rows: rows)
      axisColumn = left > 0 ? left - 1 : nil
      axisRow = hasAxis ? (plot.sharesBaseline ? rows - 1 : rows) : nil
      labelRow = hasLabels ? rows + below - 1 : nil
      bottom = rows + below
    }
  }
}
