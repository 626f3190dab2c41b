/// Many curves of straight lines over two axes: each patient's tumour change over time.
///
/// The lines are drawn in braille, two by four dots in a cell; in ASCII with `.`, and `*` for emphasized
/// ones. Where curves meet, the later one gives the cell its style.
public struct LinePlot: Sendable, Hashable {
  /// The curves, the last one on top.
  public var series: [LineSeries]
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// Horizontal lines at levels of interest.
  public var thresholds: [PlotThreshold]
  /// The style of axes and labels.
  public var axisStyle: Style
  /// The style of the faint points behind the curves at the level of each tick; `nil` for none.
  public var gridStyle: Style?
  /// The glyphs it is drawn with.
  public var glyphs: GlyphSet
  /// The unit of the horizontal axis.
  public var xLabel: String

  /// Makes a plot; only curves and axes are required.
  public init(
    series: [LineSeries], x: Axis, y: Axis, thresholds: [PlotThreshold] = [],
    axisStyle: Style = .plain, gridStyle: Style? = nil, glyphs: GlyphSet = .unicode,
    xLabel: String = ""
  ) {
    self.series = series
    self.x = x
    self.y = y
    self.thresholds = thresholds
    self.axisStyle = axisStyle
    self.gridStyle = gridStyle
    self.glyphs = glyphs
    self.xLabel = xLabel
  }

  /// Draws on the whole canvas and returns the area of the curves.
  ///
  /// On a small canvas the labels go first, then the axes.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> PlotArea {
    let axes = PlotAxes(
      x: x, y: y, style: axisStyle, gridStyle: gridStyle, glyphs: glyphs, xLabel: xLabel)
    let area = axes.draw(on: &canvas)
    let order =
      series.indices.filter { !series[$0].isEmphasized }
      + series.indices.filter { series[$0].isEmphasized }
    for threshold in thresholds { threshold.drawLine(area, glyphs: glyphs, on: &canvas) }
    var mask = PlotMask(canvas.size)
    var raster = DotRaster(area.rect, glyphs: glyphs)
    for index in order { draw(series[index], in: &raster) }
    raster.forEachCell { place, cell in
      canvas.set(cell, column: place.column, row: place.row)
      mask.take(column: place.column, row: place.row)
    }
    // Of ends in one cell the topmost is shown, with its link.
    var ends: Set<Point> = []
    for index in order.reversed() { drawEnd(series[index], area, on: &canvas, &mask, &ends) }
    for threshold in thresholds { threshold.drawLabel(area, glyphs: glyphs, &mask, on: &canvas) }
    return area
  }

  private func style(of series: LineSeries) -> Style {
    series.isEmphasized ? series.style.adding(.bold) : series.style
  }

  private func draw(_ series: LineSeries, in raster: inout DotRaster) {
    raster.beginStroke(style(of: series), covers: series.isEmphasized)
    var last: (x: Double, y: Double)?
    for point in series.points {
      guard let across = x.share(of: point.x), let up = y.share(of: point.y) else {
        last = nil
        continue
      }
      raster.line(from: last ?? (across, up), to: (across, up))
      last = (across, up)
    }
  }

  private func drawEnd(
    _ series: LineSeries, _ area: PlotArea, on canvas: inout Canvas, _ mask: inout PlotMask,
    _ ends: inout Set<Point>
  ) {
    guard let symbol = series.endSymbol, TextWidth.columns(of: String(symbol)) == 1,
      let end = series.points.last(where: { !$0.x.isNaN && !$0.y.isNaN }), !area.rect.isEmpty,
      end.x >= x.lower, end.x <= x.upper, end.y >= y.lower, end.y <= y.upper
    else { return }
    let place = Point(column: area.column(forX: end.x), row: area.row(forY: end.y))
    guard ends.insert(place).inserted else { return }
    let span = Span(String(symbol), style: style(of: series), link: series.endLink)
    canvas.write([span], column: place.column, row: place.row)
    mask.take(column: place.column, row: place.row)
  }
}

/// A curve of straight lines from point to point: one patient's change over time.
public struct LineSeries: Sendable, Hashable {
  /// The points in order.
  public let points: [PlotPoint]
  /// The style.
  public let style: Style
  /// Whether it is drawn last and bold.
  public let isEmphasized: Bool
  /// The symbol at its last point: how the follow-up ended.
  public let endSymbol: Character?
  /// The target of the symbol; `nil` for none.
  public let endLink: LinkTarget?

  /// Makes a curve, interrupted at points that are not numbers.
  public init(
    points: [PlotPoint], style: Style = .plain, isEmphasized: Bool = false,
    endSymbol: Character? = nil, endLink: LinkTarget? = nil
  ) {
    self.points = points
    self.style = style
    self.isEmphasized = isEmphasized
    self.endSymbol = endSymbol
    self.endLink = endLink
  }
}
