public import TrialModel
public import TrialStatistics

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
  /// Subjects whose record was not known yet on the cut-off, so that their assessments decide.
  public let derivedInstead: Int
  /// Every arm.
  public let arms: [ArmResponse]
  /// The comparisons asked for.
  public let comparisons: [ResponseComparison]
  /// The rates and comparisons by sex, age, site and stratum, as far as the data record these.
  public let subgroups: [ResponseSubgroup]
  /// The courses of the responders, the longest followed first; one without a day of randomization
  /// or first dose has none.
  public let courses: [ResponseCourse]
  /// What a reader has to know besides.
  public let notes: [ResponseNote]
  /// How the tumours have changed since baseline; `nil` without a table of tumour measurements.
  public internal(set) var tumorBurden: TumorBurden?
}

/// The responses in one arm.
public struct ArmResponse: Sendable, Equatable {
  /// Subjects in each category, in the order of `ResponseCategory.allCases`; sums to the denominator.
  public let counts: [Int]
  /// Responders (CR or PR) and the denominator.
  public let rate: Proportion
  /// Its 95 % interval, made as in `ResponseAnalysis.interval`; `nil` without subjects.
  public let interval: Interval?

  /// Subjects in one category.
  public func count(_ category: ResponseCategory) -> Int { counts[Int(category.rawValue)] }
}

extension ResponseAnalysis {
  /// Counts the best responses of the population.
  ///
  /// `arms` is the arm every subject of the population counts in. `derived` is the durations
  /// derived for the same subjects. `followUp` is until when the subjects were followed.
  init(
    _ membership: SubjectMembership, best: BestResponses, arms: [Int16], derived: DerivedEndpoints,
    followUp: FollowUp
  ) {
    let study = membership.study
    let settings = study.settings
    let counted = best.counted(arms, settings.denominator)
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: ResponseCategory.allCases.count),
      count: study.arms.count)
    for row in counted.indices where counted[row] >= 0 {
      counts[Int(counted[row])][Int(best.categories[row].rawValue)] += 1
    }
    let comparisons = ArmPair.pairs(of: study).map {
      ResponseComparison($0, membership, categories: best.categories, arms: counted)
    }.adjusted(settings.responseAdjustment)
    self.init(
      source: best.source, isConfirmed: best.rule.isConfirmed,
      rules: best.rule.criteria, confirmationDays: best.rule.confirmationDays,
      stableDays: best.rule.stableDays, criteria: settings.criteria,
      denominator: settings.denominator, evaluator: best.evaluator.name,
      evaluators: best.evaluator.all, interval: settings.responseInterval,
      differenceInterval: settings.differenceInterval, adjustment: settings.responseAdjustment,
      derivedInstead: counted.indices.count { counted[$0] >= 0 && best.isDerivedInstead[$0] },
      arms: counts.map { ArmResponse(counts: $0, interval: settings.responseInterval) },
      comparisons: comparisons,
      subgroups: ResponseSubgroup.subgroups(
        membership, categories: best.categories, arms: counted,
        interval: settings.responseInterval, differenceInterval: settings.differenceInterval),
      courses: ResponseCourse.courses(
        membership, best: best, arms: counted, followUp: followUp),
      notes: ResponseNotes(
        study, best: best, arms: counted, derived: derived, comparisons: comparisons
      ).notes,
      tumorBurden: TumorBurden(membership, best: best, arms: counted))
  }
}

extension ArmResponse {
  fileprivate init(counts: [Int], interval: ProportionInterval) {
    let responders = ResponseCategory.allCases.reduce(0) {
      $0 + ($1.isResponse ? counts[Int($1.rawValue)] : 0)
    }
    let rate = Proportion(count: responders, total: counts.reduce(0, +))
    self.init(counts: counts, rate: rate, interval: interval.limits(rate))
  }
}
