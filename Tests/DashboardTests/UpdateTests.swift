import Cells
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Update")
struct UpdateTests {
  /// Presses keys: letters are themselves, `<` `>` `^` `v` the arrows, a blank is nothing.
  @discardableResult
  private func press(_ script: String, _ state: inout State) -> [Effect] {
    AnalysisFixture.keys(script).flatMap { update(&state, .input(.key($0))) }
  }

  @Test("a and A select an arm, round and round")
  func arms() {
    var state = AnalysisFixture.state()
    #expect(press("a", &state).isEmpty && state.view.arm == 1)
    press("aa", &state)
    #expect(state.view.arm == 0)
    press("A", &state)
    #expect(state.view.arm == 2)
  }

  @Test("Tab, Shift-Tab and numbers focus a panel")
  func focus() {
    var state = AnalysisFixture.state()
    press("\t\t", &state)
    #expect(state.view.focus == .response)
    _ = update(&state, .input(.key(.backTab)))
    #expect(state.view.focus == .enrollment)
    press("5", &state)
    #expect(state.view.focus == .survival)
    press("1", &state)
    _ = update(&state, .input(.key(.backTab)))
    #expect(state.view.focus == .changes)
  }

  @Test("z zooms, Escape leaves the zoom, and then there is nowhere to go back to")
  func zoom() {
    var state = AnalysisFixture.state()
    press("z", &state)
    #expect(state.view.isZoomed)
    press("z", &state)
    #expect(!state.view.isZoomed)
    press("z\u{1B}", &state)
    #expect(!state.view.isZoomed)
    #expect(press("\u{1B}", &state) == [.bell])
  }

  @Test("rows move within what there is, and the arm of a number comes along")
  func rows() {
    var state = AnalysisFixture.state()
    press("jj", &state)
    #expect(state.view.arm == 2)
    press("k", &state)
    #expect(state.view.arm == 1)
    press("4G", &state)
    func scroll() -> Int { state.view.scrollStates[.panel(.toxicity)]?.scroll ?? 0 }
    let last = scroll()
    #expect(last > 0)
    press("j", &state)
    #expect(scroll() == last)
    press("g", &state)
    #expect(scroll() == 0)
    _ = update(&state, .input(.key(.pageDown)))
    #expect(scroll() > 1)
    _ = update(&state, .input(.key(.pageUp)))
    #expect(scroll() == 0)
  }

  @Test("a larger screen never leaves rows scrolled out of it")
  func resize() {
    var state = AnalysisFixture.state()
    press("4G", &state)
    _ = update(&state, .input(.resize(Size(columns: 200, rows: 90))))
    #expect(state.view.scrollStates[.panel(.toxicity)]?.scroll == 0)
  }

  @Test("e and E go through the endpoints without analyzing anything again")
  func endpoints() {
    var state = AnalysisFixture.state()
    #expect(press("e", &state).isEmpty && state.view.endpoint == 1)
    #expect(press("E", &state).isEmpty && state.view.endpoint == 0)
    #expect(press("E", &state).isEmpty && state.view.endpoint == 3)
    #expect(state.message?.text == "DOCR: Duration of Complete Response")
  }

  @Test("c changes the cohort without analyzing anything again")
  func cohort() {
    var state = AnalysisFixture.state()
    #expect(press("c", &state).isEmpty)
    #expect(state.view.cohort == .all)
    #expect(render(state, .plain).text.contains("9/94 v 33/156"))
    press("c", &state)
    #expect(render(state, .plain).text.contains("9/94 v 20/97"))
  }

  @Test("p asks for the next population and shows the old one until it is there")
  func population() {
    var state = AnalysisFixture.state()
    let effects = press("p", &state)
    #expect(effects == [.analyze(AnalysisKey(AnalysisOptions(population: .safety), revision: 1))])
    #expect(state.analysis?.population == .intentionToTreat)
    _ = update(&state, .analyzed(AnalysisFixture.analysis(population: .safety), revision: 1))
    #expect(state.analysis?.population == .safety)
    #expect(state.lastChange == nil)
  }

