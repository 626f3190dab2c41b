public import TrialModel
public import TrialStatistics

/// The responses in one arm.
public struct ArmResponse: Sendable, Equatable {
  /// Subjects in each category, in the order of `ResponseCategory.allCases`; sums to the denominator.
  public let counts: [Int]
  /// Responders (CR or PR) and the denominator.
  public let rate: Proportion
  /// Its 95 % interval, made as `ResponseAnalysis.interval` says; `nil` without subjects.
  public let interval: Interval?

  /// Subjects in one category.
  public func count(_ category: ResponseCategory) -> Int { counts[Int(category.rawValue)] }
}
