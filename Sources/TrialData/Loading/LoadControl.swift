import Synchronization
public import TrialModel

/// Follows a load from another thread, and interrupts it.
///
///     let control = LoadControl()
///     // On one thread: StudyLoader(directory: "study").load(control)
///     // On another: control.progress.fraction, control.interrupt()
///
/// A control is for one load.
public final class LoadControl: Sendable {
  private let isStopped = Atomic<Bool>(false)
  private let state = Mutex(LoadProgress())

  /// A control for a load that has not begun.
  public init() {}

  /// How far the load is; cheap, and right to within a piece of a file.
  public var progress: LoadProgress { state.withLock { $0 } }

  /// Ends the load as soon as the piece that is being read is through.
  public func interrupt() { isStopped.store(true, ordering: .relaxed) }

  /// Whether somebody has interrupted the load.
  public var isInterrupted: Bool { isStopped.load(ordering: .relaxed) }

  func begin(totalBytes: Int) {
    state.withLock { $0.totalBytes = totalBytes }
  }

  func begin(file: String?) {
    state.withLock { $0.file = file }
  }

  func add(bytes: Int, rows: Int) {
    state.withLock {
      $0.bytes += bytes
      $0.rows += rows
    }
  }
}
