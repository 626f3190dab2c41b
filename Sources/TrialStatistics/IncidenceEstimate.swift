/// What a curve of cumulative incidence says at one time.
public struct IncidenceEstimate: Sendable, Equatable {
  /// The probability of having had the event by the time.
  public let incidence: Double
  /// The standard error of `incidence`.
  public let standardError: Double
  /// The interval of the curve; `nil` before the first event and where there is no width to tell.
  public let interval: Interval?

  /// Makes an estimate from its parts.
  public init(incidence: Double, standardError: Double, interval: Interval?) {
    self.incidence = incidence
    self.standardError = standardError
    self.interval = interval
  }
}
