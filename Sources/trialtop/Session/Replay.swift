import Synchronization
import TrialSimulation

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Grows the demo's folder as the study accrued, on a thread of its own.
final class Replay: Sendable {
  /// The demo's own folder; nothing else is ever written.
  private let directory: String
  private let steps: [IL2Replay.Step]
  /// Held while files are written, so that nothing is once `stop` has returned.
  private let isStopped = Mutex(false)

  init(directory: String, steps: [IL2Replay.Step]) {
    self.directory = directory
    self.steps = steps
  }

  /// Makes the folder as it was on the first day, and lets it grow from then on.
  func start(on worker: Worker) throws(FileFailure) {
    guard let first = steps.first else { return }
    let files = IL2Study.files(asOf: first.day)
    try SimulateCommand.write(files, to: directory)
    worker.perform { self.goOn(from: files) }
  }

  /// Ends it; no file is written any more.
  func stop() {
    isStopped.withLock { $0 = true }
  }

  private func goOn(from first: [DataFile]) {
    var shown = first
    var due = Clock.milliseconds
    for (step, next) in zip(steps, steps.dropFirst()) {
      // Where making the files takes longer than the step, the replay is slower rather than coarser.
      due = max(due + Int64(step.milliseconds), Clock.milliseconds)
      guard wait(until: due) else { return }
      let files = IL2Study.files(asOf: next.day)
      do {
        guard try write(files.filter { !shown.contains($0) }) else { return }
      } catch {
        FileSystem.say("The replay ended: \(error)\n", to: 2)
        return
      }
      shown = files
    }
  }

  /// Waits in short naps; false if the replay is to end.
  private func wait(until due: Int64) -> Bool {
    while !isStopped.withLock({ $0 }) {
      let left = due - Clock.milliseconds
      if left <= 0 { return true }
      usleep(UInt32(min(left, 50)) * 1000)
    }
    return false
  }

  /// Writes the files; false if the replay has been stopped.
  ///
  /// The subjects come first, so that no other table names one who is not there yet, and the cut-off
  /// last.
  private func write(_ files: [DataFile]) throws(FileFailure) -> Bool {
    let result = isStopped.withLock { isStopped in
      Result<Bool, FileFailure> { () throws(FileFailure) in
        if !isStopped { try SimulateCommand.write(files, to: directory) }
        return !isStopped
      }
    }
    return try result.get()
  }
}
