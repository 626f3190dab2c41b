import Cells
import TestSupport
import Testing
import TrialData
import TrialModel
import TrialReport

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Lists of patients")
struct ListTests {
  private typealias Fixture = AnalysisFixture

  private func list(_ state: State) -> SubjectList? { state.list?.list }

  @Test("the subjects panel lists everybody, looked up when it is shown")
  func everybody() {
    var state = Fixture.state()
    #expect(list(state) == nil)
    Fixture.press("7", &state)
    #expect(list(state)?.total == 431)
    #expect(render(state, .plain).text.contains("431 patients"))
  }

  @Test("o goes through the columns and O turns the order round")
  func order() throws {
    var state = Fixture.state()
    Fixture.press("7", &state)
    let columns = try #require(list(state)?.columns)
    #expect(list(state)?.request.order == columns[0])
    Fixture.press("o", &state)
    #expect(list(state)?.request.order == columns[1])
    let first = list(state)?.identifier(0)
    Fixture.press("O", &state)
    #expect(list(state)?.request.isDescending == true && list(state)?.identifier(0) != first)
    for _ in columns.dropFirst() { Fixture.press("o", &state) }
    #expect(list(state)?.request.order == columns[0])
  }

  @Test("what is typed after / is searched at once; Enter keeps it and Escape takes it back")
  func search() throws {
    var state = Fixture.state()
    Fixture.press("7/0321", &state)
    #expect(list(state)?.count == 1 && list(state)?.total == 431)
    #expect(render(state, .plain).line(39).contains("/0321"))
    Fixture.press("\n", &state)
    #expect(state.view.prompt == nil && list(state)?.count == 1)
    #expect(render(state, .plain).text.contains("1 of 431 patients"))
    Fixture.press("/x", &state)
    #expect(list(state)?.count == 0)
    #expect(render(state, .plain).text.contains("Nobody has \"0321x\"."))
    Fixture.press("\u{1B}", &state)
    #expect(list(state)?.count == 1)
  }

  @Test("while something is typed, letters are letters and Ctrl-C still ends the program")
  func typing() {
    var state = Fixture.state()
    Fixture.press("7/q", &state)
    #expect(state.view.prompt?.input.text == "q")
    #expect(Fixture.settle(&state, .input(.key(.control("c")))) == [.quit])
  }

  @Test("a line can be edited in the middle")
  func editing() {
    var input = TextInput("abc")
    #expect(input.take(.left) && input.take(.character("x")))
    #expect(input.text == "abxc" && input.head == "abx" && input.tail == "c")
    #expect(input.take(.home) && input.take(.delete) && input.text == "bxc")
    #expect(input.take(.end) && input.take(.backspace) && input.text == "bx")
    #expect(input.take(.character(" ")) && input.take(.character("y")))
    #expect(input.take(.control("w")) && input.text == "bx ")
    #expect(input.take(.control("u")) && input.isEmpty)
    #expect(!input.take(.pageUp) && input.take(.backspace) && input.take(.left))
  }

  @Test("the cursor of a list goes to its end and beyond the screen")
  func longList() throws {
    var state = Fixture.state(columns: 80, rows: 24)
    Fixture.press("7G", &state)
    let last = try #require(list(state)).identifier(430)
    #expect(state.destination == .subject(last))
    Fixture.press("g", &state)
    for _ in 0..<30 { Fixture.press("v", &state) }
    let thirtieth = try #require(list(state)).identifier(30)
    #expect(state.destination == .subject(thirtieth))
    #expect(render(state, .plain).text.contains(thirtieth))
  }

  @Test("an answer to an older question is not shown")
  func outdated() {
    var state = Fixture.state()
    Fixture.press("7", &state)
    let index = SubjectIndex(Fixture.study)
    let other = SubjectListRequest(SubjectQuery(.dead))
    _ = update(
      &state,
      .lookedUp(.list(index.list(other)), for: .list(other), in: AnalysisKey(revision: 1)))
    #expect(list(state)?.total == 431)
    let same = state.view.subjects.request
    let earlier = AnalysisOptions(asOf: Fixture.day(1992, 1, 1))
    let small = SubjectIndex(Fixture.study, options: earlier).list(same)
    _ = update(
      &state, .lookedUp(.list(small), for: .list(same), in: AnalysisKey(earlier, revision: 1)))
    #expect(list(state)?.total == 431)
    // One about a load that is not the one on the screen.
    _ = update(&state, .lookedUp(.list(small), for: .list(same), in: AnalysisKey(revision: 2)))
    #expect(list(state)?.total == 431)
  }

