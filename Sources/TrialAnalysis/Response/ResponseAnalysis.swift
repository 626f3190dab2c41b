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

  /// Where the best responses come from.
  public let source: Source
  /// The response criteria, if `study.toml` names them.
  public let criteria: String?
  /// Who counts in the denominator.
  public let denominator: ResponseDenominator
  /// The evaluator whose assessments count; `nil` if the data names none.
  public let evaluator: String?
  /// Every arm.
  public let arms: [ArmResponse]
  /// The comparisons asked for.
  public let comparisons: [ResponseComparison]
}

/// The responses in one arm.
public struct ArmResponse: Sendable, Equatable {
  /// Subjects in each category, in the order of `ResponseCategory.allCases`; sums to the denominator.
  public let counts: [Int]
  /// Responders (CR or PR) and the denominator.
  public let rate: Proportion
  /// Its Clopper-Pearson 95 % interval; `nil` without subjects.
  public let interval: Interval?

  /// Subjects in one category.
  public func count(_ category: ResponseCategory) -> Int { counts[Int(category.rawValue)] }
}

/// Two arms compared for response, both ways of choosing whom to compare.
public struct ResponseComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public let concurrent: ResponseContrast
  /// All subjects of both arms.
  public let all: ResponseContrast
  /// Subjects of the arm that `concurrent` leaves out.
  public let armOmission: CohortOmission
  /// Subjects of the reference that `concurrent` leaves out.
  public let referenceOmission: CohortOmission

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> ResponseContrast {
    cohort == .concurrent ? concurrent : all
  }
}

/// The response rates of two arms, and what tells them apart.
public struct ResponseContrast: Sendable, Equatable {
  /// Responders of the arm that is compared.
  public let first: Proportion
  /// Responders of the reference.
  public let second: Proportion
  /// first - second; `nil` if an arm is empty.
  public let difference: Double?
  /// Newcombe's 95 % interval of the difference.
  public let interval: Interval?
  /// Pearson's chi-square test without continuity correction.
  public let pChiSquare: Double?
  /// Fisher's exact test, two-sided.
  public let pFisher: Double?
  /// The sample odds ratio; `nil` where it is 0/0 or infinite.
  public let oddsRatio: Double?
}
