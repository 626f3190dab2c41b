/// Two arms compared inside strata: each stratum has a baseline hazard of its own.
public struct StratifiedContrast: Sendable, Equatable {
  /// The stratified log-rank test; `nil` where no stratum can tell the arms apart.
  public let logRank: LogRankResult?
  /// The hazard ratio, one for all strata; `nil` where it is not estimable.
  public let hazardRatio: HazardRatio?
  /// Strata with subjects, those without a stratum being one of them.
  public let strataCount: Int
  /// Subjects without a stratum.
  public let withoutStratum: Int
}
