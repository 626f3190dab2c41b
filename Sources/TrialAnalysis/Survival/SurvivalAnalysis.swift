public import TrialModel

/// Who is alive: every endpoint by arm.
public struct SurvivalAnalysis: Sendable, Equatable {
  /// The endpoints to show, in order.
  public let endpoints: [EndpointAnalysis]
  /// The interval of curves and medians.
  public let interval: SurvivalInterval
  /// Whether `study.toml` asks for stratified tests.
  public let isStratificationWanted: Bool
  /// Whether a subject of the population has a stratum, so that they can be made.
  public let hasStrata: Bool
  /// How the P values of the comparisons of an endpoint are adjusted for their number.
  public let adjustment: MultiplicityAdjustment
}
