/// Two arms compared for response within a subgroup, both ways of choosing whom to compare.
public struct ResponseSubgroupComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public let concurrent: ResponseSubgroupContrast
  /// All subjects of both arms.
  public let all: ResponseSubgroupContrast

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> ResponseSubgroupContrast {
    cohort == .concurrent ? concurrent : all
  }
}
