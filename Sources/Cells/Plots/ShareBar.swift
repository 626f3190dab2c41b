/// One row of share bars.
public struct ShareBar: Sendable, Hashable {
  /// What is counted.
  public let label: [Span]
  /// How many; below zero is none.
  public let count: Int
  /// The fill, for `GlyphSet.fill`: 0 is the fullest, with a smooth end; 4 the faintest.
  public let fillLevel: Int
  /// The look of the bar.
  public let style: Style

  /// A row.
  public init(label: [Span], count: Int, fillLevel: Int = 0, style: Style = .plain) {
    self.label = label
    self.count = max(0, count)
    self.fillLevel = fillLevel
    self.style = style
  }
}
