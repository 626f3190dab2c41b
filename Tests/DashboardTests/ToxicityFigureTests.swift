import Cells
import TestSupport
import Testing
import TrialModel
import TrialReport
import TrialStatistics

@testable import Dashboard
@testable import TrialAnalysis

@Suite("ShortNumbers of the toxicity panel")
struct ToxicityFigureTests {
  private typealias Fixture = AnalysisFixture

  private static let views = ToxicityPanel.views.indices

  private func state(
    _ figure: Int = 0, columns: Int = 120, rows: Int = 40, _ analysis: Analysis = Fixture.il2
  ) -> State {
    var state = Fixture.state(analysis, columns: columns, rows: rows)
    state.view.focus = .toxicity
    state.view.isZoomed = true
    state.view.panelViews[.toxicity] = figure
    return state
  }

  private func text(_ state: State) -> String { render(state, .plain).text }

  private func rows(_ state: State, beginsWithDifference: Bool = false) throws -> ToxicityRows {
    let input = try #require(PanelInput(state, .panel(.toxicity)))
    return ToxicityRows(
      try #require(ToxicityView(input)), beginsWithDifference: beginsWithDifference,
      categories: [.any])
  }

  private func terms(_ rows: ToxicityRows) -> [ToxicityRow] {
    rows.rows.compactMap { row in
      if case .term(let place) = row { rows.view.toxicity.terms[place] } else { nil }
    }.filter { !$0.isOfInterest }
  }

  @Test("Enter in the zoomed table lists the high-dose patients with hypotension")
  func hypotension() throws {
    for size in [(80, 24), (120, 40), (200, 60)] {
      var state = Fixture.state(columns: size.0, rows: size.1)
      Fixture.press("4z\n", &state)
      guard case .list(let page)? = state.view.pages.last else {
        Issue.record("no list was opened at \(size)")
        continue
      }
      let row = try #require(Fixture.il2.toxicity?.terms.first)
      #expect(row.term == "Hypotension")
      #expect(page.request.query == SubjectQuery(.toxicity(ToxicityItem(row), .any), arm: 0))
      #expect(page.list?.total == row.arms[0].subjects)
    }
  }

  @Test("a difference has its interval in words wherever it has room, 80 columns included")
  func intervals() throws {
    let toxicity = try #require(Fixture.il2.toxicity)
    let risk = toxicity.riskDifference(toxicity.comparisons[0]) {
      toxicity.terms[0].arms[$0].grade3Plus
    }
    let interval = NumberFormat.differenceInterval(risk.interval)
    for (columns, rows) in [(80, 24), (100, 30), (120, 40), (200, 60)] {
      for glyphs in [GlyphSet.unicode, .ascii] {
        var state = state(2, columns: columns, rows: rows)
        state.view.measure = .severe
        let text = render(state, Look(theme: .plain, glyphs: glyphs)).text
        let line = text.split(separator: "\n").first { $0.contains("Hypotension") }
        #expect(try #require(line).contains(interval), "at \(columns)")
        #expect(text.contains("points") && text.contains("95% CI"))
      }
    }
  }

  @Test("every count in every figure and for every measure lists that many patients")
  func counts() throws {
    let index = SubjectIndex(Fixture.study, options: AnalysisOptions())
    var seen = Set<SubjectQuery>()
    for figure in Self.views {
      for measure in HighlightedEvents.allCases {
        for size in [(80, 24), (200, 60)] {
          var state = state(figure, columns: size.0, rows: size.1)
          state.view.measure = measure
          state.view.tables[.toxicity] = TableOrder()
          state.view.tables[.toxicity]?.column = 4
          let canvas = try FocusedPart(state)
          #expect(!canvas.links.isEmpty)
          for link in canvas.links {
            guard case .subjects(let query)? = link.destination, !seen.contains(query) else {
              continue
            }
            let text = (link.rect.minColumn..<link.rect.maxColumn).map {
              canvas.grid[$0, link.rect.minRow].text
            }.joined()
            let digits = try #require(text.firstMatch(of: /[0-9]+/)).output
            guard text.contains(" ") || !text.contains("%") else { continue }
            seen.insert(query)
            #expect(index.rows(query).count == Int(digits), "\(text) of \(query)")
          }
        }
      }
    }
    #expect(seen.count > 300)
  }

