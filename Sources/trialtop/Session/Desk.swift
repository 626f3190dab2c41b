import Dashboard
import Synchronization
import TrialAnalysis
import TrialModel

/// What the worker threads share: the index behind the analysis shown, and which one is wanted.
final class Desk: Sendable {
  /// An analysis that was asked for.
  struct Order: Sendable, Equatable {
    var options: AnalysisOptions
    var revision: Int
  }

  private struct Contents: Sendable {
    var wanted: Order?
    /// What was wanted before that: what is new is new in comparison with it.
    var before: Order?
    var done: (order: Order, side: Development.Side)?
  }

  private let contents = Mutex(Contents())

  /// Says that of all analyses asked for this one is wanted now.
  func want(_ order: Order) {
    contents.withLock { contents in
      guard contents.wanted != order else { return }
      contents.before = contents.wanted
      contents.wanted = order
    }
  }

  /// Whether no later one was asked for.
  func isWanted(_ order: Order) -> Bool {
    contents.withLock { $0.wanted == order }
  }

  /// Keeps what was made for an order.
  ///
  /// - Returns: What was asked for before it and, if that was the one done last, what was made for it.
  func finish(
    _ order: Order, _ side: Development.Side
  ) -> (before: Order?, done: Development.Side?) {
    contents.withLock { contents in
      defer { contents.done = (order, side) }
      let isLast = contents.done?.order == contents.before
      return (contents.before, isLast ? contents.done?.side : nil)
    }
  }

  /// The index of an analysis, if it is the one done last.
  func index(of order: Order) -> SubjectIndex? {
    contents.withLock { $0.done.flatMap { $0.order == order ? $0.side.index : nil } }
  }
}
