import TrialAnalysis

/// Changes that are listed alone: those that one number counts.
struct ChangeChoice: Hashable, Sendable {
  /// What kind of change.
  var kind: StudyChangeKind
  /// Only those of an arm; `nil` for all arms.
  var arm: Int?

  /// Whether a change is one of them.
  func includes(_ change: StudyChange) -> Bool {
    change.kind == kind && (arm == nil || change.arm == arm)
  }
}
