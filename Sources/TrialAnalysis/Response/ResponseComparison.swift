/// Two arms compared for response, both ways of choosing whom to compare.
public struct ResponseComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public internal(set) var concurrent: ResponseContrast
  /// All subjects of both arms.
  public internal(set) var all: ResponseContrast
  /// Subjects of the arm that `concurrent` leaves out.
  public let armOmission: CohortOmission
  /// Subjects of the reference that `concurrent` leaves out.
  public let referenceOmission: CohortOmission

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> ResponseContrast {
    cohort == .concurrent ? concurrent : all
  }

  /// Whether the cohorts disagree on an unadjusted chi-square P < .05.
  public var cohortsDisagree: Bool {
    guard let concurrent = concurrent.pChiSquare, let all = all.pChiSquare else { return false }
    return (concurrent < 0.05) != (all < 0.05)
  }
}
