import TrialModel
public import TrialStatistics

/// The response rates of two arms, and what tells them apart. All limits are 95 %.
///
/// Agrees with R (chisq.test, fisher.test with its equations solved to rounding, mantelhaen.test) to
/// 1e-9 on the simulated study of `Fixtures/studies/response-simulated`.
public struct ResponseContrast: Sendable, Equatable {
  /// Responders of the arm that is compared.
  public let first: Proportion
  /// Responders of the reference.
  public let second: Proportion
  /// first - second; `nil` if an arm is empty.
  public let difference: Double?
  /// The interval of the difference, made as `ResponseAnalysis.differenceInterval` says.
  public let interval: Interval?
  /// Newcombe's interval of the difference.
  public let newcombe: Interval?
  /// Miettinen and Nurminen's interval of the difference.
  public let miettinenNurminen: Interval?
  /// Pearson's chi-square test without continuity correction.
  public let pChiSquare: Double?
  /// The same with Yates's continuity correction.
  public let pYates: Double?
  /// Fisher's exact test, two-sided.
  public let pFisher: Double?
  /// `pChiSquare` adjusted for the number of comparisons; `nil` unless that is asked for.
  public internal(set) var pAdjusted: Double?
  /// The sample odds ratio; `nil` where it is 0/0 or infinite.
  public let oddsRatio: Double?
  /// The odds ratio that makes the table likeliest given its margins; `nil` where it is infinite or
  /// nobody or everybody responds.
  public let conditionalOddsRatio: Double?
  /// Its exact interval, which belongs to Fisher's test; its upper limit may be infinite.
  public let conditionalOddsRatioInterval: Interval?
  /// The first rate divided by the second; `nil` where the second is 0.
  public let relativeRisk: Double?
  /// Its interval, symmetric for the logarithm; `nil` where an arm has no responder.
  public let relativeRiskInterval: Interval?
  /// The arms compared over strata; `nil` unless the subjects have at least two.
  public let stratified: StratifiedResponse?
}
