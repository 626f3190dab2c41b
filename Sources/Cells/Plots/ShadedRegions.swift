/// A shaded region that opens from a point towards a level, such as a projected accrual.
public struct PlotFan: Sendable, Hashable {
  /// The point at which it opens: the count at the cut-off.
  public let from: PlotPoint
  /// The level it reaches: the target.
  public let level: Double
  /// The value at which the level is reached at the earliest.
  public let lower: Double
  /// The most likely value, to which a dotted line is drawn.
  public let middle: Double
  /// The value at which it is reached at the latest; infinity for never.
  public let upper: Double
  /// The shade, for `GlyphSet.shade`.
  public let shade: Int
  /// The style; with a background colour the region is that colour, without the shade's characters.
  public let style: Style

  /// Makes a region.
  public init(
    from: PlotPoint, level: Double, lower: Double, middle: Double, upper: Double, shade: Int = 0,
    style: Style = .plain
  ) {
    self.from = from
    self.level = level
    self.lower = lower
    self.middle = middle
    self.upper = upper
    self.shade = shade
    self.style = style
  }

  func draw(_ area: PlotArea, glyphs: GlyphSet, on canvas: inout Canvas) {
    let rect = area.rect
    guard !rect.isEmpty, from.x.isFinite, from.y.isFinite, level.isFinite else { return }
    let cell = Cell(glyphs.shade(shade, style), style: style)
    let end = upper.isFinite ? min(upper, area.x.upper) : area.x.upper
    guard from.x <= end, end >= area.x.lower else { return }
    let first = area.x.position(of: from.x, in: rect.size.columns)
    let last = area.x.position(of: end, in: rect.size.columns)
    for column in first...last {
      let share = rect.size.columns < 2 ? 0 : Double(column) / Double(rect.size.columns - 1)
      let x = area.x.lower + share * (area.x.upper - area.x.lower)
      let rows = [lower, upper].map { area.row(forY: height(at: x, reaching: $0)) }
      for row in (rows.min() ?? 0)...(rows.max() ?? 0) {
        canvas.set(cell, column: rect.minColumn + column, row: row)
      }
    }
  }

  /// Returns the height at `x` of a straight line that reaches the level at `reached`, and stays there.
  private func height(at x: Double, reaching reached: Double) -> Double {
    guard reached.isFinite else { return from.y }
    guard reached > from.x else { return level }
    let share = min(max(0, (x - from.x) / (reached - from.x)), 1)
    return from.y + share * (level - from.y)
  }
}

/// The shaded region between the limits of a step curve: a confidence band.
public struct StepBand: Sendable, Hashable {
  /// The steps of the lower limit, ascending in x; NaN steps are ignored.
  public let lower: [StepPoint]
  /// The steps of the upper limit, ascending in x; NaN steps are ignored.
  public let upper: [StepPoint]
  /// The level of both where the horizontal axis begins.
  public let start: Double
  /// The value at which the band ends.
  public let end: Double
  /// The shade, for `GlyphSet.shade`.
  public let level: Int
  /// The style; with a background colour the band is that colour, without the shade's characters.
  public let style: Style

  /// Makes a band.
  public init(
    lower: [StepPoint], upper: [StepPoint], start: Double, end: Double, level: Int = 0,
    style: Style = .plain
  ) {
    self.lower = lower
    self.upper = upper
    self.start = start
    self.end = end
    self.level = level
    self.style = style
  }

  func draw(_ area: PlotArea, glyphs: GlyphSet, on canvas: inout Canvas) {
    let rect = area.rect
    func rows(_ steps: [StepPoint]) -> [Int] {
      let series = StepSeries(label: "", weight: 0, start: start, steps: steps, end: end)
      return StepPath(series, x: area.x, y: area.y, size: rect.size).exits
    }
    let cell = Cell(glyphs.shade(level, style), style: style)
    for (column, (low, high)) in zip(rows(lower), rows(upper)).enumerated() {
      for row in min(low, high)...max(low, high) {
        canvas.set(cell, column: rect.minColumn + column, row: rect.minRow + row)
      }
    }
  }
}

extension GlyphSet {
  /// Returns the shade's character, or a blank where the style has a background colour.
  func shade(_ level: Int, _ style: Style) -> Unicode.Scalar {
    style.background == .terminalDefault ? shade(level) : " "
  }
}
