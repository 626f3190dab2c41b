import Cells
import TestSupport
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("ShortNumbers of responses")
struct ResponseFigureTests {
  private typealias Fixture = AnalysisFixture
  private static let names = ResponsePanel.views.map { $0.title.lowercased() }
  private static let panel = PanelID.response

  private func state(
    _ figure: String, _ analysis: Analysis = Fixture.il2, columns: Int = 120, rows: Int = 40
  ) -> State {
    var state = Fixture.state(analysis, columns: columns, rows: rows)
    state.view.focus = Self.panel
    state.view.isZoomed = true
    state.view.panelViews[Self.panel] = Self.names.firstIndex(of: figure)
    return state
  }

  private func text(
    _ figure: String, _ analysis: Analysis = Fixture.il2, columns: Int = 120, rows: Int = 40
  ) -> String {
    render(state(figure, analysis, columns: columns, rows: rows), .plain).text
  }

  private func drawn(_ state: State) throws -> FocusedPart { try FocusedPart(state) }

  @Test("each figure draws at many sizes, for full, poor and empty studies", arguments: names)
  func everySize(_ figure: String) throws {
    let kind = try #require(ResponsePanel.views.first { $0.title.lowercased() == figure })
    for analysis in [Fixture.il2, Fixture.subjectsOnly, Fixture.empty] {
      for glyphs in [GlyphSet.unicode, .ascii] {
        let look = Look(theme: .plain, glyphs: glyphs)
        var view = ViewState()
        view.arm = 2
        view.scrollStates[.panel(.arms), default: ScrollState()].scroll = 30
        let drawn = kind.init(PanelInput(analysis: analysis, view: view, isZoomed: true))
        for columns in [0, 1, 3, 8, 13, 24, 39, 60, 80, 161, 230] {
          for rows in stride(from: 0, through: 44, by: columns >= 80 ? 22 : 7) {
            let size = Size(columns: columns, rows: rows)
            var canvas = Canvas(Grid(size))
            drawn.draw(on: &canvas, look)
            #expect(canvas.rows.limit >= 0 && canvas.rows.page >= 1)
            #expect(
              !glyphs.isASCII || columns < 24 || canvas.grid.cells.allSatisfy { $0.scalar.isASCII })
          }
        }
      }
    }
  }

  @Test("every count leads to that many patients, in both cohorts", arguments: names)
  func counts(_ figure: String) throws {
    let index = SubjectIndex(Fixture.study, options: AnalysisOptions())
    for cohort in [Cohort.concurrent, .all] {
      var state = state(figure, columns: 200, rows: 90)
      state.view.cohort = cohort
      let canvas = try drawn(state)
      var checked = 0
      for link in canvas.links {
        guard case .subjects(let query)? = link.destination else { continue }
        let text = (link.rect.minColumn..<link.rect.maxColumn).map {
          canvas.grid[$0, link.rect.minRow].text
        }.joined()
        let digits = try #require(text.firstMatch(of: /[0-9]+/)?.output)
        #expect(Int(digits) == index.rows(query).count, "\(text) of \(query)")
        checked += 1
      }
      #expect(checked > (figure == "swimmer" ? -1 : 2))
    }
  }

  @Test("the comparisons say who is left out, and those lead to their patients")
  func leftOut() throws {
    for isZoomed in [false, true] {
      var state = state("response")
      state.view.isZoomed = isZoomed
      let omissions = try drawn(state).links.compactMap { link -> SubjectQuery? in
        guard case .subjects(let query)? = link.destination, query.place == .earlier else {
          return nil
        }
        return query
      }
      let queries = try #require(omissions.first)
      #expect(queries.arm == 0 && queries.concurrentWith == [2, 0])
      #expect(SubjectIndex(Fixture.study, options: AnalysisOptions()).rows(queries).count == 59)
    }
  }

  @Test("the forest holds every subgroup of every comparison, and all of it can be scrolled to")
  func forest() throws {
    let response = try #require(Fixture.il2.response)
    let input = PanelInput(analysis: Fixture.il2, isZoomed: true)
    let factors = Set(response.subgroups.map(\.factor)).count
    var canvas = Canvas(Grid(Size(columns: 100, rows: 400)))
    ResponseForest(input).draw(on: &canvas, .plain)
    for group in response.subgroups { #expect(canvas.grid.text.contains("  \(group.level)")) }
    let rows = response.comparisons.count * (2 + factors + response.subgroups.count)
    #expect(canvas.rows.limit == 0)
    canvas = Canvas(Grid(Size(columns: 100, rows: 20)))
    ResponseForest(input).draw(on: &canvas, .plain)
    #expect(canvas.rows.limit > 0 && canvas.rows.limit + canvas.rows.page == rows)
  }

  @Test("a study of one arm has a forest of rates")
  func oneArm() {
    let study = StudyBuilder().arm("A").subject("a", arm: "A", site: "north")
      .subject("b", arm: "A", site: "south").best("a", .partial).best("b", .stable).study
    let text = text("forest", Analysis(study))
    #expect(text.contains("response rate, %") && text.contains("ORR %"))
    #expect(text.contains("north") && text.contains("1/2"))
    #expect(!text.contains("favours"))
  }

  @Test("the duration warns that responders are not a randomized comparison")
  func duration() {
    let text = text("duration")
    #expect(text.contains("responders, not randomized:"))
    #expect(text.contains("going on"))
  }

  @Test("a bar of the waterfall says who it is and opens the patient")
  func waterfall() throws {
    var state = state("waterfall", columns: 200, rows: 60)
    let links = try drawn(state).links
    let patients = links.filter { if case .subject? = $0.destination { true } else { false } }
    #expect(patients.count == Fixture.il2.response?.tumorBurden?.count)
    Fixture.press("v>>", &state)
    guard case .subject(let identifier)? = state.destination else {
      Issue.record("the cursor is on no bar")
      return
    }
    #expect(render(state, .plain).text.contains("→ \(identifier)"))
    Fixture.press("\n", &state)
    guard case .subject(let page)? = state.view.pages.last else {
      Issue.record("no patient was opened")
      return
    }
    #expect(page.identifier == identifier && page.history != nil)
  }

  @Test("a waterfall of few patients is one figure by arm, one of many says what a bar is")
  func waterfallForms() throws {
    let few = StudyBuilder().arm("A").arm("B")
      .subject("a", arm: "A", randomized: "2000-01-01").subject(
        "b", arm: "B", randomized: "2000-01-01"
      )
      .visit("a", .partial, on: "2000-03-01").visit("b", .progressive, on: "2000-03-01")
      .baseline("a", on: "1999-12-30").baseline("b", on: "1999-12-30")
      .measurement("a", change: -60, on: "2000-03-01").measurement(
        "b", change: 140, on: "2000-03-01")
    #expect(text("waterfall", Analysis(few.study)).contains("2 measured of ITT 2"))
    let many = text("waterfall", columns: 120, rows: 40)
    #expect(many.contains("drawn, evenly by best change"))
    #expect(many.contains("↑ beyond +100%") || many.contains("^ beyond +100%"))
    #expect(text("waterfall", columns: 80, rows: 24).contains("no room for C"))
    #expect([1, 2, 3, 4, 5, 6, 7].spread(over: 3) == [1, 4, 7])
    #expect([1, 2, 3, 4, 5, 6, 7].spread(over: 1) == [4])
    #expect([1, 2].spread(over: 2) == [1, 2])
    #expect([Int]().spread(over: 3).isEmpty)
  }

  @Test("the letters of a figure are explained at every size", arguments: [80, 120, 200])
  func letters(_ columns: Int) {
    let rows = [80: 24, 120: 40, 200: 60][columns] ?? 24
    for figure in ["waterfall", "spider"] {
      let text = text(figure, columns: columns, rows: rows)
      #expect(text.contains("C CR, P PR, S SD, D PD"), "\(figure)")
    }
    let swimmer = text("swimmer", columns: columns, rows: rows)
    for words in ["P first PR", "C first CR", "D progression", "death", "response goes on"] {
      #expect(swimmer.contains(words))
    }
    #expect(text("response", columns: columns, rows: rows).contains("NE/none"))
  }

  @Test("an arm that has no room in a figure is shown once it is selected")
  func armsWithoutRoom() {
    for figure in ["waterfall", "spider"] {
      var state = state(figure, columns: 80, rows: 24)
      #expect(render(state, .plain).text.contains("no room for C: select it"))
      Fixture.press("aa", &state)
      let text = render(state, .plain).text
      #expect(text.contains("C SC") && text.contains("no room for A: select it"))
    }
  }

  @Test("the end of a line leads to its patient, who is named while the cursor is there")
  func spiderPatients() throws {
    var state = state("spider", columns: 120, rows: 40)
    let surface = Surface.panel(.response)
    let before = try drawn(state)
    let ends = before.links.filter { if case .subject? = $0.destination { true } else { false } }
    #expect(ends.count > 100 && Set(ends.map(\.rect.origin)).count == ends.count)
    let end = try #require(ends.last)
    guard case .subject(let identifier)? = end.destination else { return }
    state.view.scrollStates[surface] = ScrollState()
    state.view.scrollStates[surface]?.cursor = Cursor(
      target: end.target, place: end.rect.origin, goal: end.rect.maxColumn)
    #expect(render(state, .plain).text.contains("→ \(identifier) "))
    #expect(try drawn(state).links.last { $0.target == end.target }?.rect == end.rect)
  }

  @Test("the spider shows the selected arm where there is room for one only")
  func spider() {
    var narrow = state("spider", columns: 60, rows: 24)
    #expect(render(narrow, .plain).text.contains("A HD"))
    narrow.view.arm = 2
    let text = render(narrow, .plain).text
    #expect(text.contains("C SC") && !text.contains("A HD"))
  }

  @Test("Enter on a lane of the swimmer plot opens the patient, and every lane can be reached")
  func swimmer() throws {
    let courses = try #require(Fixture.il2.response?.courses)
    var state = state("swimmer", columns: 80, rows: 24)
    #expect(state.destination == .subject(courses[0].subject))
    for _ in courses.dropFirst() { Fixture.press("v", &state) }
    #expect(state.destination == courses.last.map { .subject($0.subject) })
    Fixture.press("\n", &state)
    guard case .subject(let page)? = state.view.pages.last else {
      Issue.record("no patient was opened")
      return
    }
    #expect(page.history?.identifier == courses.last?.subject)
  }

  @Test("where there is nothing to draw, words say why")
  func words() {
    let nobody = Analysis(
      StudyBuilder().arm("A").subject("a", arm: "A", randomized: "2000-01-01")
        .visit("a", .stable, on: "2000-03-01").study)
    #expect(text("swimmer", nobody).contains("Nobody has responded yet."))
    #expect(text("duration", nobody).contains("No duration of response"))
    #expect(text("waterfall", nobody).contains("No sums of tumour measurements"))
    #expect(text("spider", nobody).contains("adtr"))
    let undated = Analysis(
      StudyBuilder().arm("A").subject("a", arm: "A").best("a", .complete).study)
    #expect(text("swimmer", undated).contains("No responder has a day"))
    for figure in Self.names {
      #expect(text(figure, Fixture.subjectsOnly).contains("No response table"), "\(figure)")
    }
  }
}
