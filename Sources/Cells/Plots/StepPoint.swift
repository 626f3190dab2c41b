/// Where a step curve goes from one level to another.
public struct StepPoint: Sendable, Hashable {
  /// When it does.
  public let x: Double
  /// The level from then on.
  public let y: Double

  /// A step to the level `y` at `x`.
  public init(x: Double, y: Double) {
    self.x = x
    self.y = y
  }
}
