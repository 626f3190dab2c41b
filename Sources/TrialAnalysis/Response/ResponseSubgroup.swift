/// The response rates of the subjects who have something in common.
///
/// The levels of a factor sum to every arm's N.
public struct ResponseSubgroup: Sendable, Equatable {
  /// What subjects are grouped by.
  public enum Factor: String, Sendable, CaseIterable {
    /// The sex as written in the data.
    case sex
    /// Below 65 years, or 65 and more.
    case age
    /// The site.
    case site
    /// The randomization stratum.
    case stratum
  }

  /// The rate in one arm.
  public struct Rate: Sendable, Equatable {
    /// Responders and subjects.
    public let rate: Proportion
    /// The 95 % interval, made as `ResponseAnalysis.interval` says; `nil` without subjects.
    public let interval: Interval?
  }

  /// What subjects are grouped by.
  public let factor: Factor
  /// The group, `missing` where the data does not tell it.
  public let level: String
  /// Every arm.
  public let arms: [Rate]
}
