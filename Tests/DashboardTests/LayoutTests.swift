import Cells
import Testing

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Layouts")
struct LayoutTests {
  private typealias Fixture = AnalysisFixture

  private func panels(_ state: State) -> [PanelID] {
    ScreenLayout(state).places.compactMap {
      if case .panel(let panel) = $0.surface { panel } else { nil }
    }
  }

  @Test("L goes from the overview to safety, to efficacy and back")
  func cycle() {
    var state = Fixture.state()
    let overview = panels(state)
    Fixture.press("L", &state)
    #expect(
      panels(state) == [PanelID.arms, PanelID.toxicity, PanelID.changes])
    #expect(state.message?.text == "Layout safety: Arms, Changes, Toxicity")
    Fixture.press("L", &state)
    #expect(
      panels(state) == [PanelID.arms, PanelID.response, PanelID.survival])
    Fixture.press("L", &state)
    #expect(panels(state) == overview)
  }

  @Test("the panel that a layout is about is the largest, and the focus is in the layout")
  func large() throws {
    for preset in [LayoutPreset.safety, .efficacy] {
      var state = Fixture.state()
      state.view.focus = .enrollment
      state.view.isZoomed = true
      _ = try state.carryOut("layout:\(preset.rawValue)")
      let places = ScreenLayout(state).places
      let largest = try #require(
        places.max {
          $0.rect.size.columns * $0.rect.size.rows < $1.rect.size.columns * $1.rect.size.rows
        })
      #expect(largest.surface == .panel(preset.main))
      #expect(state.view.focus == preset.main && !state.view.isZoomed)
    }
  }

  @Test("panels are hidden and shown from the palette")
  func toggles() {
    var state = Fixture.state()
    Fixture.press(":hideenrol\n", &state)
    #expect(!panels(state).contains(PanelID.enrollment))
    #expect(state.message?.text == "Enrollment is hidden")
    Fixture.press(":showenrol\n", &state)
    #expect(panels(state).contains(PanelID.enrollment))
    state.size = Size(columns: 200, rows: 60)
    Fixture.press(":showfind\n", &state)
    #expect(panels(state).contains(PanelID.findings))
    #expect(state.view.focus == .findings)
  }

  @Test("a panel that is shown without there being room for it is said to have none")
  func noRoom() throws {
    var state = Fixture.state(columns: 100, rows: 28)
    _ = try state.carryOut("panel:subjects")
    _ = try state.carryOut("panel:changes")
    #expect(ScreenLayout(state).kind == .zoom)
    #expect(state.message?.text == "There is no room for Changes")
  }

  @Test("the last panel stays")
  func last() throws {
    var state = Fixture.state()
    _ = try state.carryOut("layout:safety")
    _ = try state.carryOut("panel:arms")
    _ = try state.carryOut("panel:toxicity")
    #expect(panels(state) == [PanelID.changes])
    #expect(try state.carryOut("panel:changes") == [.bell])
    #expect(state.message?.text == "The last panel cannot be hidden.")
  }

  @Test("what was chosen is kept for the study, and found again")
  func remembered() {
    var state = Fixture.state()
    let effects = Fixture.press("L", &state)
    #expect(effects == [.remember(PanelLayout(.safety), study: Fixture.il2.identifier)])
    var layouts = StudyLayouts()
    layouts[Fixture.il2.identifier] = PanelLayout(.safety, hidden: [PanelID.arms])
    var next = State(
      size: Size(columns: 120, rows: 40), now: 0, directory: "/data", layouts: layouts)
    let study = LoadedStudy(Fixture.study, revision: 1, loadedAt: 0)
    _ = update(&next, .loaded(.study(study, findings: [])))
    _ = update(&next, .analyzed(Fixture.il2, revision: 1))
    #expect(panels(next) == [PanelID.toxicity, PanelID.changes])
    #expect(next.view.focus == .toxicity)
    #expect(next.message?.text == "Layout safety, changed")
  }

  @Test("a panel that is not in the layout opens as if zoomed, and Escape, z and Tab lead back")
  func absent() {
    for leaving in ["\u{1B}", "z"] {
      var state = Fixture.state()
      Fixture.press("LL", &state)
      let before = panels(state)
      Fixture.press("4", &state)
      #expect(panels(state) == [PanelID.toxicity] && state.view.isZoomed)
      #expect(render(state, .plain).line(39).contains("v view"))
      Fixture.press("6", &state)
      #expect(panels(state) == [PanelID.findings] && state.view.isZoomed)
      Fixture.press(leaving, &state)
      #expect(panels(state) == before && !state.view.isZoomed)
      Fixture.press("43", &state)
      #expect(panels(state) == before && state.view.focus == .response)
    }
    // One that was zoomed stays so through others, and all go back to the layout.
    var state = Fixture.state()
    Fixture.press("LLz4z", &state)
    #expect(panels(state).count > 1 && !state.view.isZoomed)
  }

  @Test("every layout draws from 40x12 to 300x100, whatever is hidden or added")
  func sizes() {
    let layouts =
      LayoutPreset.allCases.map { PanelLayout($0) } + [
        PanelLayout(.overview, hidden: [.arms, .response, .toxicity]),
        PanelLayout(.safety, hidden: [.arms, .changes]),
        PanelLayout(.efficacy, added: [.enrollment, .toxicity, .findings, .subjects, .changes]),
        PanelLayout(
          .overview, hidden: [.arms, .enrollment, .response, .toxicity, .survival],
          added: [.subjects]),
      ]
    for layout in layouts {
      for (columns, rows) in [
        (40, 12), (80, 24), (100, 28), (101, 33), (120, 40), (160, 28), (200, 60), (300, 100),
      ] {
        var state = Fixture.state(columns: columns, rows: rows)
        state.view.layout = layout
        for focus in PanelCatalog.ids {
          state.view.focus = focus
          let grid = render(state, .plain)
          #expect(grid.size == state.size && grid.text.contains(focus.title))
        }
        let places = ScreenLayout(state).places.map(\.rect)
        for (index, rect) in places.enumerated() {
          #expect(places[..<index].allSatisfy { $0.intersection(rect).isEmpty })
        }
      }
    }
  }
}
