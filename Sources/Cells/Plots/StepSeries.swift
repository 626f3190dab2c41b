/// A curve made of steps: survival, or a count that grows.
public struct StepSeries: Sendable, Hashable {
  /// What is written at its right end: the arm's letter.
  public let label: String
  /// Its kind of line, for `GlyphSet.lineGlyphs(weight:)`.
  public let weight: Int
  /// Its look.
  public let style: Style
  /// The level where the curve begins.
  public let start: Double
  /// Where the curve begins, which may be after the horizontal axis does.
  public let begin: Double
  /// The steps, ascending in x; the curve has the new level from the step on.
  public let steps: [StepPoint]
  /// Censorings, ascending: marks on the level parts of the line.
  public let ticks: [Double]
  /// Where the curve ends: the last follow-up.
  public let end: Double

  /// A curve; it begins with the axis unless told otherwise.
  public init(
    label: String, weight: Int, style: Style = .plain, start: Double, steps: [StepPoint],
    ticks: [Double] = [], begin: Double = -.infinity, end: Double
  ) {
    self.label = label
    self.weight = weight
    self.style = style
    self.start = start
    self.begin = begin
    self.steps = steps
    self.ticks = ticks
    self.end = end
  }
}