  @Test("the rows follow the order asked for, terms of interest on top")
  func orders() throws {
    var state = state()
    let sum: (ToxicityRow, HighlightedEvents) -> Int = { row, measure in
      row.arms.reduce(0) { $0 + measure.count(in: $1) }
    }
    func isFalling(_ values: [Double]) -> Bool { zip(values, values.dropFirst()).allSatisfy(>=) }
    var shown = try rows(state)
    #expect(shown.order == .frequency(.severe) && shown.isOfInterest(shown.rows[0]))
    #expect(isFalling(terms(shown).map { Double(sum($0, .severe)) }))
    #expect(text(state).contains("by grade 3+ ▼"))
    Fixture.press("o", &state)
    shown = try rows(state)
    #expect(shown.order == .difference && shown.isOfInterest(shown.rows[0]))
    let toxicity = try #require(Fixture.il2.toxicity)
    let differences = terms(shown).compactMap { row in
      toxicity.riskDifference(toxicity.comparisons[0]) { row.arms[$0].grade3Plus }.difference
    }
    #expect(differences.count > 20 && isFalling(differences.map(\.magnitude)))
    Fixture.press("o", &state)
    #expect(try rows(state).order == .frequency(.any))
    Fixture.press("o", &state)
    shown = try rows(state)
    #expect(shown.order == .name && terms(shown).map(\.name) == terms(shown).map(\.name).sorted())
    #expect(text(state).contains("by name ▲"))
    Fixture.press("O", &state)
    #expect(terms(try rows(state)).map(\.name) == terms(shown).map(\.name).reversed())
    Fixture.press("Oo", &state)
    shown = try rows(state)
    #expect(shown.order == .organClass)
    // Each class is followed by its own terms.
    var current = ""
    for row in shown.rows.dropFirst(2) {
      if case .organClass = row { current = shown.name(row) }
      if case .term = row { #expect(shown.organClass(row) == current) }
    }
    Fixture.press("oe", &state)
    #expect(state.view.measure == .serious)
    #expect(isFalling(terms(try rows(state)).map { Double(sum($0, .serious)) }))
  }

  @Test("the plot of differences begins with the largest one, whichever arm has more")
  func differenceFirst() throws {
    let rows = try rows(state(2), beginsWithDifference: true)
    #expect(rows.order == .difference)
    #expect(text(state(2)).contains("by B-A difference ▼"))
  }

  @Test("words are searched in terms and classes, and what has none says so")
  func search() throws {
    var state = state()
    Fixture.press("/gastro", &state)
    let found = terms(try rows(state))
    #expect(found.count == 4 && found.allSatisfy { $0.organClass.hasPrefix("Gastro") })
    #expect(text(state).contains("/gastro"))
    for figure in 0..<3 {
      state.view.panelViews[.toxicity] = figure
      #expect(text(state).contains("Vomiting") && !text(state).contains("Pyrexia"))
    }
    Fixture.press("x", &state)
    for figure in 0..<3 {
      state.view.panelViews[.toxicity] = figure
      #expect(text(state).contains("No term or class has \"gastrox\"."))
    }
    Fixture.press("\u{1B}", &state)
    #expect(try rows(state).rows.count > 30)
  }

  @Test("events that the data cannot tell are skipped, and it is said which")
  func untold() {
    var state = state(0, Fixture.analysis(scale: .none))
    #expect(text(state).contains("any event") && !text(state).contains("grade 3+"))
    Fixture.press("e", &state)
    #expect(state.view.measure == .serious)
    #expect(state.message?.text == "Adverse events: serious (not told by the data: grade 3+)")
    Fixture.press("eee", &state)
    #expect(state.view.measure == .serious)
    for figure in [1, 3] {
      state.view.panelViews[.toxicity] = figure
      #expect(text(state).contains("tells no grades"))
    }
  }

  @Test("the title names the events brought out, also in the overview")
  func title() {
    var state = Fixture.state()
    #expect(text(state).contains("Toxicity  grade 3+"))
    Fixture.press("4e", &state)
    #expect(text(state).contains("Toxicity  serious"))
    #expect(text(state).contains("50%") && !text(state).contains("Toxicity  grade 3+"))
  }

  @Test("events without a grade have a column where there are any")
  func noGrade() {
    #expect(!text(state(1)).contains("n.t."))
    var study = Fixture.study
    for event in stride(from: 0, to: study.adverseEvents.grade.count, by: 7) {
      study.adverseEvents.grade[event] = 0
    }
    #expect(text(state(1, Analysis(study))).contains("n.t."))
  }

  @Test("the selected arm decides what is compared, and the arm shown where there is room for one")
  func arms() {
    var state = state(2)
    #expect(text(state).contains("B LD IV minus A HD IV"))
    Fixture.press("aa", &state)
    #expect(text(state).contains("C SC minus A HD IV"))
    state = self.state(1, columns: 60, rows: 20)
    #expect(text(state).contains("A HD IV") && !text(state).contains("B LD IV"))
    Fixture.press("a", &state)
    #expect(text(state).contains("B LD IV") && !text(state).contains("A HD IV"))
  }

  @Test("a difference and its interval are those of the analysis")
  func difference() throws {
    let toxicity = try #require(Fixture.il2.toxicity)
    let risk = toxicity.riskDifference(toxicity.comparisons[0]) {
      toxicity.terms[0].arms[$0].grade3Plus
    }
    let line = try #require(
      text(state(2)).split(separator: "\n").first { $0.contains("Hypotension") })
    #expect(line.contains(NumberFormat.points(risk.difference)))
    #expect(line.contains(NumberFormat.differenceInterval(risk.interval)))
  }

