/// The survival of two arms, and what tells them apart; always the first against the second.
public struct SurvivalContrast: Sendable, Equatable {
  /// Subjects of the arm that is compared.
  public let firstCount: Int
  /// Subjects of the reference.
  public let secondCount: Int
  /// Those of the arm that have the event.
  public let firstEvents: Int
  /// Those of the reference that have it.
  public let secondEvents: Int
  /// The two-sample log-rank test; `nil` if an arm is empty or nothing happened.
  public let logRank: LogRankResult?
  /// Its P value adjusted for the comparisons of the endpoint; `nil` unless asked for.
  public internal(set) var adjustedPValue: Double?
  /// The test of Peto and Peto, which weighs early events more (`rho` = 1 in R's survdiff).
  public let petoPeto: LogRankResult?
  /// The hazard of the first arm over that of the second; `nil` where it is not estimable.
  public let hazardRatio: HazardRatio?
  /// Log-rank and hazard ratio inside strata; `nil` unless asked for and there are strata.
  public let stratified: StratifiedContrast?
  /// Survival at the chosen times, and the differences.
  public let rates: [SurvivalRateContrast]
  /// The restricted means and their difference; `nil` if an arm is empty.
  public let restrictedMean: RestrictedMeanContrast?

  /// Whether the data bound the hazard ratio: not when one of the arms has no event.
  public var isEstimable: Bool { hazardRatio != nil }
}
