/// What subjects are grouped by.
public enum SubgroupFactor: String, Sendable, CaseIterable {
  /// The sex as written in the data.
  case sex
  /// Below 65 years, or 65 and more.
  case age
  /// The site.
  case site
  /// The randomization stratum.
  case stratum
}
