/// Counts for each period as upright bars, the series stacked: patients by month and arm.
///
///     20 ┤    ▃▃
///        │    ▓▓ ▒▒
///     10 ┤ ▄▄ ██ ██ ▒▒
///        │ ██ ██ ██ ██
///      0 ┼────────────
///         Jan   Mar
///
/// Where there are more periods than columns, they are summed in groups of equal length, the newest group
/// whole.
public struct Histogram: Sendable, Hashable {
  /// The series, the first one at the bottom.
  public var series: [HistogramSeries]
  /// The label under each period, where there is room; a group has that of its first period.
  public var labels: [String]
  /// A reference rate per period, such as the target; multiplied by the periods in a bar.
  public var reference: PlotThreshold?
  /// The style of axes and labels.
  public var axisStyle: Style
  /// The glyphs it is drawn with.
  public var glyphs: GlyphSet

  /// The maximum width of a bar in columns, the blank after it included.
  private static let widest = 8

  /// Makes a histogram; only series are required.
  public init(
    series: [HistogramSeries], labels: [String] = [], reference: PlotThreshold? = nil,
    axisStyle: Style = .plain, glyphs: GlyphSet = .unicode
  ) {
    self.series = series
    self.labels = labels
    self.reference = reference
    self.axisStyle = axisStyle
    self.glyphs = glyphs
  }

  /// Draws on the whole canvas and returns the area of the bars.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> BarArea {
    let size = canvas.size
    let periods = series.map(\.counts.count).max() ?? 0
    // The room with labels of three digits, needed before the axis is known.
    let group = max(1, (periods + max(1, size.columns - 5) - 1) / max(1, size.columns - 5))
    let stacks = series.map { Self.grouped($0.counts, periods: periods, length: group) }
    let bars = stacks.first?.count ?? 0
    let totals = (0..<bars).map { bar in stacks.reduce(0.0) { $0 + Double($1[bar]) } }
    let goal = reference.flatMap { rate in
      rate.level.isFinite && rate.level >= 0
        ? PlotThreshold(
          level: rate.level * Double(group), label: rate.label, style: rate.style) : nil
    }
    let most = max(totals.max() ?? 0, goal?.level ?? 0, 1)
    let rows = max(1, size.rows - 2)
    // No more ticks than whole numbers.
    let ticks = min(6, max(2, min(rows / 2, Int(min(most, 6)) + 1)))
    let y = Axis.nice(lower: 0, upper: most, targetTicks: ticks)

    let axes = PlotAxes(
      x: Axis(lower: 0, upper: 1, ticks: [], labels: []), y: y, style: axisStyle, glyphs: glyphs,
      sharesBaseline: true, alignsTicks: size.rows > 12)
    let plot = axes.draw(on: &canvas)
    let room = plot.rect.size.columns
    let perBar = max(1, min(Self.widest, room / max(1, bars)))
    let visible = min(bars, room / perBar)
    let area = BarArea(
      rect: plot.rect, firstBar: bars - visible, visibleBars: visible, columnsPerBar: perBar,
      perBar: group)
    guard !plot.rect.isEmpty else { return area }
    goal?.drawLine(plot, glyphs: glyphs, on: &canvas)
    var mask = PlotMask(size)
    for bar in bars - visible..<bars {
      draw(stacks.map { $0[bar] }, total: totals[bar], bar, plot, area, on: &canvas, &mask)
    }
    goal?.drawLabel(plot, glyphs: glyphs, &mask, on: &canvas)
    if plot.bottom > plot.rect.maxRow {
      drawLabels(area, periods: periods, row: plot.bottom - 1, on: &canvas)
    }
    return area
  }

  /// Returns the counts of all periods, summed in groups of that length: the newest is whole, the oldest may
  /// have fewer.
  private static func grouped(_ counts: [Int], periods: Int, length: Int) -> [Int] {
    let all = counts + Array(repeating: 0, count: periods - counts.count)
    return stride(from: periods, to: 0, by: -length).reversed().map { end in
      all[max(0, end - length)..<end].reduce(0, &+)
    }
  }

  private func draw(
    _ counts: [Int], total: Double, _ bar: Int, _ plot: PlotArea, _ area: BarArea,
    on canvas: inout Canvas, _ mask: inout PlotMask
  ) {
    guard total > 0, let share = plot.y.share(of: total),
      let top = counts.lastIndex(where: { $0 > 0 })
    else { return }
    // The axis is in the lowest row; a tick is in the middle of its row.
    let rows = plot.rect.size.rows - 1
    let level = min(max(0, share), 1) * Double(rows)
    var eighths = max(1, Int(((level - 0.5) * 8).rounded()))
    if glyphs.isASCII || series[top].fillLevel > 0 { eighths = max(1, (eighths + 4) / 8) * 8 }
    let height = min(rows, (eighths + 7) / 8)
    let parts = counts.map { BarPart(count: $0, fillLevel: 0) }
    let cells = StackedBar(parts: parts, total: 0).cells(columns: height)
    var step = 0
    for (index, count) in cells.enumerated() {
      for _ in 0..<count {
        let part = min(8, eighths - step * 8)
        let glyph =
          part < 8 ? glyphs.column(eighths: part) : glyphs.fill(series[index].fillLevel)
        let row = plot.rect.maxRow - 2 - step
        let start = area.column(of: bar)
        for column in start..<start + area.barColumns {
          canvas.set(Cell(glyph, style: series[index].style), column: column, row: row)
          mask.take(column: column, row: row)
        }
        step += 1
      }
    }
  }

  private func drawLabels(_ area: BarArea, periods: Int, row: Int, on canvas: inout Canvas) {
    var free = area.rect.minColumn
    for bar in area.firstBar..<area.firstBar + area.visibleBars {
      // The oldest group may be shorter.
      let bars = area.firstBar + area.visibleBars
      let period = max(0, periods - (bars - bar) * area.perBar)
      guard labels.indices.contains(period), !labels[period].isEmpty else { continue }
      let width = TextWidth.columns(of: labels[period])
      let start = max(
        area.rect.minColumn,
        PlotArea.start(of: labels[period], under: area.column(of: bar) + (area.barColumns - 1) / 2))
      guard start >= free, start + width <= canvas.size.columns else { continue }
      canvas.write(labels[period], column: start, row: row, style: axisStyle)
      free = start + width + 1
    }
  }
}

/// One series of a histogram: an arm's counts.
public struct HistogramSeries: Sendable, Hashable {
  /// The counts, one for each period; negative ones are 0.
  public let counts: [Int]
  /// The fill, for `GlyphSet.fill`: 0 is the fullest, with a smooth end; 4 the faintest.
  public let fillLevel: Int
  /// The style.
  public let style: Style

  /// Makes a series.
  public init(counts: [Int], fillLevel: Int = 0, style: Style = .plain) {
    self.counts = counts.map { max(0, $0) }
    self.fillLevel = fillLevel
    self.style = style
  }
}
