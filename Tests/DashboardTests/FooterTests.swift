import Cells
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("The footer")
struct FooterTests {
  private typealias Fixture = AnalysisFixture

  private func labels(_ state: State) -> [String] {
    FooterKeys(state, .unicode, destination: state.destination).items.map(\.label)
  }
  private func line(_ state: State) -> String {
    render(state, .plain).line(state.size.rows - 1)
  }

  @Test("it begins with what a newcomer needs, and ? and : are there at every width")
  func beginning() {
    for columns in [80, 120, 200] {
      for panel in PanelCatalog.ids {
        for isZoomed in [false, true] {
          var state = Fixture.state(columns: columns)
          state.view.focus = panel
          state.view.isZoomed = isZoomed
          _ = Fixture.settle(&state, .input(.resize(state.size)))
          #expect(line(state).contains("? help") && line(state).contains(": commands"))
        }
      }
    }
    #expect(labels(Fixture.state()).prefix(4) == ["row", "number", "patients", "panel"])
  }

  @Test("no word is there twice, and what is further down never stands before what is left out")
  func order() {
    for panel in PanelCatalog.ids {
      for script in ["", "z", "v"] {
        var state = Fixture.state(columns: 100)
        state.view.focus = panel
        Fixture.press(script, &state)
        let all = labels(state)
        #expect(Set(all).count == all.count, "\(all)")
        let shown = all.filter { line(state).contains(" \($0)  ") }
        #expect(all.prefix(shown.count).elementsEqual(shown), "\(line(state))")
      }
    }
  }

  @Test("the other views of a panel and the way out of the past are there at 80 columns")
  func narrow() {
    for panel in PanelCatalog.ids where PanelCatalog.kind(panel).views.count > 1 {
      var state = Fixture.state(columns: 80, rows: 24)
      state.view.focus = panel
      Fixture.press("z", &state)
      #expect(line(state).contains("v view"), "\(line(state))")
    }
    var state = Fixture.state(columns: 80, rows: 24)
    #expect(!line(state).contains("\\ now"))
    Fixture.press("[", &state)
    #expect(line(state).contains("\\ now"), "\(line(state))")
    Fixture.press("5z", &state)
    #expect(line(state).contains("\\ now") && line(state).contains("v view"), "\(line(state))")
  }

  @Test("while curves are read the arrows are said to move the time, and Enter what it lists")
  func reading() {
    for columns in [80, 120, 200] {
      var state = Fixture.state(columns: columns, rows: 40)
      Fixture.press("5x", &state)
      #expect(state.isReadingCurves)
      #expect(line(state).contains("←→ move the time"), "\(line(state))")
      #expect(line(state).contains("Enter who is at risk"), "\(line(state))")
      Fixture.press("x", &state)
      #expect(!line(state).contains("move the time"))
    }
  }

  @Test("the word for Enter is what the cursor is on")
  func enter() {
    var state = Fixture.state()
    #expect(line(state).contains("Enter patients"))
    Fixture.press("\n", &state)
    #expect(line(state).contains("Enter patient "))
    Fixture.press("\n", &state)
    #expect(state.view.pages.count == 2 && line(state).contains("Esc back"))
    let words: [(LinkDestination, String)] = [
      (.row(file: "adsl.csv", line: 1), "row"), (.day(Day(number: 0)), "day"),
      (.subject("x"), "patient"), (.subjects(SubjectQuery(.everyone)), "patients"),
    ]
    for (destination, word) in words { #expect(destination.name == word) }
  }

  @Test("the way back is told where there is one, and the way to now in the past")
  func back() {
    var state = Fixture.state()
    #expect(!labels(state).contains("back") && !labels(state).contains("now"))
    Fixture.press("z", &state)
    #expect(line(state).contains("Esc back") && labels(state).contains("all panels"))
    Fixture.press("z[", &state)
    #expect(labels(state).contains("now") && labels(state).contains("step"))
  }

  @Test("what would do nothing is not told")
  func useless() {
    var state = Fixture.state(Fixture.subjectsOnly)
    #expect(!labels(state).contains("endpoint"))
    Fixture.press("\n", &state)
    #expect(!labels(state).contains("zoom") && !labels(state).contains("view"))
    state = Fixture.state(nil)
    #expect(labels(state) == ["theme", "reload", "quit"])
  }

  @Test("where a key means something else closer by, it is told as that")
  func closerBy() {
    var state = Fixture.state(columns: 200)
    Fixture.press("4", &state)
    #expect(labels(state).contains("events") && !labels(state).contains("endpoint"))
    Fixture.press("5", &state)
    #expect(labels(state).contains("endpoint") && labels(state).contains("interval"))
  }

  @Test("help and lines that are typed have their own keys")
  func modes() {
    var state = Fixture.state()
    Fixture.press("?", &state)
    #expect(labels(state).prefix(3) == ["close", "rows", "search"])
    Fixture.press("\u{1B}F", &state)
    #expect(line(state).contains("Tab take") && line(state).contains("Esc leave"))
    Fixture.press("\u{1B}:", &state)
    #expect(line(state).contains("Enter do it"))
  }

  @Test("a hint takes the place of the keys until the first key, and is in no picture")
  func hint() {
    var state = Fixture.state()
    state.hint = state.keys.firstHint(.unicode)
    let words = "Enter on a number lists its patients · ? keys · : commands"
    #expect(line(state).contains(words) && line(state).contains("finding"))
    #expect(!captureFrame(state, .plain).text.contains(words))
    Fixture.press(">", &state)
    #expect(state.hint == nil && line(state).contains("Tab panel"))
  }
}
