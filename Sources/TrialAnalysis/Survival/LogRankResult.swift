/// A log-rank test and whom it compared.
public struct LogRankResult: Sendable, Equatable {
  /// Subjects compared, all arms together.
  public let subjectCount: Int
  /// The statistic.
  public let chiSquare: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// The upper tail.
  public let pValue: Double
}
