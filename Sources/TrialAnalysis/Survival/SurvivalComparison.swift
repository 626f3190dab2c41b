/// Two arms compared, both ways of choosing whom to compare.
public struct SurvivalComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public internal(set) var concurrent: SurvivalContrast
  /// All subjects of both arms.
  public internal(set) var all: SurvivalContrast
  /// Subjects of the arm that `concurrent` leaves out.
  public let armOmission: CohortOmission
  /// Subjects of the reference that `concurrent` leaves out.
  public let referenceOmission: CohortOmission

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> SurvivalContrast {
    cohort == .concurrent ? concurrent : all
  }
}
