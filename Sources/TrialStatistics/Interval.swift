/// A lower and an upper limit.
public struct Interval: Sendable, Equatable {
  /// The lower limit; NaN when it cannot be computed.
  public var lower: Double
  /// The upper limit; NaN when it cannot be computed.
  public var upper: Double

  /// Makes an interval from its two limits.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// Returns whether both are equal, NaN counting as equal to NaN.
  public static func == (left: Interval, right: Interval) -> Bool {
    left.lower.isSame(as: right.lower)
      && left.upper.isSame(as: right.upper)
  }
}
