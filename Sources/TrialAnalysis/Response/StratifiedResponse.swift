import TrialModel
public import TrialStatistics

/// Two arms compared for response over the randomization strata: Cochran, Mantel and Haenszel.
public struct StratifiedResponse: Sendable, Equatable {
  /// The strata with subjects of the two arms.
  public let strata: Int
  /// Subjects of the arm and of the reference whose stratum is not told; they are left out.
  public let withoutStratum: [Int]
  /// The statistic without continuity correction, 1 degree of freedom; `nil` if nothing is told.
  public let chiSquare: Double?
  /// Its upper tail.
  public let pValue: Double?
  /// Mantel and Haenszel's common odds ratio; `nil` where it is 0/0 or infinite.
  public let commonOddsRatio: Double?
  /// Its 95 % interval (Robins, Breslow and Greenland); `nil` where the odds ratio is 0 or `nil`.
  public let interval: Interval?
}
