/// Where a subject stands to a comparison of its arm.
public struct SubjectCohort: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Whether the subject was randomized while both were open.
  public let place: CohortPlace
}
