/// Whether the tumours of a subject were measured, see `ArmTumorBurden`.
public enum TumorStanding: Sendable, Hashable {
  /// At baseline and after it.
  case measured
  /// At baseline, and never after it.
  case withoutLater
  /// Not at baseline.
  case withoutBaseline
}
