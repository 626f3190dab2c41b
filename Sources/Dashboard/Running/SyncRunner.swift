import Cells
import TrialAnalysis
public import TrialModel

/// Runs a dashboard without terminal and threads: what an event asks for is answered before the next.
///
/// For pictures without a terminal, for tests and for benchmarks. It reads no file: a row of one comes
/// from whoever made the runner.
///
///     var runner = SyncRunner(Display(state, look), study: study)
///     runner.send(.loaded(.study(loaded, findings: [])))
///     runner.send(.input(.key(.down)))
///     print(runner.display.frame().grid.text)
public struct SyncRunner: Sendable {
  /// Something that takes long in a large study.
  public enum Job: Sendable {
    /// Reading the study's records, so that subjects can be looked up.
    case index
    /// Counting.
    case analysis
    /// Comparing an analysis with the one before it.
    case comparison
    /// Looking something up.
    case lookup
  }

  /// State and frame.
  public var display: Display
  /// The study that is analyzed, whatever the revision asked for.
  private let study: Study
  /// Reads a row of a file; without it such an lookup is left to others.
  private let row: (@Sendable (_ file: String, _ line: Int) -> RowFound)?
  /// Does a job; a benchmark takes the time.
  private let perform: @Sendable (Job, () -> Void) -> Void
  /// The index made last.
  private var made: SubjectIndex?

  /// A dashboard that shows `study`.
  public init(
    _ display: Display, study: Study,
    row: (@Sendable (_ file: String, _ line: Int) -> RowFound)? = nil,
    perform: @escaping @Sendable (Job, () -> Void) -> Void = { $1() }
  ) {
    self.display = display
    self.study = study
    self.row = row
    self.perform = perform
  }

  /// Lets something happen, answers all that it asks for and returns the effects that are left.
  @discardableResult
  public mutating func send(_ event: Event) -> [Effect] {
    var events = [event]
    var others: [Effect] = []
    while !events.isEmpty {
      for effect in display.handle(events.removeFirst()) {
        if let answers = answers(to: effect) { events += answers } else { others.append(effect) }
      }
    }
    return others
  }

  /// The events that answer an effect; `nil` if it is for others to do.
  public mutating func answers(to effect: Effect) -> [Event]? {
    switch effect {
    case .analyze(let key): return analyze(key)
    case .lookUp(.row(let file, let line), let key):
      guard let row else { return nil }
      let found = run(.lookup) { row(file, line) }
      return [.lookedUp(.row(found), for: .row(file: file, line: line), in: key)]
    case .lookUp(let lookup, let key):
      let index = index(key.options)
      guard let result = run(.lookup, { index.answer(lookup) }) else { return nil }
      return [.lookedUp(result, for: lookup, in: key)]
    case .transcribe(let surface): return [.transcribed(Transcript(display.state, surface))]
    case .press(let key): return [.input(.key(key))]
    default: return nil
    }
  }

  private mutating func analyze(_ key: AnalysisKey) -> [Event] {
    // What is shown first is compared with nothing.
    guard let shown = display.state.analysis else {
      let analysis = run(.analysis) { Analysis(study, options: key.options) }
      return [.analyzed(analysis, revision: key.revision)]
    }
    let loadedAt = display.state.study?.loadedAt ?? display.state.now
    let old = RefreshDiff.Snapshot(index(shown.options), shown, loadedAt: loadedAt)
    let index = index(key.options)
    let analysis = run(.analysis) { Analysis(index) }
    let new = RefreshDiff.Snapshot(index, analysis, loadedAt: loadedAt)
    let diff = run(.comparison) { RefreshDiff(from: old, to: new) }
    return [.analyzed(analysis, revision: key.revision)]
      + (diff.map { [.changed($0, key)] } ?? [])
  }

  /// What the study's analysis under those options is made from.
  private mutating func index(_ options: AnalysisOptions) -> SubjectIndex {
    if let made, made.options == options { return made }
    let index = run(.index) { SubjectIndex(study, options: options) }
    made = index
    return index
  }

  private func run<Result>(_ job: Job, _ work: () -> Result) -> Result {
    var result: Result?
    perform(job) { result = work() }
    return result ?? work()
  }
}
