/// A place in a plot, in the values of its axes.
public struct PlotPoint: Sendable, Hashable {
  /// On the horizontal axis.
  public let x: Double
  /// On the vertical axis.
  public let y: Double

  /// The place at `x` and `y`.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
