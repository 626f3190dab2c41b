/// Step curves over two axes: survival by Kaplan and Meier, or patients enrolled.
///
/// Every curve has its own line weight and a letter at its end, so that curves are distinct without
/// colour. The letter is on the row in which the curve ends, over any line that passes there; letters
/// that would meet are placed beside each other. A step goes down, or up, within its column; a censoring
/// is a mark on the horizontal part of the line. Curves that coincide alternate, two columns each, so
/// that all of them are visible; a step has precedence over a line, and a censoring over both. They are
/// never merged into crossings, which would read as censorings.
///
///     1.00 ┤─┓┐
///          │ ┗┼──┐
///     0.50 ┤  ┗╋┓└──── A
///          │    ┗━━━ B
///     0.00 ┤
///          └┬───┬───┬
///           0   6   12
public struct StepPlot: Sendable, Hashable {
  /// The curves; where they coincide, they alternate in this order.
  public var series: [StepSeries]
  /// The horizontal axis.
  public var x: Axis
  /// The vertical axis.
  public var y: Axis
  /// Vertical lines at times of interest.
  public var markers: [PlotMarker]
  /// Confidence bands, shaded behind the curves.
  public var bands: [StepBand]
  /// A projection, shaded behind the curves.
  public var fan: PlotFan?
  /// Straight dashed reference lines.
  public var references: [PlotReference]
  /// The value at which the curves are read: a vertical line, with a point on each curve.
  public var crosshair: Double?
  /// The style of the line at the crosshair.
  public var crosshairStyle: Style
  /// The style of axes and labels.
  public var axisStyle: Style
  /// The style of the faint points behind the curves at the level of each tick but the lowest row's;
  /// `nil` for none.
  public var gridStyle: Style?
  /// The glyphs it is drawn with.
  public var glyphs: GlyphSet
  /// The unit of the horizontal axis, written after its last label or within the last gap.
  public var xLabel: String
  /// Whether the horizontal axis is drawn in the lowest row of the plot instead of one below.
  public var sharesBaseline: Bool
  /// Whether rows at the bottom are left empty so that evenly spaced ticks fall on rows exactly.
  public var alignsTicks: Bool
  /// Whether the curves are drawn in dots finer than cells, without marks for censorings.
  ///
  /// For curves of many small steps, identified by their letters. Where they share a cell, it shows the
  /// dots of all. In ASCII they are drawn as other curves.
  public var isFine: Bool
  /// The minimum columns reserved for each tick's label.
  ///
  /// At least the width of the widest text of `PlotArea.drawUnderTicks` gives every labelled tick its
  /// text.
  public var tickColumns: Int

  /// Makes a plot; only curves and axes are required.
  public init(
    series: [StepSeries], x: Axis, y: Axis, markers: [PlotMarker] = [],
    axisStyle: Style = .plain, gridStyle: Style? = nil,
    glyphs: GlyphSet = .unicode, xLabel: String = "", sharesBaseline: Bool = false,
    alignsTicks: Bool = true, isFine: Bool = false, tickColumns: Int = 0, bands: [StepBand] = [],
    fan: PlotFan? = nil,
    references: [PlotReference] = [], crosshair: Double? = nil, crosshairStyle: Style = .plain
  ) {
    self.series = series
    self.x = x
    self.y = y
    self.markers = markers
    self.axisStyle = axisStyle
    self.gridStyle = gridStyle
    self.glyphs = glyphs
    self.xLabel = xLabel
    self.sharesBaseline = sharesBaseline
    self.alignsTicks = alignsTicks
    self.isFine = isFine
    self.tickColumns = tickColumns
    self.bands = bands
    self.fan = fan
    self.references = references
    self.crosshair = crosshair
    self.crosshairStyle = crosshairStyle
  }

  /// Returns the largest number of curve rows up to `rows` on which all quarters fall exactly: 4k + 1.
  ///
  /// Less than five rows are all used. A plot does this by itself; a panel calls it to learn how many
  /// rows are left over.
  public static func plotRows(fitting rows: Int) -> Int {
    rows < 5 ? max(0, rows) : (rows - 1) / 4 * 4 + 1
  }

