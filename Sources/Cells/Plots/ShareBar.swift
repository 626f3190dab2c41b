/// One row of share bars.
public struct ShareBar: Sendable, Hashable {
  /// What is counted.
  public let label: [Span]
  /// How many; below zero is none.
  public let count: Int
  /// The look of the bar.
  public let style: Style
  /// What the count leads to, if anything.
  public let link: LinkTarget?

  /// A row; by default its count leads nowhere.
  public init(
    label: [Span], count: Int, style: Style = .plain, link: LinkTarget? = nil
  ) {
    self.label = label
    self.count = max(0, count)
    self.style = style
    self.link = link
  }
}
