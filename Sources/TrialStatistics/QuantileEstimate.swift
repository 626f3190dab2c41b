/// A time by which a share of subjects has had the event, with its limits.
public struct QuantileEstimate: Sendable, Equatable {
  /// The time; nil when the curve does not fall that far ("not reached").
  public var estimate: Double?
  /// The lower limit, from the lower confidence curve; nil when that curve does not fall that far.
  public var lower: Double?
  /// The upper limit, from the upper confidence curve; nil when that curve does not fall that far.
  public var upper: Double?

  /// Makes an estimate; nil means not reached.
  public init(estimate: Double? = nil, lower: Double? = nil, upper: Double? = nil) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
  }
}
