/// Which adverse events the toxicity panel orders, compares and brings out.
public enum EventMeasure: String, Sendable, CaseIterable {
  /// Any event.
  case any
  /// Grade 3 and above.
  case severe = "grade 3+"
  /// Serious ones.
  case serious
  /// Those related to treatment.
  case related
}
