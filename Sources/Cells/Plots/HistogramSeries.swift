/// One series of a histogram: an arm's counts.
public struct HistogramSeries: Sendable, Hashable {
  /// The counts, one for each period; below zero is none.
  public let counts: [Int]
  /// Its fill, for `GlyphSet.fill`: 0 is the fullest, with a smooth end; 4 the faintest.
  public let fillLevel: Int
  /// Its look.
  public let style: Style

  /// A series.
  public init(counts: [Int], fillLevel: Int = 0, style: Style = .plain) {
    self.counts = counts.map { max(0, $0) }
    self.fillLevel = fillLevel
    self.style = style
  }
}
