import BundledThemes
import Cells
import Testing

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Typing a filter")
struct FilterLineTests {
  private typealias Fixture = AnalysisFixture

  private func text(_ state: State) -> String { render(state, .plain).text }
  private func candidates(_ state: State) -> [String] {
    state.view.prompt?.draft?.completion.candidates.map(\.text) ?? []
  }

  @Test("F opens the line with the columns there are, and / does where no rows can be searched")
  func opens() {
    var state = Fixture.state()
    Fixture.press("F", &state)
    #expect(state.view.prompt?.kind == .filter && candidates(state).contains("arm"))
    #expect(text(state).contains("no filter counts all 400 patients"))
    var other = Fixture.state()
    Fixture.press("3/", &other)
    #expect(other.view.prompt?.kind == .filter)
    Fixture.press("\u{1B}4/", &other)
    #expect(other.view.prompt?.kind == .search)
  }

  @Test("the values that the data has are offered with how many patients have them")
  func values() {
    var state = Fixture.state()
    Fixture.press("Fsex=", &state)
    #expect(Set(candidates(state)) == ["F", "M"])
    let count = SubjectIndex(Fixture.study).draft(of: "sex=F", cursor: 5).kept
    #expect(text(state).contains("expected "))
    Fixture.press("F", &state)
    #expect(text(state).contains("keeps \(count ?? -1) of 400 patients"))
  }

  @Test("Tab takes a candidate and goes on to what comes next; arrows choose another")
  func completes() {
    var state = Fixture.state()
    Fixture.press("Ftrea\t", &state)
    #expect(state.view.prompt?.input.text == "treated")
    Fixture.press("\t", &state)
    #expect(state.view.prompt?.input.text == "treated ")
    Fixture.press("\t", &state)
    #expect(state.view.prompt?.input.text == "treated =")
    Fixture.press("v", &state)
    let second = candidates(state)[1]
    _ = Fixture.settle(&state, .input(.key(.up)))
    _ = Fixture.settle(&state, .input(.key(.down)))
    #expect(state.view.prompt?.choice == 0 || candidates(state).count > 1)
    Fixture.press("\u{1B}F", &state)
    _ = Fixture.settle(&state, .input(.key(.down)))
    #expect(state.view.prompt?.choice == 1)
    let chosen = candidates(state)[1]
    Fixture.press("\t", &state)
    #expect(state.view.prompt?.input.text == chosen && !second.isEmpty)
  }

  @Test("words do not run together where a candidate is taken")
  func blanks() throws {
    var prompt = Prompt(.filter, text: "sex")
    let index = SubjectIndex(Fixture.study)
    func take(_ text: String) throws {
      let draft = index.draft(of: prompt.input.text, cursor: prompt.input.head.count)
      let candidate = try #require(draft.completion.candidates.first { $0.text == text })
      prompt.take(candidate, draft)
    }
    try take("sex")
    try take("not in")
    #expect(prompt.input.text == "sex not in ")
    try take("(")
    try take("F")
    try take("F")
    try take(",")
    #expect(prompt.input.text == "sex not in (F , ")
    try take("M")
    try take("M")
    try take(")")
    try take("&")
    #expect(prompt.input.text == "sex not in (F , M ) & ")
  }

  @Test("Enter counts whom the filter keeps, in every panel, and an empty line everybody again")
  func applies() throws {
    var state = Fixture.state()
    Fixture.press("Fsex=F", &state)
    let kept = try #require(state.view.prompt?.draft?.kept)
    Fixture.press("\n", &state)
    #expect(state.view.prompt == nil && state.analysis?.subjectCount == kept)
    #expect(render(state, .plain).line(0).contains("FILTER sex=F \(kept)/400"))
    #expect(state.message?.text == "Counting \(kept) of 400 ITT patients")
    Fixture.press("F", &state)
    #expect(state.view.prompt?.input.text == "sex=F")
    _ = Fixture.settle(&state, .input(.key(.control("u"))))
    Fixture.press("\n", &state)
    #expect(state.options.filter == nil && state.analysis?.subjectCount == 400)
  }

