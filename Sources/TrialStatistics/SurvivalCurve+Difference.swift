extension SurvivalCurve {
  /// This curve's survival at a time minus another's, for curves of different subjects.
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

  /// This curve's restricted mean minus another's, for curves of different subjects.
  ///
  /// Print tau with it: another tau is another question.
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