  @Test("f shows the findings and leads back to where one was")
  func findings() {
    var state = AnalysisFixture.state()
    press("3zf", &state)
    #expect(state.view.focus == .findings && state.view.isZoomed)
    press("f", &state)
    #expect(state.view.focus == .response && state.view.isZoomed)
    press("zf\u{1B}", &state)
    #expect(state.view.focus == .response && !state.view.isZoomed)
  }

  @Test("help lies over the panels and has keys of its own")
  func overlays() {
    var state = AnalysisFixture.state(columns: 80, rows: 14)
    press("?", &state)
    #expect(state.view.overlay == .help)
    press("jjj", &state)
    #expect(state.view.overlayScroll == 3)
    #expect(press("z", &state) == [.bell])
    #expect(press("q", &state).isEmpty && state.view.overlay == nil)
    #expect(press("q", &state) == [.quit])
  }

  @Test("Ctrl-C quits from anywhere and Ctrl-L paints anew")
  func control() {
    var state = AnalysisFixture.state()
    press("?", &state)
    #expect(update(&state, .input(.key(.control("c")))) == [.quit])
    #expect(update(&state, .input(.key(.control("l")))) == [.repaint])
    #expect(update(&state, .input(.closed)) == [.quit])
  }

  @Test("R reloads, s saves, T changes the theme")
  func effects() {
    var state = AnalysisFixture.state()
    #expect(press("R", &state) == [.reload])
    #expect(press("s", &state) == [.capture(CaptureRequest())])
    #expect(press("5zs", &state) == [.capture(CaptureRequest(panel: "survival"))])
    #expect(press("T", &state) == [.setTheme("paper")])
    #expect(press("T", &state) == [.setTheme("default")])
    #expect(press("X", &state) == [.bell])
  }

  @Test("a click focuses, a click on the focused title zooms, the wheel scrolls what is under it")
  func mouse() throws {
    var state = AnalysisFixture.state()
    let areas = render(state, .plain).hits
    let title = try #require(
      areas.first { $0.target == .title(.panel(.toxicity)) }?.rect.origin)
    let inside = Point(column: title.column + 3, row: title.row + 3)
    _ = update(&state, .input(.mouse(.wheelDown, inside)))
    #expect(state.view.scrollStates[.panel(.toxicity)]?.scroll == 3)
    _ = update(&state, .input(.mouse(.wheelUp, inside)))
    #expect(state.view.scrollStates[.panel(.toxicity)]?.scroll == 0)
    _ = update(&state, .input(.mouse(.click, inside)))
    #expect(state.view.focus == .toxicity && !state.view.isZoomed)
    _ = update(&state, .input(.mouse(.click, title)))
    #expect(state.view.isZoomed)
  }

  @Test("a click on a tab shows its panel")
  func tabs() throws {
    var state = AnalysisFixture.state(columns: 80, rows: 24)
    let areas = render(state, .plain).hits
    let tab = try #require(areas.first { $0.target == .tab(.survival) })
    _ = update(&state, .input(.mouse(.click, tab.rect.origin)))
    #expect(state.view.focus == .survival)
  }

  @Test("a clock that is set back does not make what was said last longer")
  func clockSetBack() {
    var state = AnalysisFixture.state()
    let start = state.now
    _ = update(&state, .tick(now: start + 3600, utcOffset: 0))
    _ = update(&state, .tick(now: start, utcOffset: 3600))
    #expect(state.now == start + 3600 && state.utcOffset == 3600)
  }

  @Test("a message goes with the next key, or with time")
  func message() {
    var state = AnalysisFixture.state()
    _ = update(&state, .saved(paths: ["a.svg"]))
    #expect(state.message?.text == "Saved a.svg")
    _ = update(&state, .tick(now: state.now + 9, utcOffset: state.utcOffset))
    #expect(state.message == nil)
    _ = update(&state, .failed("No space left in /data."))
    #expect(state.message?.severity == .error)
    press(">", &state)
    #expect(state.message == nil)
  }
}

extension Look {
  /// No colours, all characters.
  static let plain = Look(theme: .plain, glyphs: .unicode)
}
