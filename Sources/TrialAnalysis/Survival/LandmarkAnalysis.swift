/// The survival of those still at risk after a landmark, their clocks started there.
///
/// Who had the event or was censored by the landmark, or exactly at it, is left out, so the arms
/// are no longer the randomized groups (Anderson, Cain and Gelber 1983).
public struct LandmarkAnalysis: Sendable, Equatable {
  /// The landmark, in days from the origin of the endpoint.
  public let time: Double
  /// Subjects with a record of the endpoint who were no longer at risk after it.
  public let leftOut: Int
  /// Curves, tests and comparisons; every time in them counts from the landmark.
  public let results: SurvivalResults
}
