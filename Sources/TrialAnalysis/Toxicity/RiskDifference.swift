import TrialModel
public import TrialStatistics

/// The risk of an adverse event in one arm minus that in another.
///
/// Subjects with the event of all treated subjects of the arm, with Newcombe's 95 % interval (1998,
/// method 10). All treated subjects count, not only those randomized while both arms were open.
public struct RiskDifference: Sendable, Equatable {
  /// Subjects with the event in the arm that is compared.
  public let first: Proportion
  /// Subjects with the event in the reference.
  public let second: Proportion

  /// First minus second; `nil` if an arm has no treated subject.
  public var difference: Double? {
    first.total > 0 && second.total > 0 ? TwoByTwo(first: first, second: second).difference : nil
  }

  /// Newcombe's 95 % interval; `nil` if an arm has no treated subject.
  public var interval: Interval? {
    first.total > 0 && second.total > 0 ? TwoByTwo(first: first, second: second).newcombe() : nil
  }
}
