import Cells
import TestSupport
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Moving the cut-off")
struct TimeTests {
  private typealias Fixture = AnalysisFixture

  private func cutoff(_ state: State) -> String {
    state.analysis?.cutoff.map { "\($0.day)" } ?? ""
  }

  @Test("[ goes back to the end of the month before, ] forward, and \\ to all of the data")
  func steps() {
    var state = Fixture.state()
    Fixture.press("[", &state)
    #expect(cutoff(state) == "2002-12-31" && state.analysis?.cutoff?.isInThePast == true)
    Fixture.press("[", &state)
    #expect(cutoff(state) == "2002-11-30")
    Fixture.press("]", &state)
    #expect(cutoff(state) == "2002-12-31")
    Fixture.press("]", &state)
    #expect(state.options.asOf == nil && cutoff(state) == "2003-01-31")
    #expect(Fixture.press("]", &state) == [.bell])
    Fixture.press("[[[\\", &state)
    #expect(state.options.asOf == nil && state.analysis?.cutoff?.isInThePast == false)
    #expect(Fixture.press("\\", &state) == [.bell])
  }

  @Test("d makes the steps days, weeks and months")
  func stepSizes() {
    var state = Fixture.state()
    Fixture.press("d", &state)
    #expect(state.view.timeStep == .day)
    Fixture.press("[", &state)
    #expect(cutoff(state) == "2003-01-30")
    Fixture.press("d[", &state)
    #expect(cutoff(state) == "2003-01-23")
    Fixture.press("d", &state)
    #expect(state.view.timeStep == .month)
  }

  @Test("months end on their last days, from whatever day one steps")
  func months() {
    func step(_ year: Int, _ month: Int, _ day: Int, forward: Bool) -> String {
      "\(TimeStep.month.day(from: Fixture.day(year, month, day), forward: forward))"
    }
    #expect(step(1996, 3, 15, forward: false) == "1996-02-29")
    #expect(step(1996, 3, 15, forward: true) == "1996-03-31")
    #expect(step(1996, 1, 31, forward: true) == "1996-02-29")
    #expect(step(1996, 1, 31, forward: false) == "1995-12-31")
    #expect(step(1995, 12, 31, forward: true) == "1996-01-31")
  }

  @Test(
    "{ goes to the last patient, then to the opening of the third arm, and no further than the first"
  )
  func milestones() {
    var state = Fixture.state()
    Fixture.press("{", &state)
    #expect(cutoff(state) == "1999-06-14")
    Fixture.press("{", &state)
    #expect(cutoff(state) == "1993-11-01")
    #expect(state.analysis?.enrollment.arms[2].randomized ?? 9 <= 1)
    Fixture.press("{{{{{", &state)
    #expect(Fixture.press("{", &state) == [.bell] && Fixture.press("[", &state) == [.bell])
    Fixture.press("}}}}}}}", &state)
    #expect(state.options.asOf == nil)
  }

  @Test("milestones are days up to the cut-off, which is the last of them")
  func milestonesUpToCutoff() {
    var study = StudyBuilder().arm("A", opened: "2001-01-10", closed: "2001-09-30")
      .arm("B", closed: "2001-03-31").subjects(2, arm: "A", from: "2001-01-20", every: 40)
      .subjects(2, arm: "B", from: "2001-02-01", every: 200).settings { settings in
        settings.opened = StudyBuilder.day("2001-01-02")
      }
    func milestones() -> [String] {
      LoadedStudy(study.study, revision: 1, loadedAt: 0).milestones.map(\.description)
    }
    // The data end with the last randomization; the closing of A is still to come.
    #expect(
      milestones() == [
        "2001-01-02", "2001-01-10", "2001-01-20", "2001-02-01", "2001-03-31", "2001-08-20",
      ])
    study = study.settings { $0.dataCutoff = StudyBuilder.day("2001-03-31") }
    #expect(milestones().suffix(2) == ["2001-02-01", "2001-03-31"])
    study = study.settings { $0.dataCutoff = StudyBuilder.day("2001-03-15") }
    #expect(milestones().suffix(2) == ["2001-02-01", "2001-03-15"])
    study = study.settings { $0.dataCutoff = StudyBuilder.day("2001-12-31") }
    #expect(milestones().suffix(3) == ["2001-08-20", "2001-09-30", "2001-12-31"])
  }

  @Test("the month after the third arm opened is told in five keys")
  func monthAfterOpening() {
    var state = Fixture.state()
    Fixture.press("{{]]w", &state)
    #expect(cutoff(state) == "1993-12-31")
    let text = render(state, .plain).text
    #expect(text.contains("1993-11-30 → 1993-12-31") && text.contains("randomized"))
    #expect(state.changes?.count(.randomized) ?? 0 > 0)
  }

  @Test("a step says what it brought, even if that is nothing, and since which day")
  func news() {
    var state = Fixture.state()
    Fixture.press("{{]", &state)
    #expect(state.lastChange?.step?.before == Fixture.day(1993, 11, 1))
    #expect(render(state, .plain).line(39).contains("since 1993-11-01"))
    Fixture.press("{{{d]", &state)
    let text = render(state, .plain).line(39)
    #expect(text.contains("nothing new since") || text.contains("+"))
  }

  @Test("stepping back shows what was not known yet, and says so")
  func backwards() {
    var state = Fixture.state()
    Fixture.press("{[w", &state)
    #expect(state.changes?.isBackwards == true)
    #expect(render(state, .plain).text.contains("none of this was known yet"))
    let footer = render(state, .plain).line(39)
    #expect(footer.contains("back from ") && !footer.contains("since"), "\(footer)")
  }

  @Test("analyses that come in while the key is held are shown as they come, older loads' are not")
  func held() {
    var state = Fixture.state()
    _ = update(&state, .input(.key(.character("["))))
    _ = update(&state, .input(.key(.character("["))))
    let first = Fixture.analysis(asOf: Fixture.day(2002, 12, 31))
    _ = update(&state, .analyzed(first, revision: 1))
    #expect(cutoff(state) == "2002-12-31" && state.options.asOf == Fixture.day(2002, 11, 30))
    _ = update(&state, .analyzed(Fixture.analysis(asOf: Fixture.day(2002, 11, 30)), revision: 9))
    #expect(cutoff(state) == "2002-12-31")
  }

  @Test("a load that comes in while one looks back is shown as of the day looked at")
  func loadInThePast() {
    var state = Fixture.state()
    Fixture.press("{{", &state)
    let study = LoadedStudy(Fixture.study, revision: 2, loadedAt: state.now)
    let effects = update(&state, .loaded(.study(study, findings: [])))
    #expect(effects == [.analyze(AnalysisKey(state.options, revision: 2))])
    #expect(state.options.asOf == Fixture.day(1993, 11, 1))
  }

  @Test("without dates there is nowhere to go back to, and that is said")
  func noDates() {
    var state = Fixture.state(Fixture.empty)
    state.study = LoadedStudy(revision: 1, loadedAt: 0, identifier: "X", title: "X", files: [])
    #expect(Fixture.press("[", &state) == [.bell])
    #expect(state.message?.text.contains("no date") == true)
  }
}
