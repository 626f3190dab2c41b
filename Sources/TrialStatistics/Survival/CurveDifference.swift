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

  /// Returns whether both are equal, NaN counting as equal to NaN.
  public static func == (left: CurveDifference, right: CurveDifference) -> Bool {
    left.interval == right.interval
      && left.time.isSame(as: right.time)
      && left.estimate.isSame(as: right.estimate)
      && left.standardError.isSame(as: right.standardError)
      && left.pValue.isSame(as: right.pValue)
  }
}

extension SurvivalCurve {
  /// Returns this curve's survival at a time minus another's, for curves of different subjects.
  ///
  /// Greenwood's variances are added and the difference taken as normal. Nil beyond the last time
  /// of either curve, where one of the two is not known.
  public func difference(
    from other: SurvivalCurve, at time: Double, level: Double = 0.95
  ) -> CurveDifference? {
    guard let mine = estimate(at: time), let theirs = other.estimate(at: time) else { return nil }
    let variance =
      mine.standardError * mine.standardError + theirs.standardError * theirs.standardError
    return CurveDifference(
      time: time, estimate: mine.survival - theirs.survival,
      standardError: variance.squareRoot(), level: level)
  }

  /// Returns this curve's restricted mean minus another's, for curves of different subjects.
  ///
  /// Tau belongs beside every printed difference.
  public func restrictedMeanDifference(
    from other: SurvivalCurve, to tau: Double, level: Double = 0.95
  ) -> CurveDifference {
    let mine = restrictedMean(to: tau)
    let theirs = other.restrictedMean(to: tau)
    let variance =
      mine.standardError * mine.standardError + theirs.standardError * theirs.standardError
    return CurveDifference(
      time: tau, estimate: mine.mean - theirs.mean, standardError: variance.squareRoot(),
      level: level)
  }
}
