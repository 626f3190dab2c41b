import Cells
import TestSupport
import Testing
import TrialModel
import TrialStatistics

@testable import Dashboard
@testable import TrialAnalysis

@Suite("The survival panel in depth")
struct SurvivalFigureTests {
  private typealias Fixture = AnalysisFixture

  /// The survival panel alone on the screen, keys pressed.
  private func state(
    _ figure: Int = 0, _ script: String = "", columns: Int = 120, rows: Int = 40,
    _ analysis: Analysis = Fixture.il2
  ) -> State {
    var state = Fixture.state(analysis, columns: columns, rows: rows)
    state.view.focus = .survival
    state.view.isZoomed = true
    state.view.panelViews[.survival] = figure
    Fixture.press(script, &state)
    return state
  }

  private func text(_ state: State) -> String { render(state, .plain).text }

  // MARK: Pictures

  @Test("the curves read at a time after a landmark, in ASCII")
  func readInASCII() throws {
    expectSnapshot(
      render(state(0, "nnx>>v"), try Fixture.look("mono", .ascii)),
      named: "survival-read-ascii")
  }

  @Test("the numbers at risk stand under their ticks", arguments: [(80, 24), (120, 40), (200, 60)])
  func underTicks(_ columns: Int, _ rows: Int) throws {
    for panel in [PanelID.survival, PanelID.response] {
      var state = Fixture.state(columns: columns, rows: rows)
      state.view.focus = panel
      state.view.isZoomed = true
      // In the response panel the duration.
      state.view.panelViews[panel] = panel == .response ? 2 : 0
      let grid = render(state, .plain)
      let lines = (0..<rows).map { grid.line($0) }
      let axis = try #require(lines.first { $0.contains("└┬") })
      let ticks = axis.enumerated().filter { $0.element == "┬" }.map(\.offset)
      let last = try #require(ticks.last)
      let heading = try #require(lines.firstIndex { $0.contains("at risk") })
      for line in lines[(heading + 1)...(heading + 3)] {
        // After the letter of the arm, and not what stands at the right of the curves.
        let shown = line.prefix(last + 6)
        let numbers = shown.matches(of: /[0-9]+( \([0-9]+\))?/).map { match in
          shown.distance(
            from: shown.startIndex, to: match.range.lowerBound)..<shown.distance(
              from: shown.startIndex, to: match.range.upperBound)
        }
        #expect(numbers.count == ticks.count, "\(line)")
        for (number, tick) in zip(numbers, ticks) {
          #expect(abs(number.lowerBound + number.upperBound - 1 - 2 * tick) <= 3, "\(line)")
        }
      }
    }
  }

  @Test("the curve of the selected arm is never under another", arguments: 0..<3)
  func onTop(_ arm: Int) {
    for (panel, figure) in [
      (PanelID.survival, 0), (PanelID.survival, 1), (PanelID.response, 2),
      (PanelID.toxicity, 3), (PanelID.enrollment, 0),
    ] {
      let line = GlyphSet.unicode.lineGlyphs(weight: arm).horizontal
      let counts = (0..<3).map { selected in
        var state = Fixture.state(columns: 200, rows: 60)
        state.view.focus = panel
        state.view.isZoomed = true
        state.view.panelViews[panel] = figure
        state.view.arm = selected
        return render(state, .plain).cells.count { $0.scalar == line }
      }
      #expect(counts[arm] == counts.max(), "\(panel), \(figure): \(counts)")
    }
  }

  @Test("every figure draws at many sizes, read or not, in both glyph sets", arguments: 0..<4)
  func everySize(_ figure: Int) {
    let analyses = [Fixture.il2, Fixture.subjectsOnly, Fixture.empty, state(0, "n").analysis]
    for (number, analysis) in analyses.enumerated() {
      guard let analysis else { continue }
      for glyphs in [GlyphSet.unicode, .ascii] {
        for crosshair in [nil, 400.0] {
          var view = ViewState()
          view.crosshair = crosshair
          let panel = SurvivalPanel.views[figure].init(
            PanelInput(analysis: analysis, view: view, isZoomed: true))
          for columns in stride(from: 0, through: 200, by: number == 0 ? 23 : 67) {
            for rows in stride(from: 0, through: 60, by: number == 0 ? 7 : 13) {
              let size = Size(columns: columns, rows: rows)
              var canvas = Canvas(Grid(size))
              panel.draw(on: &canvas, Look(theme: .plain, glyphs: glyphs))
              #expect(canvas.grid.size == size)
              #expect(canvas.rows.limit >= 0)
            }
          }
        }
      }
    }
  }

  // MARK: Numbers

  @Test(
    "every number lists that many patients, after a landmark, for all patients and while reading",
    arguments: ["nn", "c", "nnc", "x>>", "nnnx", "ee", "uu"])
  func everyNumber(_ script: String) throws {
    for figure in SurvivalPanel.views.indices {
      for (columns, rows) in [(200, 60), (90, 30)] {
        let state = state(figure, script, columns: columns, rows: rows)
        let canvas = try FocusedPart(state)
        let options = try #require(state.analysis).options
        let index = SubjectIndex(Fixture.study, options: options)
        #expect(!canvas.links.isEmpty || figure == 2)
        for link in canvas.links {
          guard case .subjects(let query)? = link.destination else { continue }
          let text = (link.rect.minColumn..<link.rect.maxColumn).map {
            canvas.grid[$0, link.rect.minRow].text
          }.joined()
          guard let digits = text.firstMatch(of: /[0-9]+/), !text.contains("("),
            let number = Int(digits.output)
          else { continue }
          #expect(index.rows(query).count == number, "\(text) of \(query)")
        }
      }
    }
  }

