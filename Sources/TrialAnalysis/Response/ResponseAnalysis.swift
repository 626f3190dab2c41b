public import TrialModel

/// Who responded: the best response of every subject, by arm.
public struct ResponseAnalysis: Sendable, Equatable {
  /// Where the best responses come from.
  public enum Source: String, Sendable {
    /// The data's own record, confirmation not required.
    case best = "BOR"
    /// The data's own record, confirmed.
    case confirmedBest = "CBOR"
    /// Derived from the assessments.
    case derived
  }

  /// Assessments of NE that may lie between a response and its confirmation, where it is derived.
  public static let acceptedGaps = BestResponseRule.acceptedGaps

  /// Where the best responses come from.
  public let source: Source
  /// Whether they are confirmed ones.
  public let isConfirmed: Bool
  /// The criteria whose rules derive best responses.
  public let rules: ResponseCriteria
  /// The fewest days between a response and its confirmation, where it is derived.
  public let confirmationDays: Int
  /// The days after randomization from which stable disease counts, where it is derived.
  public let stableDays: Int
  /// The response criteria, if `study.toml` names them.
  public let criteria: String?
  /// Who counts in the denominator.
  public let denominator: ResponseDenominator
  /// The evaluator whose assessments count; `nil` if the data names none.
  public let evaluator: String?
  /// All evaluators in the data, in order of first appearance; they are never mixed.
  public let evaluators: [String]
  /// How the intervals of rates are made.
  public let interval: ProportionInterval
  /// How the intervals of differences are made.
  public let differenceInterval: DifferenceInterval
  /// Whether `pAdjusted` is there, and how it is made.
  public let adjustment: MultiplicityAdjustment
  /// Subjects whose record was not known yet on the cut-off, so that their assessments tell.
  public let derivedInstead: Int
  /// Every arm.
  public let arms: [ArmResponse]
  /// The comparisons asked for.
  public let comparisons: [ResponseComparison]
  /// The rates and comparisons by sex, age, site and stratum, as far as the data tells these.
  public let subgroups: [ResponseSubgroup]
  /// The courses of the responders, the longest followed first; one without a day of randomization
  /// or first dose has none.
  public let courses: [ResponseCourse]
  /// What a reader has to know besides.
  public let notes: [ResponseNote]
  /// How the tumours have changed since baseline; `nil` without a table of tumour measurements.
  public internal(set) var tumorBurden: TumorBurden?
}