  @Test("whom a filter leaves out has not vanished from the data")
  func nothingVanishes() {
    var state = Fixture.state()
    Fixture.press("[", &state)
    Fixture.press("Fsex=F\nw", &state)
    #expect(state.changes == nil && !text(state).contains("vanished"))
  }

  @Test("Escape leaves everything as it was")
  func leaves() {
    var state = Fixture.state()
    let effects = Fixture.press("Fsex=F\u{1B}", &state)
    #expect(effects.isEmpty && state.view.prompt == nil && state.options.filter == nil)
  }

  @Test("an error has a caret under the character that is wrong, and does not apply")
  func error() throws {
    var state = Fixture.state()
    Fixture.press("Fsxe=F\n", &state)
    #expect(state.options.filter == nil && state.view.prompt != nil)
    let grid = render(state, .plain)
    let row = try #require((0..<40).first { grid.line($0).contains("❯ sxe=F") })
    let line = Array(grid.line(row)), below = Array(grid.line(row + 1))
    let caret = try #require(below.firstIndex(of: "^"))
    #expect(line[caret] == "s" && line[caret + 1] == "x")
    #expect(grid.line(row + 2).contains("There is no column \"sxe\""))
    #expect(grid.line(row + 2).contains("Did you mean \"sex\"?"))
    _ = Fixture.settle(&state, .input(.key(.home)))
    _ = Fixture.settle(&state, .input(.key(.delete)))
    #expect(!text(state).contains("\"sxe\""))
  }

  @Test("what is typed faster than the data answers waits for the answer")
  func waits() {
    var state = Fixture.state()
    var asked: [Effect] = []
    let keys: [Key] = [.character("F")] + "treat".unicodeScalars.map { .character($0) }
    for key in keys + [.tab, .character("="), .character("y"), .enter] {
      asked += update(&state, .input(.key(key)))
    }
    #expect(state.view.prompt?.input.text == "treat" && state.view.prompt?.waiting.count == 4)
    for effect in asked {
      guard case .lookUp(let lookup, let key) = effect,
        let answer = SubjectIndex(Fixture.study, options: key.options).answer(lookup)
      else { continue }
      Fixture.settle(&state, .lookedUp(answer, for: lookup, in: key))
    }
    #expect(state.view.prompt == nil && state.options.filter == "treated=y")
  }

  @Test("a click takes a candidate, one beside the box leaves, the wheel moves the choice")
  func mouse() throws {
    var state = Fixture.state()
    Fixture.press("F", &state)
    let box = try #require(render(state, .plain).rect(of: .box))
    let first = Point(column: box.minColumn + 5, row: box.minRow + 4)
    Fixture.settle(&state, .input(.mouse(.wheelDown, first)))
    #expect(state.view.prompt?.choice == 1)
    let name = candidates(state)[0]
    Fixture.settle(&state, .input(.mouse(.click, first)))
    #expect(state.view.prompt?.input.text == name)
    Fixture.settle(&state, .input(.mouse(.click, Point(column: 0, row: 0))))
    #expect(state.view.prompt == nil)
  }

  @Test("without a study there is nothing to filter, and that is said")
  func noStudy() {
    var state = Fixture.state(nil)
    #expect(Fixture.press("F", &state) == [.bell])
    #expect(state.view.prompt == nil && state.message?.text == "There is no study yet.")
  }

  @Test("the line is drawn at many sizes, in both glyph sets, and never in a picture")
  func sizes() throws {
    for glyphs in [GlyphSet.unicode, .ascii] {
      let look = Look(theme: .plain, glyphs: glyphs)
      for (columns, rows) in [(0, 0), (1, 1), (20, 8), (40, 12), (60, 17), (80, 24), (300, 100)] {
        for script in ["F", "Fsex=", "Fsxe=F\n", "Fsite in (101, 102, 103) & sex=F & sxe"] {
          var state = Fixture.state(columns: columns, rows: rows)
          Fixture.press(script, &state)
          let grid = render(state, look)
          #expect(grid.size == state.size)
          if glyphs.isASCII { #expect(grid.cells.allSatisfy { $0.scalar.isASCII }) }
          #expect(!captureFrame(state, look).text.contains("Filter"))
        }
      }
    }
  }
}
