import Cells
import Dashboard
import Synchronization
import TrialAnalysis
import TrialModel

/// A person at the dashboard: presses keys and waits for the frame.
struct Player {
  private var runner: SyncRunner
  private var shown: Grid
  private let jobs: JobTimes

  init(_ study: Study, size: Size) {
    let jobs = JobTimes()
    let state = State(size: size, now: 1_700_000_000, directory: "/study")
    let display = Display(state, Look(theme: .plain, glyphs: .unicode))
    self.jobs = jobs
    shown = Grid(size)
    runner = SyncRunner(display, study: study, perform: { job, work in jobs.measure(job, work) })
    let loaded = LoadedStudy(study, revision: 1, loadedAt: 1_700_000_000)
    runner.send(.loaded(.study(loaded, findings: [])))
    // What is looked up and compared later stands on an index, as in the program.
    _ = runner.answers(to: .analyze(AnalysisKey(revision: 1)))
    _ = frame()
    jobs.clear()
  }

  var state: State { runner.display.state }

  /// What the jobs took, away from the keys.
  func times(_ job: SyncRunner.Job) -> Times { jobs.times(job) }

  /// Forgets what they took.
  func clearTimes() { jobs.clear() }

  /// A key until its frame: update, render, and the search for cells that differ. What the key asks for
  /// is answered afterwards, and the frame that shows the answer is measured as well.
  mutating func press(_ key: Key, _ times: inout Times) {
    show(.input(.key(key)), &times)
  }

  mutating func press(_ keys: String, _ times: inout Times) {
    for scalar in keys.unicodeScalars { press(.character(scalar), &times) }
  }

  private mutating func show(_ event: Event, _ times: inout Times) {
    let effects = times.measure {
      let effects = runner.display.handle(event)
      _ = frame()
      return effects
    }
    for effect in effects {
      for answer in runner.answers(to: effect) ?? [] { show(answer, &times) }
    }
  }

  /// Draws, and counts the cells that are not as they were.
  private mutating func frame() -> Int {
    let grid = runner.display.frame().grid
    var changed = 0
    for (old, new) in zip(shown.cells, grid.cells) where old != new { changed += 1 }
    shown = grid
    return changed
  }
}

/// What the jobs of a runner took.
private final class JobTimes: Sendable {
  private let times = Mutex<[SyncRunner.Job: Times]>([:])

  func measure(_ job: SyncRunner.Job, _ work: () -> Void) {
    let clock = ContinuousClock()
    let start = clock.now
    work()
    let duration = clock.now - start
    times.withLock { $0[job, default: Times()].add(duration) }
  }

  func times(_ job: SyncRunner.Job) -> Times { times.withLock { $0[job] ?? Times() } }

  func clear() { times.withLock { $0 = [:] } }
}
