/// One stratum of the randomization: how many subjects it has in each arm.
public struct StratumEnrollment: Sendable, Equatable {
  /// The stratum as written; `nil` for those without one.
  public let stratum: String?
  /// Subjects randomized, by arm.
  public let arms: [Int]
  /// The rate from the opening of the study to the latest randomization; `nil` without days.
  public let rate: AccrualRate?
  /// The rate of the last 90 days; `nil` without a cut-off.
  public let recentRate: AccrualRate?

  /// Subjects randomized.
  public var randomized: Int { arms.reduce(0, +) }
}
