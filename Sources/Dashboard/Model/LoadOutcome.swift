import TrialAnalysis
public import TrialModel

/// What became of the folder: how an attempt to read it ended, or what keeps it from being read.
public enum LoadOutcome: Sendable, Equatable {
  /// There is a study; what is wrong in it is in the findings.
  case study(LoadedStudy, findings: [Finding])
  /// There is no study to show, for that reason.
  case nothing(StaleReason, findings: [Finding])
  /// What is shown stays, and is not what is in the folder.
  case kept(StaleReason)
}
