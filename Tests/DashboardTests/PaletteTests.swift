import Cells
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("The command palette")
struct PaletteTests {
  private typealias Fixture = AnalysisFixture

  private func titles(_ state: State) -> [String] { Palette(state).items.map(\.choice.title) }

  @Test("letters in their order find a text; others do not")
  func subsequence() {
    #expect(FuzzyMatch("nxt", in: "Next endpoint")?.places == [0, 2, 3])
    #expect(FuzzyMatch("txn", in: "Next endpoint") == nil)
    #expect(FuzzyMatch("", in: "x")?.score == 0 && FuzzyMatch("x", in: "") == nil)
    #expect(FuzzyMatch("NEXT", in: "next")?.places == [0, 1, 2, 3])
  }

  @Test("letters that begin words, and letters that follow each other, count for more")
  func ranking() throws {
    func score(_ pattern: String, _ text: String) throws -> Int {
      try #require(FuzzyMatch(pattern, in: text)).score
    }
    #expect(try score("ne", "Next endpoint") > score("ne", "Cone"))
    #expect(try score("theme", "Theme: paper") > score("theme", "The other men"))
    #expect(try score("pa", "Theme: paper") > score("pa", "Escape a"))
    #expect(FuzzyMatch("ne", in: "One next")?.places == [4, 5])
    #expect(FuzzyMatch("ep", in: "Next endpoint")?.places == [5, 8])
  }

  @Test("words may come in any order")
  func words() {
    #expect(FuzzyMatch("paper the", in: "Theme: paper")?.places == [0, 1, 2, 7, 8, 9, 10, 11])
    #expect(FuzzyMatch("paper survival", in: "Theme: paper") == nil)
  }

  @Test("every key of the panels is in the palette, with all of its keys")
  func everyAction() {
    let choices = Fixture.state().choices
    for command in KeyMap.standard.commands where command.context.isListed {
      for step in command.steps where step.id != .palette {
        let choice = choices.first { $0.id == step.id }
        #expect(Set(step.keys).isSubset(of: choice?.keys ?? []), "\(step.id)")
        #expect(choice?.title.isEmpty == false)
      }
    }
    #expect(Set(choices.map(\.id)).count == choices.count)
    #expect(Set(choices.map(\.title)).count == choices.count)
  }

  @Test("themes, figures, endpoints, populations and arms are there by name")
  func choices() {
    let titles = Fixture.state().choices.map(\.title)
    for title in [
      "Theme: paper", "Go to Survival", "Endpoint: PFS", "Count: safety",
      "Arm: C Low-dose SC IL-2",
    ] {
      #expect(titles.contains(title), "\(title) of \(titles)")
    }
    let figures = PanelCatalog.all.map { $0.views.count }.filter { $0 > 1 }.reduce(0, +)
    #expect(titles.count { $0.hasPrefix("View: ") } == figures)
  }

  @Test("what is typed is found at once and Enter does it")
  func performs() {
    var state = Fixture.state()
    Fixture.press(":", &state)
    #expect(state.view.prompt?.kind == .command)
    Fixture.press("paper", &state)
    #expect(titles(state).first == "Theme: paper")
    #expect(Fixture.press("\n", &state) == [.setTheme("paper")])
    #expect(state.view.prompt == nil && state.theme == "paper")
    Fixture.press(":safety\n", &state)
    #expect(state.analysis?.population == .safety)
    Fixture.press(":pfs\n", &state)
    #expect(state.analysis?.survival?.endpoints[state.view.endpoint].endpoint.code == "PFS")
    Fixture.press(":armc\n", &state)
    #expect(state.view.arm == 2)
    Fixture.press(":gotosur\n", &state)
    #expect(state.view.focus == .survival)
    #expect(Fixture.press(":quit\n", &state) == [.quit])
  }

  @Test("a word of the sentence finds what has it in no title")
  func sentences() {
    var state = Fixture.state()
    Fixture.press(":picture", &state)
    #expect(titles(state) == ["Save"])
  }

  @Test("a view that is chosen by name fills the screen")
  func view() throws {
    var state = Fixture.state()
    let id = try #require(state.choices.first { $0.title.hasPrefix("View: Response, ") }?.id)
    _ = try state.carryOut(id)
    #expect(state.view.focus == .response && state.view.isZoomed)
  }

  @Test("arrows choose, past the end one begins again; Escape leaves")
  func choosing() {
    var state = Fixture.state()
    Fixture.press(":theme", &state)
    let count = titles(state).count
    _ = Fixture.settle(&state, .input(.key(.up)))
    #expect(state.view.prompt?.choice == count - 1)
    _ = Fixture.settle(&state, .input(.key(.down)))
    #expect(state.view.prompt?.choice == 0)
    _ = Fixture.settle(&state, .input(.key(.pageDown)))
    #expect(state.view.prompt?.choice == count - 1)
    #expect(Fixture.press("\u{1B}", &state).isEmpty && state.view.prompt == nil)
  }

  @Test("nothing that fits is said, and Enter does nothing then")
  func nothing() {
    var state = Fixture.state()
    Fixture.press(":qqqq", &state)
    #expect(render(state, .plain).text.contains("Nothing is called that."))
    #expect(Fixture.press("\n", &state) == [.bell])
  }

  @Test("what needs rows says so where there are none")
  func noRows() {
    var state = Fixture.state()
    #expect(Fixture.press(":reverseorder\n", &state) == [.bell])
    #expect(state.message?.text == "There are no rows to order here.")
    #expect(Fixture.press(":search\n", &state) == [.bell])
  }

  @Test("what cannot be done as things are is dim, with the reason in the place of its sentence")
  func unavailable() throws {
    var state = Fixture.state()
    Fixture.press(":order", &state)
    let look = try Fixture.look()
    let frame = render(state, look)
    let title = "  Reverse order"
    let row = try #require((0..<40).first { frame.line($0).contains(title) })
    let line = frame.line(row)
    #expect(line.contains("There are no rows to order here.") && !line.contains("other way round"))
    let start = try #require(line.firstRange(of: title)).lowerBound
    let column = line.distance(from: line.startIndex, to: start) + 2
    #expect(frame[column, row].style.foreground == look[.dim].foreground)
    Fixture.press("\u{1B}4:order", &state)
    let other = render(state, look)
    let reverse = try #require((0..<40).first { other.line($0).contains(title) })
    #expect(other.line(reverse).contains("the other way round"))
    #expect(other[column, reverse].style.foreground == look[.text].foreground)
  }

  @Test("the rows have their keys at the right, at 40x12 too, and the box fits every screen")
  func draws() throws {
    for (columns, rows) in [(0, 0), (20, 8), (40, 12), (80, 24), (120, 40), (300, 100)] {
      for glyphs in [GlyphSet.unicode, .ascii] {
        var state = Fixture.state(columns: columns, rows: rows)
        Fixture.press(":reload", &state)
        let grid = render(state, Look(theme: .plain, glyphs: glyphs))
        #expect(grid.size == state.size)
        guard columns >= 40 else { continue }
        let line = try #require((0..<rows).map { grid.line($0) }.first { $0.contains("Reload") })
        #expect(line.contains(" R "))
        if glyphs.isASCII { #expect(grid.cells.allSatisfy { $0.scalar.isASCII }) }
      }
    }
  }

  @Test("before there is a study, what needs none can be done")
  func noStudy() {
    var state = Fixture.state(nil)
    #expect(Fixture.press(":quit\n", &state) == [.quit])
  }
}
