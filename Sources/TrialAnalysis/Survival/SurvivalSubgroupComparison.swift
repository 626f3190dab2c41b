/// Two arms compared within a level, both ways of choosing whom to compare.
public struct SurvivalSubgroupComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public let concurrent: SurvivalSubgroupContrast
  /// All subjects of both arms.
  public let all: SurvivalSubgroupContrast

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> SurvivalSubgroupContrast {
    cohort == .concurrent ? concurrent : all
  }
}
