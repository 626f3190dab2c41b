public import Cells
public import TrialAnalysis
public import TrialModel

/// Something that happened to the dashboard.
public enum Event: Sendable, Equatable {
  /// A person did something at the terminal.
  case input(Input)
  /// The folder is being read, and is so far; told only of what takes long.
  case loading(LoadProgress)
  /// An attempt to read the folder ended, or something keeps it from being read.
  case loaded(LoadOutcome)
  /// An analysis of the load with that revision is done.
  case analyzed(Analysis, revision: Int)
  /// What the analysis shown last brought in comparison with the one shown before.
  case changed(Development, AnalysisOptions, revision: Int)
  /// Something that was looked up in the load with that revision under those options was found.
  case answered(Answer, to: Inquiry, AnalysisOptions, revision: Int)
  /// A panel or a page as text; `nil` if it is not on the screen.
  case transcribed(Transcript?)
  /// How the alerts of the study stand.
  case alerts([AlertState])
  /// The time, in seconds since 1970, and how many seconds clocks are ahead of UTC.
  case tick(now: Int64, utcOffset: Int64)
  /// A picture was written to these files.
  case saved(paths: [String])
  /// Something a person asked for did not happen.
  case failed(String)
  /// The themes there are now; the failure tells of one that could not be read.
  case themes([Theme], failure: String?)
}

/// A panel or a page as text, in the size that it has on the screen.
public struct Transcript: Sendable, Equatable {
  /// What it is called.
  let heading: String
  /// Its rows.
  let lines: [String]
}
