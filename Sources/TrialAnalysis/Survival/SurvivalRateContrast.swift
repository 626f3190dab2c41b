/// The survival of two arms at one time.
public struct SurvivalRateContrast: Sendable, Equatable {
  /// The arm that is compared.
  public let first: SurvivalRate
  /// The reference.
  public let second: SurvivalRate
  /// First minus second; `nil` after the last time of either.
  public let difference: SurvivalDifference?

  /// The time, in days.
  public var time: Double { first.time }
}
