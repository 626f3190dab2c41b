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
  /// The curve's interval; `nil` before the first event and at 0, where there is no width to tell.
  public let interval: Interval?
  /// Subjects at risk just before the time.
  public let atRisk: Int

  /// What a curve says at a time.
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
