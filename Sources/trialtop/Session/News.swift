import TrialAnalysis
import TrialData

/// What the worker has to say.
enum News: Sendable {
  /// The folder was read; `isAccepted` if a person asked for it in spite of what is missing.
  case loaded(Loaded, isAccepted: Bool)
  /// An analysis is done.
  case analyzed(Analysis, revision: Int)
  /// Pictures were written.
  case saved([String])
  /// Something that was asked for did not happen.
  case failed(String)
}
