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

extension Double {
  /// Returns whether both are equal, NaN counting as equal to NaN.
  ///
  /// NaN marks what cannot be computed. A result that holds it must equal itself when it is computed
  /// again, on which the comparison of dashboard states relies.
  func isSame(as other: Double) -> Bool {
    self == other || isNaN && other.isNaN
  }
}

extension [Double] {
  /// Returns whether both have the same values, NaN counting as equal to NaN.
  func isSame(as other: [Double]) -> Bool {
    count == other.count && zip(self, other).allSatisfy { $0.isSame(as: $1) }
  }
}
