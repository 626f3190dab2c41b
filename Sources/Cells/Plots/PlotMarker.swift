/// A moment that a plot points out: a vertical dotted line with a label beside it.
public struct PlotMarker: Sendable, Hashable {
  /// When.
  public let x: Double
  /// What happened.
  public let label: String
  /// The look of both.
  public let style: Style

  /// A marker at `x`.
  public init(x: Double, label: String, style: Style = .plain) {
    self.x = x
    self.label = label
    self.style = style
  }
}
