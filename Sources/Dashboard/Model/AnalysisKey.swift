public import TrialAnalysis

/// Identifies an analysis: which load of the folder was analyzed, and under which options.
///
/// An answer that arrives under another key than the one shown is dropped.
public struct AnalysisKey: Sendable, Hashable {
  /// What is counted.
  public let options: AnalysisOptions
  /// The load, see `LoadedStudy.revision`.
  public let revision: Int

  /// Makes a key from options and the revision of a load.
  public init(_ options: AnalysisOptions = AnalysisOptions(), revision: Int) {
    self.options = options
    self.revision = revision
  }
}

extension State {
  /// The key of the analysis on the screen; `nil` before the first one.
  var analysisKey: AnalysisKey? {
    guard let study, let analysis else { return nil }
    return AnalysisKey(analysis.options, revision: study.revision)
  }
}
