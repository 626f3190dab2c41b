/// A statistic with a chi-square distribution under the null hypothesis, and its P value.
public struct ChiSquareTest: Sendable, Equatable {
  /// The statistic; NaN when it cannot be computed.
  public var statistic: Double
  /// The number of contrasts tested; 0 when there is nothing to test.
  public var degreesOfFreedom: Int
  /// The upper tail of the chi-square distribution; NaN when it cannot be computed.
  public var pValue: Double

  /// Makes a test from its statistic, deriving the P value.
  public init(statistic: Double, degreesOfFreedom: Int) {
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    pValue = SpecialFunctions.chiSquareUpperTail(statistic, degreesOfFreedom: degreesOfFreedom)
  }

  /// Returns whether both are equal, NaN counting as equal to NaN.
  public static func == (left: ChiSquareTest, right: ChiSquareTest) -> Bool {
    left.degreesOfFreedom == right.degreesOfFreedom
      && left.statistic.isSame(as: right.statistic)
      && left.pValue.isSame(as: right.pValue)
  }
}
