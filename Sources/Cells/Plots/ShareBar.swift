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
  /// What the count leads to, if anything.
  public let link: LinkTarget?

  /// A row; by default its count leads nowhere.
  public init(
    label: [Span], count: Int, fillLevel: Int = 0, style: Style = .plain, link: LinkTarget? = nil
  ) {
    self.label = label
    self.count = max(0, count)
    self.fillLevel = fillLevel
    self.style = style
    self.link = link
  }
}
