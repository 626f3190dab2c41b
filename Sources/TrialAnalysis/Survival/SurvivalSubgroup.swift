/// The subjects of one level.
public struct SurvivalSubgroup: Sendable, Equatable {
  /// The level, `missing` where the data does not tell it.
  public let level: String
  /// The comparisons of the study, in the order of `EndpointAnalysis.comparisons`.
  public let comparisons: [SurvivalSubgroupComparison]
}
