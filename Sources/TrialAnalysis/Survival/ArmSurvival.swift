import TrialModel
public import TrialStatistics

/// The survival of one arm.
public struct ArmSurvival: Sendable, Equatable {
  /// The Kaplan-Meier curve; its `subjectCount` and `eventCount` are the arm's.
  public let curve: SurvivalCurve
  /// The median with its limits, by the print rule of R.
  public let median: QuantileEstimate
  /// The median follow-up, by reverse Kaplan-Meier; `nil` if not reached.
  public let followUp: Double?
  /// Survival at the chosen times.
  public let rates: [SurvivalRate]
  /// The mean restricted to `SurvivalResults.restrictedMeanTime`; `nil` where the arm was not
  /// followed for that long.
  public let restrictedMean: RestrictedMean?
}
