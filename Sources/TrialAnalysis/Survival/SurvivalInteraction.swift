/// Whether the levels of a factor differ in a comparison.
public struct SurvivalInteraction: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Among subjects randomized while both arms were open.
  public let concurrent: InteractionTest?
  /// Among all subjects of both arms.
  public let all: InteractionTest?

  /// The test for one cohort.
  public func test(_ cohort: Cohort) -> InteractionTest? {
    cohort == .concurrent ? concurrent : all
  }
}