  /// Draws on the whole canvas and returns the area of the curves.
  ///
  /// On a small canvas the labels go first, then the axes.
  @discardableResult
  public func draw(on canvas: inout Canvas) -> PlotArea {
    let axes = PlotAxes(
      x: x, y: y, style: axisStyle, gridStyle: gridStyle, glyphs: glyphs, xLabel: xLabel,
      sharesBaseline: sharesBaseline, alignsTicks: alignsTicks, tickColumns: tickColumns,
      endColumns: series.map { TextWidth.columns(of: $0.label) }.max() ?? 0)
    let area = axes.draw(on: &canvas)
    let upper = Size(columns: canvas.size.columns, rows: area.rect.maxRow)
    var mask = PlotMask(upper)
    canvas.within(Rect(upper)) {
      fan?.draw(area, glyphs: glyphs, on: &$0)
      for band in bands { band.draw(area, glyphs: glyphs, on: &$0) }
      drawStraightLines(area, on: &$0, &mask)
      drawMarkerLines(area, on: &$0, &mask)
      drawCrosshair(area, on: &$0)
      let paths = drawCurves(area, on: &$0, &mask)
      drawEndLabels(paths, area, on: &$0, &mask)
      drawMarkerLabels(area, on: &$0, &mask)
      drawReferenceLabels(area, on: &$0, &mask)
    }
    return area
  }

  /// Draws the references and the middle line of the fan, finer than cells.
  private func drawStraightLines(
    _ area: PlotArea, on canvas: inout Canvas, _ mask: inout PlotMask
  ) {
    guard fan != nil || !references.isEmpty else { return }
    var raster = DotRaster(area.rect, glyphs: glyphs)
    func share(_ point: PlotPoint) -> (x: Double, y: Double)? {
      guard let across = x.share(of: point.x), let up = y.share(of: point.y) else { return nil }
      return (across, up)
    }
    if let fan, let from = share(fan.from), let to = share(PlotPoint(x: fan.middle, y: fan.level)) {
      raster.beginStroke(fan.style.adding(.bold))
      raster.line(from: from, to: to, dash: 1)
    }
    for reference in references {
      guard let from = share(reference.from), let to = share(reference.to) else { continue }
      raster.beginStroke(reference.style)
      raster.line(from: from, to: to, dash: glyphs.isASCII ? 1 : 3)
    }
    raster.forEachCell { place, cell in
      canvas.set(onBackground(cell, at: place, of: canvas), column: place.column, row: place.row)
      mask.take(column: place.column, row: place.row)
    }
  }

  /// Returns the cell with the background already there, such as of a shaded region.
  private func onBackground(_ cell: Cell, at place: Point, of canvas: Canvas) -> Cell {
    guard let background = canvas[place.column, place.row]?.style.background,
      background != .terminalDefault
    else { return cell }
    var cell = cell
    cell.style = cell.style.on(background)
    return cell
  }

  private func drawMarkerLines(
    _ area: PlotArea, on canvas: inout Canvas, _ mask: inout PlotMask
  ) {
    for marker in markers where isOnAxis(marker.x) {
      let column = area.column(forX: marker.x)
      for row in area.rect.minRow..<area.rect.maxRow where !area.rect.isEmpty {
        canvas.set(Cell(glyphs.verticalMarker, style: marker.style), column: column, row: row)
        mask.take(column: column, row: row)
      }
    }
  }

  private func drawCrosshair(_ area: PlotArea, on canvas: inout Canvas) {
    guard let crosshair, isOnAxis(crosshair), !area.rect.isEmpty else { return }
    let column = area.column(forX: crosshair)
    for row in area.rect.minRow..<area.rect.maxRow {
      let cell = Cell(glyphs.crosshair, style: crosshairStyle)
      canvas.set(
        onBackground(cell, at: Point(column: column, row: row), of: canvas), column: column,
        row: row)
    }
  }

  func isOnAxis(_ value: Double) -> Bool {
    value >= x.lower && value <= x.upper
  }

