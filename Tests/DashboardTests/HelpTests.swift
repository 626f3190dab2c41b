import Cells
import Testing

@testable import Dashboard
@testable import TrialAnalysis

@Suite("The help")
struct HelpTests {
  private typealias Fixture = AnalysisFixture

  private func titles(_ state: State) -> [String] { HelpText(state).sections.map(\.title) }

  @Test("what one is looking at comes first, what means something else there comes last")
  func order() throws {
    var state = Fixture.state()
    Fixture.press("4?", &state)
    #expect(titles(state).prefix(3) == ["In Toxicity", "In tables and lists", "Moving"])
    #expect(titles(state).contains("In Survival") && titles(state).last == "In other panels")
    let others = try #require(HelpText(state).sections.last).commands
    #expect(others.contains { $0.label == "endpoint" })
    Fixture.press("?5?", &state)
    #expect(titles(state).first == "In Survival" && titles(state).contains("In tables and lists"))
    Fixture.press("?1?", &state)
    #expect(titles(state).first == "Moving")
  }

  @Test(
    "every row but those of the help itself is told once",
    arguments: [PanelID.arms, .toxicity, .survival, .subjects])
  func complete(_ panel: PanelID) {
    var state = Fixture.state()
    state.view.focus = panel
    let told = HelpText(state).sections.flatMap(\.commands)
    let all = KeyMap.standard.commands.filter(\.context.isListed)
    #expect(told.count == all.count && Set(told) == Set(all))
  }

  @Test("/ searches sentences, names and keys; Enter keeps what was found, Escape shows all again")
  func search() {
    var state = Fixture.state()
    let all = HelpText(state).sections.flatMap(\.commands).count
    Fixture.press("?/cut-off", &state)
    #expect(state.view.prompt?.kind == .help && state.view.helpSearch == "cut-off")
    #expect(titles(state) == ["Time"])
    #expect(render(state, .plain).line(39).contains("/cut-off"))
    Fixture.press("\n", &state)
    #expect(state.view.overlay == .help && titles(state) == ["Time"])
    #expect(render(state, .plain).text.contains("/cut-off"))
    Fixture.press("/zzz", &state)
    #expect(render(state, .plain).text.contains("No key is about that."))
    Fixture.press("\u{1B}", &state)
    #expect(titles(state) == ["Time"] && state.view.overlay == .help)
    Fixture.press("\u{1B}?", &state)
    #expect(HelpText(state).sections.flatMap(\.commands).count == all)
    Fixture.press("/next-endpoint", &state)
    #expect(HelpText(state).sections.flatMap(\.commands).map(\.label) == ["endpoint"])
  }

  @Test("a key can be searched by its name")
  func searchKey() {
    var state = Fixture.state()
    Fixture.press("?/tab", &state)
    #expect(HelpText(state).sections.flatMap(\.commands).contains { $0.label == "panel" })
  }

  @Test("a wide screen shows everything at once, a narrow one scrolls to the end")
  func columns() {
    var state = Fixture.state(columns: 200, rows: 60)
    Fixture.press("?", &state)
    #expect(render(state, .plain).overlay?.limit == 0)
    let wide = render(state, .plain).text
    for command in KeyMap.standard.commands where command.context.isListed {
      let start = command.help.split(separator: " ").prefix(4).joined(separator: " ")
      #expect(wide.contains(start), "\(command.help)")
    }
    state = Fixture.state(columns: 60, rows: 20)
    Fixture.press("?", &state)
    #expect(!render(state, .plain).text.contains("the wheel scrolls."))
    Fixture.press("G", &state)
    #expect(render(state, .plain).text.contains("scrolls."))
    Fixture.press("g", &state)
    #expect(state.view.overlayScroll == 0)
  }

  @Test("it is drawn at many sizes, in both glyph sets")
  func sizes() {
    for glyphs in [GlyphSet.unicode, .ascii] {
      for (columns, rows) in [(0, 0), (20, 6), (40, 12), (80, 24), (130, 40), (300, 100)] {
        var state = Fixture.state(columns: columns, rows: rows)
        Fixture.press("4?", &state)
        let grid = render(state, Look(theme: .plain, glyphs: glyphs))
        #expect(grid.size == state.size)
        if columns >= 40 { #expect(grid.text.contains("Keys")) }
        if glyphs.isASCII { #expect(grid.cells.allSatisfy { $0.scalar.isASCII }) }
      }
    }
  }
}
