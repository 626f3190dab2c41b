import Dashboard
import Synchronization
import TrialAnalysis
import TrialData

/// What the worker threads share: the index behind the analysis shown, and which one is wanted.
final class Desk: Sendable {
  /// An analysis that was asked for.
  struct Order: Sendable, Equatable {
    var options: AnalysisOptions
    var revision: Int
  }

  private struct Contents: Sendable {
    var wanted: Order?
    var done: (order: Order, index: SubjectIndex)?
  }

  private let contents = Mutex(Contents())

  /// Says that of all analyses asked for this one is wanted now.
  func want(_ order: Order) {
    contents.withLock { $0.wanted = order }
  }

  /// Whether no later one was asked for.
  func isWanted(_ order: Order) -> Bool {
    contents.withLock { $0.wanted == order }
  }

  /// Puts an index in the place of the one before it, which it returns.
  func replace(with index: SubjectIndex, of order: Order) -> SubjectIndex? {
    contents.withLock { contents in
      defer { contents.done = (order, index) }
      return contents.done?.index
    }
  }

  /// The index of an analysis, if it is the one done last.
  func index(of order: Order) -> SubjectIndex? {
    contents.withLock { $0.done.flatMap { $0.order == order ? $0.index : nil } }
  }
}
