import Cells
import Synchronization
import Testing
import TrialData

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Running without a terminal")
struct SyncRunnerTests {
  private typealias Fixture = AnalysisFixture

  /// Which jobs were done, in order.
  private final class Jobs: Sendable {
    private let done = Mutex<[SyncRunner.Job]>([])

    func add(_ job: SyncRunner.Job) { done.withLock { $0.append(job) } }

    /// The jobs since the last call.
    func taken() -> [SyncRunner.Job] {
      done.withLock { done in
        defer { done = [] }
        return done
      }
    }
  }

  private func runner(_ jobs: Jobs) -> SyncRunner {
    SyncRunner(
      Display(Fixture.state(nil)), study: Fixture.study,
      perform: { job, work in
        jobs.add(job)
        work()
      })
  }

  private func load(_ runner: inout SyncRunner) -> [Effect] {
    let loaded = LoadedStudy(Fixture.study, revision: 1, loadedAt: Fixture.noon)
    return runner.send(.loaded(.study(loaded, findings: Fixture.findings)))
  }

  @Test("a study that was loaded is analyzed before the next event, and compared with nothing")
  func load() {
    let jobs = Jobs()
    var runner = runner(jobs)
    #expect(runner.display.frame().text.contains("Reading /data/il2"))
    #expect(load(&runner).isEmpty)
    #expect(runner.display.state.analysis == Analysis(Fixture.study))
    #expect(runner.display.state.changes == nil && jobs.taken() == [.analysis])
    #expect(runner.display.frame().text.contains("33/156"))
  }

  @Test("a step of the cut-off is compared with what was shown, whose index is made once")
  func step() {
    let jobs = Jobs()
    var runner = runner(jobs)
    _ = load(&runner)
    _ = jobs.taken()
    runner.send(.input(.key(.character("["))))
    #expect(jobs.taken() == [.index, .index, .analysis, .comparison])
    #expect(runner.display.state.lastChange?.step?.after == Fixture.day(2002, 12, 31))
    runner.send(.input(.key(.character("]"))))
    #expect(jobs.taken() == [.index, .analysis, .comparison])
    #expect(runner.display.state.analysis?.cutoff?.isLookingBack == false)
    runner.send(.input(.key(.character("7"))))
    #expect(jobs.taken() == [.lookup])
    #expect(runner.display.state.list?.list?.total == 431)
  }

  @Test("a row of a file comes from whoever made the runner; without one the lookup is left")
  func rows() {
    let lookup = Lookup.row(file: "adae.csv", line: 812)
    let effect = Effect.lookUp(lookup, in: AnalysisKey(revision: 1))
    var without = SyncRunner(Display(Fixture.state()), study: Fixture.study)
    #expect(without.answers(to: effect) == nil)
    var with = SyncRunner(
      Display(Fixture.state()), study: Fixture.study,
      row: { .unreadable("\($0) is locked, line \($1)") })
    let found = LookupResult.row(.unreadable("adae.csv is locked, line 812"))
    #expect(
      with.answers(to: effect) == [
        .lookedUp(found, for: lookup, in: AnalysisKey(revision: 1))
      ])
  }

  @Test("what is for others to do is returned in order")
  func others() {
    var runner = SyncRunner(Display(Fixture.state()), study: Fixture.study)
    #expect(runner.send(.input(.key(.character("s")))) == [.capture(CaptureRequest())])
    let copied = runner.send(.input(.key(.character("Y"))))
    guard case .copy(let text)? = copied.first, copied.count == 1 else {
      Issue.record("nothing was copied")
      return
    }
    #expect(text.hasPrefix("Arms\n") && runner.display.state.message?.text.contains("Arms") == true)
    #expect(runner.send(.input(.closed)) == [.quit])
  }

  @Test("keys that waited for an answer are each applied on a frame of their own")
  func waitingKeys() {
    var runner = SyncRunner(
      Display(Fixture.state(columns: 80, rows: 24)), study: Fixture.study)
    var asked: [Effect] = []
    for key in Fixture.keys("F") + Fixture.keys("sex=F\n4z") + [.end, .down] {
      asked += runner.display.handle(.input(.key(key)))
    }
    #expect(runner.display.state.view.prompt?.waiting.count == 5)
    for effect in asked {
      for answer in runner.answers(to: effect) ?? [] { runner.send(answer) }
    }
    let frame = runner.display.frame()
    runner.display.settle()
    let state = runner.display.state
    #expect(state.analysis?.filter?.text == "sex=F" && state.view.isZoomed)
    let surface = Surface.panel(.toxicity)
    #expect(frame[surface]?.rows.limit ?? 0 > 0)
    #expect(state.view.scrollStates[surface]?.scroll == frame[surface]?.rows.limit)
  }
}
