import Cells
import Testing

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Numbers lead to their patients")
struct LinkDestinationTests {
  private typealias Fixture = AnalysisFixture

  @Test("Enter on a number lists as many patients as it says, and Escape walks back")
  func listAndBack() throws {
    var state = Fixture.state()
    Fixture.press("vv>\n", &state)
    #expect(state.view.arm == 2)
    guard case .list(let page)? = state.view.pages.last else {
      Issue.record("no list was opened")
      return
    }
    #expect(page.list?.total == 9)
    let text = render(state, .plain).text
    #expect(text.contains("9 patients"))
    Fixture.press("\u{1B}", &state)
    #expect(state.view.pages.isEmpty && state.view.focus == .arms)
  }

  @Test("Enter on a patient of a list opens the patient")
  func patient() throws {
    var state = Fixture.state()
    Fixture.press("vv>\nv\n", &state)
    guard case .subject(let page)? = state.view.pages.last else {
      Issue.record("no patient was opened")
      return
    }
    #expect(page.history?.identifier == page.identifier && page.history?.isResponder == true)
    Fixture.press("\u{1B}\u{1B}", &state)
    #expect(state.view.pages.isEmpty)
  }

  @Test("a number of changes lists as many as it says, and pressed again all of them")
  func changes() throws {
    var state = Fixture.state()
    Fixture.press("{{]w", &state)
    let changes = try #require(state.changes)
    for kind in StudyChangeKind.allCases {
      for arm in [nil, 0, 1, 2] {
        let choice = ChangeChoice(kind: kind, arm: arm)
        let count = arm.map { changes.count(kind, arm: $0) } ?? changes.count(kind)
        #expect(changes.entries.count(where: choice.includes) == count)
      }
    }
    Fixture.press("^\n", &state)
    let choice = try #require(state.view.changes)
    let count = choice.arm.map { changes.count(choice.kind, arm: $0) } ?? changes.count(choice.kind)
    let words = "alone  \(count) of \(changes.entries.count)"
    #expect(render(state, .plain).text.contains(words))
    Fixture.press("\n", &state)
    #expect(state.view.changes == nil && !render(state, .plain).text.contains("alone  "))
    Fixture.press("\n\u{1B}", &state)
    #expect(state.view.changes == nil && state.view.focus == .changes)
  }

  @Test("r compares the selected arm with the next one")
  func reference() {
    var state = Fixture.state(columns: 200, rows: 60)
    Fixture.press("4zaa", &state)
    #expect(render(state, .plain).text.contains("C-A"))
    Fixture.press("r", &state)
    #expect(render(state, .plain).text.contains("C-B"))
    #expect(state.message?.text == "Comparing C v B where one comparison is shown")
    Fixture.press("r", &state)
    #expect(render(state, .plain).text.contains("C-A"))
  }

  @Test("the cursor is where it was when one comes back")
  func cursorStays() throws {
    var state = Fixture.state()
    Fixture.press("v>>", &state)
    let before = state.destination
    Fixture.press("\nvv\u{1B}", &state)
    #expect(state.destination == before && before != nil)
  }

  @Test("small print comes last: rows are scrolled to their end before the cursor goes there")
  func smallPrint() throws {
    var state = Fixture.state(columns: 80, rows: 24)
    Fixture.press("4z", &state)
    let rows = try #require(state.analysis?.toxicity?.terms.count)
    for _ in 0..<rows + 20 { Fixture.press("v", &state) }
    #expect(state.destination == .subjects(SubjectQuery(.safety)))
    Fixture.press("^", &state)
    guard case .subjects(let query)? = state.destination, case .toxicity = query.subset else {
      Issue.record("the last row is not above the small print")
      return
    }
    Fixture.press("v\n", &state)
    guard case .list(let page)? = state.view.pages.last else {
      Issue.record("the population was not listed")
      return
    }
    #expect(page.list?.total == state.analysis?.toxicity?.subjectCounts.reduce(0, +))
  }

  @Test("what is open follows the cut-off")
  func follows() throws {
    var state = Fixture.state()
    Fixture.press("\n", &state)
    Fixture.press("{{", &state)
    guard case .list(let page)? = state.view.pages.last else {
      Issue.record("the list was closed")
      return
    }
    #expect(state.analysis?.cutoff?.isInThePast == true)
    #expect(page.list?.total == state.analysis?.arms[0].subjectCount)
  }

  @Test(
    "every number that can be reached in a panel lists that many patients",
    arguments: [PanelID.arms, .enrollment, .response, .toxicity, .survival])
  func everyNumber(_ panel: PanelID) throws {
    for isZoomed in [false, true] {
      for figure in PanelCatalog.kind(panel).views.indices where isZoomed || figure == 0 {
        var state = Fixture.state(columns: 200, rows: 60)
        state.view.focus = panel
        state.view.isZoomed = isZoomed
        state.view.panelViews[panel] = figure
        let canvas = try FocusedPart(state)
        let index = SubjectIndex(Fixture.study, options: AnalysisOptions())
        for link in canvas.links {
          guard case .subjects(let query)? = link.destination else { continue }
          let text = (link.rect.minColumn..<link.rect.maxColumn).map {
            canvas.grid[$0, link.rect.minRow].text
          }.joined()
          // Shares, medians and dates lead to patients too, but do not count them.
          guard let digits = text.firstMatch(of: /[0-9]+/), !text.contains("%"),
            !text.contains("."), text.firstMatch(of: /[0-9]{4}-[0-9]{2}/) == nil,
            let number = Int(digits.output)
          else { continue }
          let found = index.rows(query).count
          #expect(found == number, "\(text) of \(query) lists \(found)")
        }
      }
    }
  }
}