  /// One curve's glyph in a cell.
  private struct Pass {
    let series: Int
    let glyph: Unicode.Scalar
    /// The part of the curve there: of several curves only those with the greatest part are candidates.
    let part: StepPath.Part
  }

  /// Draws the curves and returns their paths.
  private func drawCurves(
    _ area: PlotArea, on canvas: inout Canvas, _ mask: inout PlotMask
  ) -> [StepPath] {
    let paths = series.map { StepPath($0, x: x, y: y, size: area.rect.size) }
    for (place, passes) in isInDots ? dotPasses(area) : passes(of: paths) {
      guard let pass = Self.visiblePass(of: passes, at: place) else { continue }
      let place = Point(
        column: area.rect.minColumn + place.column, row: area.rect.minRow + place.row)
      let glyph = isInDots ? DotRaster.union(of: passes.map(\.glyph)) : pass.glyph
      let cell = Cell(glyph, style: series[pass.series].style)
      canvas.set(
        bands.isEmpty && fan == nil ? cell : onBackground(cell, at: place, of: canvas),
        column: place.column, row: place.row)
      mask.take(column: place.column, row: place.row)
    }
    if let crosshair, isOnAxis(crosshair) { emphasize(paths, at: crosshair, area, on: &canvas) }
    return paths
  }

  var isInDots: Bool { isFine && !glyphs.isASCII }

  /// Returns the dots of the curves in every cell that a curve passes, in the order of the curves.
  private func dotPasses(_ area: PlotArea) -> [Point: [Pass]] {
    var passes: [Point: [Pass]] = [:]
    for (index, curve) in series.enumerated() {
      var raster = DotRaster(Rect(area.rect.size), glyphs: glyphs)
      raster.beginStroke(curve.style)
      var level = y.share(of: curve.start)
      var reached = x.share(of: max(curve.begin, x.lower))
      func go(to x: Double?, then next: Double?) {
        guard let from = reached, let to = x, to >= from, let height = level else { return }
        raster.line(from: (from, height), to: (to, height))
        if let next { raster.line(from: (to, height), to: (to, next)) }
        (reached, level) = (to, next ?? height)
      }
      for step in curve.steps where step.x <= curve.end {
        go(to: x.share(of: step.x), then: y.share(of: step.y))
      }
      go(to: x.share(of: min(curve.end, x.upper)), then: nil)
      raster.forEachCell { place, cell in
        passes[place, default: []].append(Pass(series: index, glyph: cell.scalar, part: .level))
      }
    }
    return passes
  }

  /// Returns the glyphs of the curves in every cell that a curve passes, in the order of the curves.
  private func passes(of paths: [StepPath]) -> [Point: [Pass]] {
    var passes: [Point: [Pass]] = [:]
    for (index, path) in paths.enumerated() {
      let line = glyphs.lineGlyphs(weight: series[index].weight)
      path.forEachCell(line) { place, glyph, part in
        passes[place, default: []].append(Pass(series: index, glyph: glyph, part: part))
      }
    }
    return passes
  }

  /// Returns the curve that is visible in a cell which several pass.
  ///
  /// The curves alternate every two columns and every row, so that steep parts are shared too.
  private static func visiblePass(of passes: [Pass], at place: Point) -> Pass? {
    let most = passes.map(\.part).max()
    let candidates = passes.filter { $0.part == most }
    guard !candidates.isEmpty else { return nil }
    return candidates[(place.column / 2 + place.row) % candidates.count]
  }

  /// Draws the point of each curve at the crosshair.
  private func emphasize(
    _ paths: [StepPath], at crosshair: Double, _ area: PlotArea, on canvas: inout Canvas
  ) {
    let column = x.position(of: crosshair, in: area.rect.size.columns)
    for index in series.indices
    where paths[index].exits.indices.contains(column) && column >= paths[index].first {
      let place = Point(
        column: area.rect.minColumn + column, row: area.rect.minRow + paths[index].exits[column])
      let cell = Cell(glyphs.point(0), style: series[index].style.adding(.bold))
      canvas.set(onBackground(cell, at: place, of: canvas), column: place.column, row: place.row)
    }
  }
}