  // MARK: Reading at a time

  @Test("x reads the curves at a year, arrows move by a month, and Escape stops")
  func reads() throws {
    let month = TimeUnit.months.days
    var state = state(0, "x")
    #expect(state.view.crosshair == 12 * month)
    #expect(text(state).contains("At 12 months"))
    Fixture.press(">>", &state)
    #expect(state.view.crosshair == 14 * month)
    Fixture.press("<", &state)
    #expect(text(state).contains("At 13 months"))
    Fixture.settle(&state, .input(.key(.pageDown)))
    #expect(state.view.crosshair == 18 * month)
    Fixture.settle(&state, .input(.key(.end)))
    let longest = try #require(
      state.analysis?.survival?.endpoints[0].arms.compactMap { $0.curve.times.last }.max())
    #expect(state.view.crosshair == longest)
    Fixture.press(">", &state)
    #expect(state.view.crosshair == longest)
    Fixture.settle(&state, .input(.key(.home)))
    Fixture.press("<", &state)
    #expect(state.view.crosshair == 0)
    Fixture.press("\u{1B}", &state)
    #expect(state.view.crosshair == nil && state.view.isZoomed)
    #expect(!text(state).contains("At 0 months"))
  }

  @Test("Enter lists those at risk in the selected arm at the time, and Escape comes back to it")
  func listsAtRisk() throws {
    var state = state(0, "x>v\n")
    #expect(state.view.arm == 1)
    let time = 13 * TimeUnit.months.days
    guard case .list(let page)? = state.view.pages.last else {
      Issue.record("no list was opened")
      return
    }
    #expect(page.request.query == SubjectQuery(.endpoint(code: "OS", .atRisk(days: time)), arm: 1))
    #expect(
      page.list?.total == state.analysis?.survival?.endpoints[0].arms[1].curve.atRisk(at: time))
    Fixture.press("\u{1B}", &state)
    #expect(state.view.pages.isEmpty && state.view.crosshair == time)
  }

  @Test("the cursor stays on the patients at risk of the selected arm while the line moves")
  func cursorFollows() throws {
    var state = state(0, "x")
    for (key, arm, months) in [(">", 0, 13.0), ("v", 1, 13), ("<", 1, 12), ("^", 0, 12)] {
      Fixture.press(key, &state)
      let time = months * TimeUnit.months.days
      #expect(
        state.destination
          == .subjects(SubjectQuery(.endpoint(code: "OS", .atRisk(days: time)), arm: arm)))
    }
  }

  @Test("from a figure without curves, and from the overview, x goes to the curves")
  func goesToCurves() {
    #expect(state(2, "x").view.panelViews[.survival] == 0)
    #expect(state(3, "x").view.panelViews[.survival] == 3)
    var overview = Fixture.state()
    Fixture.press("5x", &overview)
    #expect(overview.view.isZoomed && overview.isReadingCurves)
  }

  @Test("without a time-to-event table there is nothing to read")
  func nothingToRead() {
    let state = state(0, "x", Fixture.subjectsOnly)
    #expect(state.view.crosshair == nil)
    #expect(state.message?.text == "There are no curves.")
  }

  // MARK: Landmark, interval

  @Test(
    "n goes through the landmarks, each said loudly with those left out, and back to the origin")
  func landmarks() throws {
    var state = state()
    for months in [3.0, 6, 12, 24] {
      Fixture.press("n", &state)
      #expect(state.analysis?.options.landmark == months * TimeUnit.months.days)
      let landmark = try #require(state.analysis?.survival?.endpoints[0].landmark)
      let words = text(state)
      #expect(words.contains("from month \(Int(months)) among the"))
      #expect(words.contains("\(landmark.leftOut) left out;"))
      #expect(words.contains("randomized groups"))
      #expect(words.contains("months after the landmark"))
    }
    Fixture.press("n", &state)
    #expect(state.analysis?.options.landmark == nil)
    #expect(!text(state).contains("landmark"))
  }

  @Test("b shades the interval of the selected arm, or not")
  func band() throws {
    let look = try Fixture.look("mono")
    func shaded(_ state: State) -> Int {
      render(state, look).cells.count { $0.scalar == look.glyphs.shade(0) }
    }
    #expect(shaded(state()) > shaded(state(0, "b")) + 50)
    #expect(shaded(state(0, "bb")) == shaded(state()))
  }

  // MARK: Forest, responders

  @Test("the forest compares the selected arm, and says where one is that it is from the origin")
  func forest() {
    #expect(text(state(2, "a")).contains("favours B"))
    #expect(!text(state(2, "a")).contains("favours C"))
    #expect(text(state(2, "aa")).contains("favours C"))
    #expect(text(state(2, "nn")).contains("from the origin, not from the landmark"))
    #expect(text(state(2, "a")).contains("interaction P"))
  }

  @Test("complete responders are followed from their response, and it is said who they are")
  func responders() throws {
    let state = state(3)
    let words = text(state)
    let endpoint = try #require(
      state.analysis?.survival?.endpoints.first { $0.endpoint.code == "DOCR" })
    #expect(
      words.contains(
        "among complete responders, not randomized: \(endpoint.results.subjectCount) chosen"))
    #expect(text(self.state(3, "", Fixture.subjectsOnly)).contains("No endpoint begins with"))
  }

  @Test("an endpoint of responders has no forest")
  func noForest() {
    #expect(text(state(2, "eee")).contains("is known of responders only"))
  }
}
