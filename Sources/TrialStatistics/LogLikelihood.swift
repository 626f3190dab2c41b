/// The logarithm of a partial likelihood without and with the fitted effects.
public struct LogLikelihood: Sendable, Equatable {
  /// With all hazards alike.
  public var null: Double
  /// At its greatest; the limit when an effect runs off to infinity.
  public var fitted: Double

  /// Makes the pair.
  public init(null: Double, fitted: Double) {
    self.null = null
    self.fitted = fitted
  }
}
