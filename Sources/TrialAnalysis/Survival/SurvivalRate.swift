import TrialModel
public import TrialStatistics

/// The survival of one arm at one time.
public struct SurvivalRate: Sendable, Equatable {
  /// The time, in days.
  public let time: Double
  /// The probability of surviving beyond it; `nil` after the arm's last time.
  public let survival: Double?
  /// Greenwood's standard error of `survival` itself; `nil` at 0.
  public let standardError: Double?
  /// The curve's interval; `nil` before the first event and at 0, where the interval has no width.
  public let interval: Interval?
  /// Subjects at risk just before the time.
  public let atRisk: Int

  /// The estimate of a curve at a time.
  init(_ curve: SurvivalCurve, at time: Double) {
    let estimate = curve.estimate(at: time)
    self.time = time
    survival = estimate?.survival.ifFinite
    standardError = estimate?.standardError.ifFinite
    atRisk = curve.atRisk(at: time)
    guard let estimate, estimate.standardError > 0, estimate.lower.isFinite,
      estimate.upper.isFinite
    else {
      interval = nil
      return
    }
    interval = Interval(lower: estimate.lower, upper: estimate.upper)
  }
}

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
  /// last times, 0 leaving nothing to estimate.
  static func commonTime(_ curves: [SurvivalCurve]) -> Double? {
    guard let time = curves.compactMap(\.times.last).min(), time > 0 else { return nil }
    return time
  }
}

extension Double {
  /// The number; `nil` if it is infinite or not a number, for then there is no number to show.
  var ifFinite: Double? { isFinite ? self : nil }
}
