/// How the partial likelihood treats events at one time.
public enum TieHandling: String, Sendable, CaseIterable {
  /// Efron's averaging over the order of the tied, R's default and the closer to the exact.
  case efron
  /// Breslow's: each of the tied faces the whole risk set; SAS's default.
  case breslow
}
