/// What a survival curve says at one time.
public struct SurvivalEstimate: Sendable, Equatable {
  /// The probability of surviving beyond the time.
  public var survival: Double
  /// Greenwood's standard error of `survival` itself (not of its logarithm); NaN at S = 0.
  public var standardError: Double
  /// The lower limit; NaN where the curve's limits are.
  public var lower: Double
  /// The upper limit; NaN where the curve's limits are.
  public var upper: Double

  /// Makes an estimate from its parts.
  public init(survival: Double, standardError: Double, lower: Double, upper: Double) {
    self.survival = survival
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
  }
}
