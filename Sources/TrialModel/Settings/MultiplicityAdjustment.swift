/// How P values of several comparisons are adjusted for their number.
public enum MultiplicityAdjustment: String, Sendable, CaseIterable {
  /// Not at all.
  case none
  /// Holm's step-down method.
  case holm
}
