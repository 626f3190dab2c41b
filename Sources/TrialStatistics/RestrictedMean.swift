/// The mean survival time when the clock stops at tau.
public struct RestrictedMean: Sendable, Equatable {
  /// The time at which the clock stops; a restricted mean without it means nothing.
  public var tau: Double
  /// The area under the survival curve from 0 to tau.
  public var mean: Double
  /// The standard error of the mean.
  public var standardError: Double

  /// Makes a restricted mean from its parts.
  public init(tau: Double, mean: Double, standardError: Double) {
    self.tau = tau
    self.mean = mean
    self.standardError = standardError
  }
}