  @Test("the onset counts every patient with a severe event, on its curve or not")
  func onset() throws {
    let onset = try #require(Fixture.il2.toxicity?.onset)
    let screen = text(state(3))
    for (arm, each) in onset.arms.enumerated() {
      #expect(each.subjects == Fixture.il2.toxicity?.overall[arm].grade3Plus)
      #expect(screen.contains("\(each.subjects)"))
      #expect(
        screen.contains(NumberFormat.percent(each.curve.estimate(at: 30)?.incidence)))
    }
    #expect(screen.contains("at risk") && screen.contains("death without one competes"))
  }

  @Test("the last row is reached and fills the last line", arguments: 0..<3)
  func lastRow(_ figure: Int) throws {
    for size in [(80, 24), (100, 31), (120, 40)] {
      var state = state(figure, columns: size.0, rows: size.1)
      let shown = try rows(state, beginsWithDifference: figure == 2)
      let last = try #require(shown.rows.last)
      Fixture.press("G", &state)
      let scroll = try #require(state.view.scrollStates[.panel(.toxicity)]?.scroll)
      #expect(scroll > 0)
      #expect(text(state).contains(shown.name(last).prefix(12)))
      state.view.scrollStates[.panel(.toxicity)]?.scroll = scroll - 1
      #expect(!text(state).contains(shown.name(last)))
    }
  }

  @Test("every figure draws at many sizes from 0x0 on", arguments: ToxicityPanel.views.indices)
  func sizes(_ figure: Int) {
    let analyses = [
      Fixture.il2, Fixture.subjectsOnly, Fixture.empty, Fixture.analysis(scale: .none),
      Fixture.analysis(scale: .severity),
    ]
    for (number, analysis) in analyses.enumerated() {
      for glyphs in [GlyphSet.unicode, .ascii] {
        let look = Look(theme: .plain, glyphs: glyphs)
        let input = PanelInput(analysis: analysis, surface: .panel(.toxicity), isZoomed: true)
        for columns in stride(from: 0, through: 130, by: number == 0 ? 13 : 31) {
          for rows in stride(from: 0, through: 31, by: number == 0 ? 5 : 9) {
            let size = Size(columns: columns, rows: rows)
            var canvas = Canvas(Grid(size))
            let panel = ToxicityPanel.views[figure].init(input)
            panel.draw(on: &canvas, look)
            #expect(canvas.rows.limit >= 0 && canvas.rows.page >= 1)
            if glyphs.isASCII { #expect(canvas.grid.cells.allSatisfy { $0.scalar.isASCII }) }
            let isEmpty = canvas.grid.text.allSatisfy { $0.isWhitespace }
            #expect(!isEmpty || columns < 40 || rows < 12)
          }
        }
      }
    }
  }
}
