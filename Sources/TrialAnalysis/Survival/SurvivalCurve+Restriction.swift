import TrialStatistics

extension SurvivalCurve {
  /// The restricted mean to a time up to which the curve is known.
  ///
  /// It is known to its last time, and for ever once it is 0; elsewhere `nil`, for the mean would
  /// rest on the last value being held.
  func knownRestrictedMean(to time: Double) -> RestrictedMean? {
    guard time > 0, let last = times.last, time <= last || survival.last == 0 else { return nil }
    let mean = restrictedMean(to: time)
    return mean.mean.isFinite && mean.standardError.isFinite ? mean : nil
  }

  /// The largest time to which all of some curves with subjects are known: the smallest of their
  /// last times, 0 leaving nothing to tell.
  static func commonTime(_ curves: [SurvivalCurve]) -> Double? {
    guard let time = curves.compactMap(\.times.last).min(), time > 0 else { return nil }
    return time
  }
}
