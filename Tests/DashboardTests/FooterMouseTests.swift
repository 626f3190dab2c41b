import Cells
import Testing

@testable import Dashboard

@Suite("The mouse in the footer")
struct FooterMouseTests {
  private typealias Fixture = AnalysisFixture

  private func area(_ key: Key, _ state: State) throws -> Rect {
    try #require(render(state, .plain).rect(of: .key(key)))
  }

  private func click(_ point: Point, _ state: inout State) -> [Effect] {
    Fixture.settle(&state, .input(.mouse(.click, point)))
  }

  @Test("what is clicked is what stands there", arguments: [GlyphSet.unicode, .ascii])
  func names(_ glyphs: GlyphSet) throws {
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
      var state = Fixture.state(columns: columns, rows: rows)
      state.glyphs = glyphs
      let grid = render(state, Look(theme: .plain, glyphs: glyphs))
      var count = 0
      for area in grid.hits {
        guard case .key(let key) = area.target else { continue }
        var text = ""
        for column in area.rect.minColumn..<area.rect.maxColumn {
          text += grid[column, area.rect.minRow].text
        }
        #expect(text.hasPrefix(key.name(glyphs)), "\(text)")
        #expect(area.rect.minRow == rows - 1)
        count += 1
      }
      #expect(count >= 5)
    }
  }

  @Test("a click elsewhere ends a search, whose words stay with the panel they were typed in")
  func searchEnds() throws {
    var state = Fixture.state()
    Fixture.press("4/nau", &state)
    #expect(state.view.prompt != nil)
    _ = click(Point(column: 100, row: 4), &state)
    #expect(state.view.prompt == nil && state.view.focus == .enrollment)
    #expect(state.view.tables[.toxicity]?.search == "nau")
  }

  @Test("a click presses the key, on its name and on its words; an arrow of a pair is itself")
  func presses() throws {
    var state = Fixture.state(columns: 200, rows: 60)
    let panel = try area(.tab, state)
    _ = click(Point(column: panel.maxColumn - 1, row: panel.minRow), &state)
    #expect(state.view.focus == .enrollment)
    _ = click(try area(.character("z"), state).origin, &state)
    #expect(state.view.isZoomed)
    state = Fixture.state(columns: 200, rows: 60)
    _ = click(try area(.down, state).origin, &state)
    #expect(state.view.arm == 1)
    _ = click(try area(.up, state).origin, &state)
    #expect(state.view.arm == 0)
  }

  @Test("a click between keys or on a message presses nothing")
  func nothing() throws {
    var state = Fixture.state(columns: 200, rows: 60)
    let zoom = try area(.character("z"), state)
    let before = state
    #expect(click(Point(column: zoom.maxColumn, row: zoom.minRow), &state).isEmpty)
    #expect(state == before)
    state.say("Saved")
    #expect(click(zoom.origin, &state).isEmpty && !state.view.isZoomed)
  }

  @Test("under an overlay the footer's keys are those of the overlay")
  func overlay() throws {
    var state = Fixture.state()
    Fixture.press("?", &state)
    _ = click(try area(.escape, state).origin, &state)
    #expect(state.view.overlay == nil)
  }

  @Test("m leaves the mouse to the terminal, says so for as long as it lasts, and takes it back")
  func switching() {
    var state = Fixture.state()
    #expect(Fixture.press("m", &state) == [.setMouse(false)])
    #expect(render(state, .plain).line(39).contains("The mouse selects text now"))
    Fixture.press("j", &state)
    #expect(render(state, .plain).line(39).contains("mouse selects text"))
    #expect(Fixture.press("m", &state) == [.setMouse(true)])
    Fixture.press("j", &state)
    #expect(!render(state, .plain).line(39).contains("mouse selects"))
  }
}
