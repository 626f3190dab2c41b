import TrialAnalysis
public import TrialModel

/// Whether what is on the screen is what is in the folder.
public enum Health: Sendable, Equatable {
  /// There is no study yet, for that reason.
  case waiting(directory: String, reason: StaleReason)
  /// The first load is under way.
  case loading
  /// The screen shows the folder as it was last read; the time is in seconds since 1970.
  case live(loadedAt: Int64)
  /// The folder has not been shown since then; the screen shows what was loaded before.
  case stale(since: Int64, reason: StaleReason, loadedAt: Int64)
}

extension Health {
  /// The same after a failure; what is stale already stays so since when it was.
  func stale(since now: Int64, _ reason: StaleReason, loadedAt: Int64) -> Health {
    if case .stale(let since, _, let loadedAt) = self {
      return .stale(since: since, reason: reason, loadedAt: loadedAt)
    }
    return .stale(since: now, reason: reason, loadedAt: loadedAt)
  }
}
