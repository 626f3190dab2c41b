/// The limits around a step curve, shaded behind it: a confidence band.
public struct StepBand: Sendable, Hashable {
  /// The steps of the lower limit, ascending in x; one without a number is passed over.
  public let lower: [StepPoint]
  /// The steps of the upper limit, in the same way.
  public let upper: [StepPoint]
  /// The level of both where the horizontal axis begins.
  public let start: Double
  /// Where the band ends.
  public let end: Double
  /// Its shade, for `GlyphSet.shade`.
  public let level: Int
  /// Its look; with a background colour the band is that colour, without the shade's characters.
  public let style: Style

  /// A band.
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
  /// The shade's character, or a blank where a background colour does its work.
  func shade(_ level: Int, _ style: Style) -> Unicode.Scalar {
    style.background == .terminalDefault ? shade(level) : " "
  }
}
