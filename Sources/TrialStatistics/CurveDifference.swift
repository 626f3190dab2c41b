/// The difference of two survival curves at one time, or of their restricted means.
public struct CurveDifference: Sendable, Equatable {
  /// The time of the comparison, or tau.
  public var time: Double
  /// The first curve's value minus the second's.
  public var estimate: Double
  /// The standard error of the difference; NaN when either curve is 0 there.
  public var standardError: Double
  /// The normal interval of the difference.
  public var interval: Interval
  /// The two-sided P value of the difference; NaN without a standard error above 0.
  public var pValue: Double

  /// Makes a normal comparison from an estimate and its standard error.
  public init(time: Double, estimate: Double, standardError: Double, level: Double) {
    let half = SpecialFunctions.normalMultiplier(level: level) * standardError
    self.time = time
    self.estimate = estimate
    self.standardError = standardError
    interval = Interval(lower: estimate - half, upper: estimate + half)
    pValue =
      standardError > 0 ? SpecialFunctions.normalTwoSided(estimate / standardError) : .nan
  }
}
