import BundledThemes
import Cells
import Testing
import TrialModel
import UserFiles

@testable import Dashboard

@Suite("The list of themes")
struct ThemePickerTests {
  private typealias Fixture = AnalysisFixture

  private static let all = BundledThemes.all.compactMap { try? Theme(toml: $0.toml, name: $0.name) }

  private func state(columns: Int = 120, rows: Int = 40) -> State {
    var state = Fixture.state(columns: columns, rows: rows)
    state.themes = Self.all
    return state
  }

  @Test("moving shows a theme at once, Enter keeps it")
  func keep() {
    var state = state()
    #expect(Fixture.press("t", &state).isEmpty)
    #expect(Fixture.press("v", &state) == [.setTheme(Self.all[1].name)])
    #expect(Fixture.press("v", &state) == [.setTheme(Self.all[2].name)])
    #expect(Fixture.press("\n", &state).isEmpty)
    #expect(state.theme == Self.all[2].name && state.view.overlay == nil)
  }

  @Test("Escape brings back the theme from before, and up from the first goes to the last")
  func restore() {
    var state = state()
    #expect(Fixture.press("t^", &state) == [.setTheme("mono")])
    #expect(Fixture.press("\u{1B}", &state) == [.setTheme("default")])
    #expect(state.theme == "default" && state.view.overlay == nil)
    #expect(Fixture.press("t\u{1B}", &state).isEmpty)
  }

  @Test("a click on a theme shows it, a second one keeps it, one beside the list restores")
  func mouse() throws {
    var state = state()
    Fixture.press("t", &state)
    let box = try #require(render(state, .plain).rect(of: .box))
    let second = Point(column: box.minColumn + 5, row: box.minRow + 3)
    func click(_ point: Point) -> [Effect] {
      update(&state, .input(.mouse(.click, point)))
    }
    #expect(click(second) == [.setTheme(Self.all[1].name)])
    #expect(click(second).isEmpty && state.view.overlay == nil)
    Fixture.press("tv", &state)
    #expect(click(Point(column: 1, row: 1)) == [.setTheme(Self.all[1].name)])
    #expect(state.theme == Self.all[1].name && state.view.overlay == nil)
  }

  @Test("names, summaries and samples are shown, each sample in its own colours")
  func drawn() throws {
    var state = state()
    Fixture.press("t", &state)
    let grid = render(state, .plain)
    for theme in Self.all {
      #expect(grid.text.contains(theme.name))
      #expect(grid.text.contains(theme.summary.prefix(20)))
    }
    let colors = Set(grid.cells.map(\.style.background))
    #expect(Self.all.allSatisfy { colors.contains($0.background) })
  }

  @Test("draws at many sizes, in both glyph sets, and the selected one is in sight")
  func sizes() {
    for columns in [0, 1, 20, 40, 80, 120] {
      for rows in [0, 1, 6, 10, 12, 24, 60] {
        var state = state()
        Fixture.press("tvvvvv", &state)
        _ = update(&state, .input(.resize(Size(columns: columns, rows: rows))))
        for glyphs in [GlyphSet.unicode, .ascii] {
          let text = render(state, Look(theme: .plain, glyphs: glyphs)).text
          if columns >= 40, rows >= 10 { #expect(text.contains(Self.all[5].name)) }
        }
      }
    }
  }

  @Test("a theme that was saved is drawn as it is now; one that is broken is told of")
  func changed() throws {
    var state = state()
    let other = try #require(Self.all.first { $0.name == "dusk" })
    let toml = try #require(BundledThemes.all.first { $0.name == "dusk" }?.toml)
    let renamed = try Theme(toml: toml, name: "default")
    #expect(other != renamed)
    var themes = Self.all
    #expect(update(&state, .themes(themes, failure: nil)).isEmpty && state.message == nil)
    themes[0] = renamed
    #expect(update(&state, .themes(themes, failure: nil)) == [.setTheme("default")])
    #expect(state.message?.text.contains("read again") == true)
    let failure = "Theme not read: /x/mine.toml: line 3: roles.text: Expected a table."
    #expect(update(&state, .themes(themes, failure: failure)).isEmpty)
    #expect(state.message?.severity == .error && state.message?.text == failure)
    themes.removeFirst()
    #expect(update(&state, .themes(themes, failure: nil)).isEmpty && state.theme == "default")
    Fixture.press("T", &state)
    #expect(state.theme == themes[0].name)
  }
}
