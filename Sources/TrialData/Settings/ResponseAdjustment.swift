/// Whether the P values of the response comparisons are adjusted for their number.
public enum ResponseAdjustment: String, Sendable, CaseIterable {
  /// As they are.
  case none
  /// Holm's step-down adjustment over all comparisons of one cohort.
  case holm
}
