import TrialAnalysis
public import TrialModel

/// How an attempt to read the folder ended.
public enum LoadOutcome: Sendable, Equatable {
  /// There is a study; what is wrong in it is in the findings.
  case study(LoadedStudy, findings: [Finding])
  /// There is no study in the folder; the hint says what is missing.
  case nothing(hint: String, findings: [Finding])
  /// The folder could not be read.
  case failed(reason: String)
}