  @Test("a finding about a row opens the row, and says when the file is another now")
  func findingRow() throws {
    var state = Fixture.state()
    Fixture.press("f", &state)
    state.study = LoadedStudy(
      revision: 1, loadedAt: 0, identifier: "x", title: "x",
      files: [
        SourceFile(
          name: "adae.csv", role: .adverseEvents, format: "csv", rows: 1, bytes: 1, modified: 0)
      ])
    #expect(state.destination == .row(file: "adae.csv", line: 812))
    let effects = Fixture.press("\n", &state)
    let lookup = Lookup.row(file: "adae.csv", line: 812)
    #expect(effects == [.lookUp(lookup, in: AnalysisKey(revision: 1))])
    let record = RawRecord(
      file: "adae.csv", line: 812,
      cells: [
        .init(column: "USUBJID", text: "IL2-RCC-0001"), .init(column: "ASTDT", text: "1994-13-02"),
        .init(column: "AENDT", text: ""),
      ])
    let found = LookupResult.row(.row(record, isChanged: true))
    _ = update(&state, .lookedUp(found, for: lookup, in: AnalysisKey(revision: 1)))
    let text = render(state, .plain).text
    #expect(text.contains("adae.csv:812") && text.contains("1994-13-02") && !text.contains("AENDT"))
    #expect(text.contains("the file has changed"))
  }

  @Test("a finding about the first line opens it, one about no line opens nothing")
  func findingOnFirstLine() {
    var state = Fixture.state()
    let file = SourceFile(
      name: "adae.csv", role: .adverseEvents, format: "csv", rows: 1, bytes: 1, modified: 0)
    state.study = LoadedStudy(
      revision: 1, loadedAt: 0, identifier: "x", title: "x", files: [file])
    for line in [0, 1] {
      state.findings = [
        Finding(
          .note, code: "x", file: "adae.csv", line: line, problem: .file(.columnTwice("A")))
      ]
      Fixture.press("\u{1B}f", &state)
      #expect(state.destination == (line == 0 ? nil : .row(file: "adae.csv", line: 1)))
    }
  }

  @Test("the record of somebody who has died does not end on a last day alive")
  func lastAlive() throws {
    let builder = StudyBuilder().arm("A")
      .subject(
        "dead", arm: "A", randomized: "2000-01-01", died: "2000-06-01", lastAlive: "2000-05-01"
      )
      .subject("alive", arm: "A", randomized: "2000-01-01", lastAlive: "2000-05-01")
    let index = SubjectIndex(builder.study)
    for name in ["dead", "alive"] {
      let history = try #require(index.history(of: name))
      #expect(history.lastAlive != nil)
      #expect(SubjectRecord.all(of: history).count == 2)
    }
  }

  @Test("a row that is gone, or a file that is, is said")
  func rowGone() {
    for (found, words) in [
      (RowFound.row(nil, isChanged: false), "no row on that line"),
      (.unreadable("No such file or directory"), "cannot be read: No such file"),
    ] {
      var state = Fixture.state()
      var page = RowPage(file: "adsl.csv", line: 3)
      page.found = found
      state.view.pages = [.row(page)]
      #expect(render(state, .plain).text.contains(words))
    }
  }

  @Test("a list says of whom its patients are a part, by the number it was opened from")
  func population() {
    var state = Fixture.state()
    Fixture.press("4\n", &state)
    let text = render(state, .plain).text
    #expect(
      text.contains("safety 394, by arm given")
        && !text.contains("ITT 400 · cut-off 2003-01-31 (study"))
    Fixture.press("7", &state)
    #expect(render(state, .plain).text.contains("of 431 screened"))
  }

  @Test("arrows bring columns that have no room, and who it is stays")
  func columns() {
    var state = Fixture.state(columns: 80, rows: 24)
    Fixture.press("7", &state)
    #expect(!render(state, .plain).text.contains("Last contact"))
    Fixture.press(">>>>>>>>>>>>>>>>", &state)
    let text = render(state, .plain).text
    #expect(text.contains("Last contact") && text.contains("Subject"))
    Fixture.press("<<<<<<<<<<<<<<<<<", &state)
    #expect(state.list?.firstColumn == 0)
  }
}
