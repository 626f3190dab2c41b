import Cells
import TestSupport
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

/// A refresh that brings an arm before others: what is kept and counted goes by codes, not by places.
@Suite("A refresh that brings an arm")
struct RefreshTests {
  private static let before = StudyBuilder().arm("HI").arm("ADD")
    .subjects(4, arm: "HI", from: "2001-01-01").subjects(2, arm: "ADD", from: "2001-01-01")
    .best("ADD1", .partial)

  /// With three patients in a new arm between the two, and one more in the last.
  private static let after = StudyBuilder().arm("HI").arm("MID").arm("ADD")
    .subjects(4, arm: "HI", from: "2001-01-01").subjects(3, arm: "MID", from: "2001-02-01")
    .subjects(3, arm: "ADD", from: "2001-01-01").best("ADD1", .partial)

  private func side(_ builder: StudyBuilder, loadedAt: Int64) -> RefreshDiff.Snapshot {
    let index = SubjectIndex(builder.study, options: AnalysisOptions())
    return RefreshDiff.Snapshot(index, Analysis(index), loadedAt: loadedAt)
  }

  private func show(_ builder: StudyBuilder, revision: Int, in state: inout State) {
    let study = LoadedStudy(builder.study, revision: revision, loadedAt: state.now)
    _ = update(&state, .loaded(.study(study, findings: [])))
    _ = update(&state, .analyzed(Analysis(builder.study), revision: revision))
  }

  private func state(showing builder: StudyBuilder) -> State {
    var state = AnalysisFixture.state(nil)
    show(builder, revision: 1, in: &state)
    return state
  }

  /// The row of the Arms panel that is brought out.
  private func selectedRow(_ state: State) -> String? {
    render(state, .plain).text.split(separator: "\n").map(String.init)
      .first { $0.contains("▌") }
  }

  @Test("the arm that is selected stays selected")
  func selection() throws {
    var state = state(showing: RefreshTests.before)
    state.view.arm = 1
    show(RefreshTests.after, revision: 2, in: &state)
    #expect(state.view.arm == 2)
    #expect(try #require(selectedRow(state)).contains("C  ADD"))
  }

  @Test("the endpoint that is shown stays shown where another one comes before it")
  func endpoint() {
    let builder = StudyBuilder().arm("A").subjects(2, arm: "A", from: "2001-01-01")
      .event("OS", "A1", days: 20)
    var state = state(showing: builder.event("DOR", "A1", days: 9))
    state.view.endpoint = 1
    show(
      builder.event("PFS", "A1", days: 10).event("DOR", "A1", days: 9), revision: 2, in: &state)
    let endpoints = state.analysis?.survival?.endpoints.map(\.endpoint.code)
    #expect(endpoints == ["OS", "PFS", "DOR"] && state.view.endpoint == 2)
  }

  @Test("what was opened and chosen by the places of arms is closed, and only then")
  func pages() {
    var state = state(showing: RefreshTests.before)
    state.view.comparator = 1
    state.view.pages = [.list(ListPage(SubjectQuery(.everyone, arm: 1)))]
    show(RefreshTests.before, revision: 2, in: &state)
    #expect(state.view.pages.count == 1 && state.view.comparator == 1)
    show(RefreshTests.after, revision: 3, in: &state)
    #expect(state.view.pages.isEmpty && state.view.comparator == nil)
  }

  @Test("where the selected arm is gone the first one is selected")
  func gone() {
    var state = state(showing: RefreshTests.after)
    state.view.arm = 1
    show(RefreshTests.before, revision: 2, in: &state)
    #expect(state.view.arm == 0)
  }

  @Test("what came is counted in the arm it came to")
  func news() throws {
    let diff = try #require(
      RefreshDiff(
        from: side(RefreshTests.before, loadedAt: 0),
        to: side(RefreshTests.after, loadedAt: 60)))
    #expect(diff.summary.texts == ["+4 patients"])
    #expect(
      diff.summary.arms.map { "\($0.arm) \($0.text) \($0.before) \($0.after)" } == [
        "B +3 patients 0 3", "C +1 patient 2 3",
      ])
    #expect((0..<3).map { diff.changes.count(.randomized, arm: $0) } == [0, 3, 1])
    #expect(diff.changes.count(.corrected) == 0)
  }

  @Test("what an arm lost is told of that arm, the others having moved")
  func loss() throws {
    let diff = try #require(
      RefreshDiff(
        from: side(RefreshTests.after, loadedAt: 0),
        to: side(RefreshTests.before, loadedAt: 60)))
    #expect(diff.summary.texts == ["-4 patients"])
    #expect(diff.summary.arms.map { "\($0.arm) \($0.text)" } == ["B -1 patient"])
    #expect(diff.changes.count(.subjectVanished, arm: 1) == 1)
    #expect(diff.changes.count(.subjectVanished, arm: nil) == 3)
  }

  @Test("what was found to have changed is told only of the load and the options that are shown")
  func changesOfOthers() throws {
    var state = state(showing: RefreshTests.after)
    let news = try #require(
      RefreshDiff(
        from: side(RefreshTests.before, loadedAt: 0), to: side(RefreshTests.after, loadedAt: 60)))
    let others = [
      AnalysisOptions(population: .safety), AnalysisOptions(asOf: StudyBuilder.day("2001-01-31")),
      AnalysisOptions(cohort: .all), AnalysisOptions(filter: "arm=HI"),
    ]
    for options in others {
      _ = update(&state, .changed(news, AnalysisKey(options, revision: 1)))
      #expect(state.lastChange == nil && state.changes == nil, "\(options)")
    }
    _ = update(&state, .changed(news, AnalysisKey(revision: 2)))
    #expect(state.lastChange == nil && state.changes == nil)
    _ = update(&state, .changed(news, AnalysisKey(revision: 1)))
    #expect(state.lastChange?.texts == ["+4 patients"])
    #expect(state.changes?.count(.randomized) == 4)
  }
}
