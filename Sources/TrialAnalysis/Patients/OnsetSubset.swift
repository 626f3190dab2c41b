/// Which subjects of the safety population, by what is known of their first severe adverse event, see
/// `ToxicityOnset`. Times are in days since the first dose.
public enum OnsetSubset: Sendable, Hashable {
  /// Those on the curve.
  case recorded
  /// Those on the curve at risk just before a time.
  case atRisk(days: Double)
  /// Those on the curve who died without such an event.
  case competing
  /// Those whose only such events have no day.
  case undated
  /// Those whose first such event came after their exposure.
  case late
  /// Those whose exposure is not known.
  case unknown
}
