import Dashboard
import TrialAnalysis
import TrialModel

/// What the worker has to say.
enum News: Sendable {
  /// An analysis is done.
  case analyzed(Analysis, revision: Int)
  /// What an analysis brought in comparison with the one before is known.
  case changed(Development, Desk.Order)
  /// Something was looked up.
  case answered(Answer, to: Inquiry, Desk.Order)
  /// Pictures were written.
  case saved([String])
  /// The command for alerts failed.
  case commandFailed(String)
  /// Something that was asked for did not happen.
  case failed(String)
}
