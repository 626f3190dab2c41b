import Dashboard
import Synchronization
import TrialAnalysis
import TrialModel

/// What the worker threads share: the index behind the analysis shown, and which one is wanted.
final class LatestAnalysis: Sendable {
  private struct Contents: Sendable {
    var wanted: AnalysisKey?
    /// What was wanted before that: what is new is new in comparison with it.
    var before: AnalysisKey?
    var done: (key: AnalysisKey, side: RefreshDiff.Snapshot)?
  }

  private let contents = Mutex(Contents())

  /// Makes this the analysis that is wanted, of all that were asked for.
  func want(_ key: AnalysisKey) {
    contents.withLock { contents in
      guard contents.wanted != key else { return }
      contents.before = contents.wanted
      contents.wanted = key
    }
  }

  /// Whether no later one was asked for.
  func isWanted(_ key: AnalysisKey) -> Bool {
    contents.withLock { $0.wanted == key }
  }

  /// Keeps what was made under a key.
  ///
  /// - Returns: What was asked for before it and, if that was the one done last, what was made for it.
  func finish(
    _ key: AnalysisKey, _ side: RefreshDiff.Snapshot
  ) -> (before: AnalysisKey?, done: RefreshDiff.Snapshot?) {
    contents.withLock { contents in
      defer { contents.done = (key, side) }
      let isLast = contents.done?.key == contents.before
      return (contents.before, isLast ? contents.done?.side : nil)
    }
  }

  /// The index of an analysis, if it is the one done last.
  func index(of key: AnalysisKey) -> SubjectIndex? {
    contents.withLock { $0.done.flatMap { $0.key == key ? $0.side.index : nil } }
  }
}
