import Cells
import TestSupport
import Testing
import TrialModel

@testable import Dashboard
@testable import TrialAnalysis

@Suite("Enrollment in depth")
struct EnrollmentFigureTests {
  private typealias Fixture = AnalysisFixture

  /// The panel over the whole screen, one of its figures shown.
  private func state(
    _ figure: Int, columns: Int, rows: Int, analysis: Analysis = Fixture.il2
  ) -> State {
    var state = Fixture.state(analysis, columns: columns, rows: rows)
    state.view.focus = .enrollment
    state.view.isZoomed = true
    state.view.panelViews[.enrollment] = figure
    return state
  }

  /// As the study was known while it was enrolling.
  private static let enrolling = Fixture.analysis(asOf: Fixture.day(1997, 6, 1))

  /// What leads somewhere in a panel, with its text.
  private func links(
    _ panel: any Panel, columns: Int = 120, rows: Int = 40
  ) -> [(text: String, destination: LinkDestination?)] {
    var canvas = Canvas(Grid(Size(columns: columns, rows: rows)))
    panel.draw(on: &canvas, .bare)
    return canvas.links.map { link in
      let text = (link.rect.minColumn..<link.rect.maxColumn).map {
        canvas.grid[$0, link.rect.minRow].text
      }.joined()
      return (text, link.destination)
    }
  }

  private func text(_ panel: any Panel, columns: Int = 120, rows: Int = 40) -> String {
    var canvas = Canvas(Grid(Size(columns: columns, rows: rows)))
    panel.draw(on: &canvas, .bare)
    return canvas.grid.text
  }

  // MARK: Pictures

  @Test("while patients come in: the projection as a fan, in colour and in ASCII")
  func projection() throws {
    let state = state(0, columns: 120, rows: 40, analysis: Self.enrolling)
    expectSnapshot(render(state, try Fixture.look("default")), named: "enrollment-projection")
    expectSnapshot(
      render(state, try Fixture.look("mono", .ascii)), named: "enrollment-projection-ascii")
  }

  // MARK: Words and doors

  @Test("with a filter the patients before an opening are said to be of those counted")
  func filteredOpening() {
    let filtered = Fixture.analysis(filter: "sex=F")
    for (analysis, isFiltered) in [(filtered, true), (Fixture.il2, false)] {
      let before = analysis.enrollment.arms[2].randomizedBeforeOpening
      let text = text(EnrollmentPanel(PanelInput(analysis: analysis, isZoomed: true)))
      #expect(text.contains("after \(before) of these") == isFiltered)
      let plot = render(state(0, columns: 160, rows: 40, analysis: analysis), .plain).text
      #expect(plot.contains("C opened after \(before) of these") == isFiltered)
    }
  }

  @Test("the facts say the projection with its interval, as long as the target is not reached")
  func projectionInWords() throws {
    let projection = try #require(Self.enrolling.enrollment.projection)
    let date = try #require(projection.date)
    let lower = try #require(projection.lower)
    let upper = try #require(projection.upper)
    let words = text(EnrollmentPanel(PanelInput(analysis: Self.enrolling, isZoomed: true)))
    #expect(words.contains("target 400 on \(date) (\(lower) to \(upper))"))
    #expect(!text(EnrollmentPanel(PanelInput(analysis: Fixture.il2))).contains("target 400 on"))
  }

  @Test("the numbers of the overview lead to their patients, an arm's opening to its day")
  func overviewLinks() throws {
    let links = links(EnrollmentPanel(PanelInput(analysis: Fixture.il2)))
    func destination(_ text: String) -> LinkDestination? {
      links.first { $0.text == text }?.destination
    }
    let last = try #require(Fixture.il2.enrollment.last)
    let opened = try #require(Fixture.il2.enrollment.arms[2].opened)
    #expect(destination("400/400") == .subjects(SubjectQuery(.randomized)))
    #expect(destination("\(last)") == .subjects(SubjectQuery(.randomizedOn(last))))
    #expect(destination("117") == .subjects(SubjectQuery(.randomizedBefore(opened))))
    #expect(destination("431") == .subjects(SubjectQuery(.screened)))
    #expect(destination("31") == .subjects(SubjectQuery(.screenFailures(.any))))
    #expect(destination("SC opened") == .day(opened))
  }

  @Test("while patients come in, every whole number lists as many patients", arguments: 0..<4)
  func enrollingLinks(_ figure: Int) {
    let index = SubjectIndex(Fixture.study, options: Self.enrolling.options)
    let panel = EnrollmentPanel.views[figure].init(
      PanelInput(analysis: Self.enrolling, isZoomed: true))
    var checked = 0
    for link in links(panel, columns: 196, rows: 56) {
      guard case .subjects(let query)? = link.destination,
        let number = Int(link.text.prefix { $0 != "/" })
      else { continue }
      checked += 1
      #expect(index.rows(query).count == number, "\(link.text) of \(query)")
    }
    #expect(checked > 10)
  }

  @Test("an arm is not said to have opened before it has")
  func notOpened() {
    let early = Fixture.analysis(asOf: Fixture.day(1992, 6, 1))
    let words = text(EnrollmentPanel(PanelInput(analysis: early, isZoomed: true)))
    #expect(!words.contains("opened after") && words.contains("1993-11-01"))
  }

  @Test("Enter on an arm's opening moves the cut-off to its day")
  func openingDay() throws {
    var state = Fixture.state(columns: 80, rows: 24)
    state.view.focus = .enrollment
    let opened = try #require(Fixture.il2.enrollment.arms[2].opened)
    for _ in 0..<8 where state.destination != .day(opened) { Fixture.press(">", &state) }
    #expect(state.destination == .day(opened))
    Fixture.press("\n", &state)
    #expect(state.analysis?.cutoff?.day == opened && state.view.pages.isEmpty)
  }

  @Test("each bar leads to the patients of its period")
  func bars() {
    let links = links(EnrollmentMonths(PanelInput(analysis: Fixture.il2)), columns: 80, rows: 20)
    let index = SubjectIndex(Fixture.study)
    var total = 0
    for link in links where !link.text.contains(/[0-9]/) {
      guard case .subjects(let query)? = link.destination else { continue }
      total += index.rows(query).count
    }
    #expect(total == 400)
  }

  @Test("where months have no room they are grouped, and the figure says so")
  func grouped() {
    let input = PanelInput(analysis: Fixture.il2)
    #expect(text(EnrollmentMonths(input), columns: 200).contains("Randomized per month"))
    let narrow = text(EnrollmentMonths(input), columns: 76)
    #expect(narrow.contains("Randomized per quarter, as months have no room"))
    #expect(narrow.contains("1999-06"))
  }

  @Test("the numbers of the months can be gone through to the first")
  func monthsScroll() throws {
    var state = state(1, columns: 80, rows: 24)
    #expect(!render(state, .bare).text.contains("1991-04 "))
    Fixture.press("G", &state)
    #expect(render(state, .bare).text.contains("1991-04 "))
  }

  @Test("past the end of a row of months, sites or events the cursor is on the next arm's numbers")
  func nextArm() throws {
    for (panel, figure) in [
      (PanelID.enrollment, 1), (PanelID.enrollment, 2), (PanelID.toxicity, 0),
    ] {
      for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
        var state = Fixture.state(columns: columns, rows: rows)
        state.view.focus = panel
        state.view.isZoomed = true
        state.view.panelViews[panel] = figure
        // In the first row of the table that has a number of each arm.
        for _ in 0..<30 where !rowHasAllArms(state) { Fixture.press("v", &state) }
        #expect(rowHasAllArms(state), "\(panel), \(figure) at \(columns)")
        for (key, step) in [(">", 1), ("<", 2)] {
          var wraps = 0
          for _ in 0..<60 {
            let before = state
            Fixture.press(key, &state)
            let (old, new) = (place(before), place(state))
            let isOn = key == ">" ? new > old : new < old
            guard !isOn else { continue }
            wraps += 1
            #expect(state.view.arm == (before.view.arm + step) % 3)
            #expect(state.destination?.arm == state.view.arm, "\(panel), \(figure) at \(columns)")
          }
          #expect(wraps > 1)
        }
      }
    }
  }

  private func place(_ state: State) -> Int { render(state, .bare).cursor?.rect.minColumn ?? -1 }

  private func rowHasAllArms(_ state: State) -> Bool {
    let frame = render(state, .bare)
    let row = frame.links(state.view.surface).links.filter {
      $0.rect.minRow == frame.cursor?.rect.minRow
    }
    return Set(row.compactMap { $0.destination?.arm }) == [0, 1, 2]
  }

  @Test("what the periods count adds up, whatever their length")
  func periods() throws {
    let months = Fixture.il2.enrollment.months
    let first = try #require(months.first?.month)
    let last = try #require(months.last?.month)
    let index = SubjectIndex(Fixture.study)
    var lengths: [Int] = []
    for room in [200, 40, 20, 10, 5, 2, 1] {
      let periods = AccrualPeriods(first...last, room: room)
      let counts = periods.counts(months)
      #expect(periods.count <= room && counts.reduce(0, +) == 400)
      for period in counts.indices {
        #expect(index.rows(periods.query(period)).count == counts[period])
      }
      lengths.append(periods.length)
    }
    #expect(lengths == [1, 3, 6, 12, 24, 60, 120])
    #expect(AccrualPeriods(0...30_000, room: 1).count == 1)
  }

  // MARK: Sites

  @Test("the sites are ordered by number, rate, last patient and name, either way")
  func siteOrder() {
    func names(_ keys: String) -> [String] {
      var state = state(2, columns: 120, rows: 40)
      Fixture.press(keys, &state)
      let table = state.view.tables[.enrollment] ?? TableOrder()
      return SiteTable(PanelInput(analysis: Fixture.il2), table: table).sites.map(\.site)
    }
    let usual = names("")
    #expect(usual == Fixture.il2.enrollment.sites.map(\.site))
    #expect(names("O") == usual.reversed())
    #expect(names("ooo") == usual.sorted())
    #expect(names("oooO") == usual.sorted().reversed())
    #expect(names("oooo") == usual)
    let rates = Fixture.il2.enrollment.sites.sorted {
      ($0.rate?.perMonth ?? -1) > ($1.rate?.perMonth ?? -1)
    }
    #expect(names("o") == rates.map(\.site))
  }

  @Test("a site's target stands beside its number where study.toml tells it, and not with a filter")
  func siteTargets() throws {
    let study = StudyBuilder().arm("A").settings { $0.siteTargets = ["01": 50] }
      .subject("1", arm: "A", randomized: "2000-01-01", site: "01")
      .subject("2", arm: "A", randomized: "2000-02-01", site: "02").study
    let sites = Analysis(study).enrollment.sites
    #expect(sites.map(\.target) == [50, nil])
    let panel = EnrollmentSites(PanelInput(analysis: Analysis(study), isZoomed: true))
    let lines = text(panel, columns: 100).split(separator: "\n")
    #expect(lines[0].contains(/n▼ +target/))
    #expect(lines.contains { $0.contains(/^ ?01 +1 +50\b/) })
    #expect(lines.contains { $0.contains(/^ ?02 +1 +-/) })
    let part = Analysis(study, options: .init(filter: "site = 01"))
    #expect(part.enrollment.sites.map(\.target) == [nil])
    #expect(Fixture.il2.enrollment.sites.allSatisfy { $0.target == nil })
  }

  @Test("a search leaves the sites that have its words; one that none has says so")
  func siteSearch() {
    var state = state(2, columns: 120, rows: 40)
    let site = Fixture.il2.enrollment.sites[1].site
    Fixture.press("/\(site)\n", &state)
    #expect(render(state, .bare).text.contains("1 of 4 sites"))
    Fixture.press("/zz\n", &state)
    #expect(render(state, .bare).text.contains("No site has \"\(site)zz\"."))
  }

  @Test("order and search are keys of the sites only")
  func keysOfSites() {
    for figure in 0..<4 {
      var state = state(figure, columns: 120, rows: 40)
      #expect(Fixture.press("o", &state) == (figure == 2 ? [] : [.bell]))
    }
  }

  @Test("a site that waits for 90 days is pointed out while the study enrolls, and not after")
  func quietSites() throws {
    let study = StudyBuilder().arm("A", target: 100)
      .subject("1", arm: "A", randomized: "2020-01-01", site: "quiet")
      .subject("2", arm: "A", randomized: "2020-06-01", site: "busy")
      .subject("3", arm: "A", randomized: "2020-01-02", site: "busy").study
    func words(_ target: Int?, asOf: Day) -> String {
      var study = study
      study.settings.target = target
      let analysis = Analysis(study, options: AnalysisOptions(asOf: asOf))
      return text(EnrollmentSites(PanelInput(analysis: analysis)), columns: 130, rows: 16)
    }
    let open = words(100, asOf: Fixture.day(2020, 6, 1))
    #expect(open.contains("⚠ 152") && open.contains("⚠ nobody for 90 days or more"))
    #expect(!open.contains("⚠ 0"))
    let full = words(3, asOf: Fixture.day(2020, 6, 1))
    #expect(!full.contains("⚠") && full.contains("enrollment is over"))
    #expect(words(nil, asOf: Fixture.day(2020, 6, 1)).contains("⚠ 152"))
  }

  @Test("many sites scroll, and their total stays")
  func manySites() {
    var builder = StudyBuilder().arm("A").arm("B")
    for number in 1...60 {
      builder = builder.subject(
        "s\(number)", arm: number % 2 == 0 ? "A" : "B", randomized: "2020-01-01",
        site: "site \(number)")
    }
    let analysis = Analysis(builder.study)
    var view = ViewState()
    view.scrollStates[.panel(.arms)] = ScrollState()
    let top = text(
      EnrollmentSites(PanelInput(analysis: analysis, view: view)), columns: 76, rows: 19)
    view.scrollStates[.panel(.arms)]?.scroll = 1000
    let end = text(
      EnrollmentSites(PanelInput(analysis: analysis, view: view)), columns: 76, rows: 19)
    #expect(top.contains("site 10 ") && !top.contains("site 9 "))
    #expect(end.contains("site 9 ") && !end.contains("site 10 "))
    #expect(top.contains("all 60 sites 60") && end.contains("all 60 sites 60"))
    var canvas = Canvas(Grid(Size(columns: 76, rows: 19)))
    EnrollmentSites(PanelInput(analysis: analysis)).draw(on: &canvas, .bare)
    #expect(canvas.rows.limit > 40 && canvas.rows.limit + canvas.rows.page == 60)
  }

  // MARK: Poor data

  @Test("figures without their data say so in words")
  func poorData() {
    let noDates = Analysis(StudyBuilder().arm("A").subject("1", arm: "A").study)
    let nobody = Analysis(StudyBuilder().arm("A").study)
    #expect(text(EnrollmentMonths(PanelInput(analysis: noDates))).contains("No dates"))
    #expect(text(EnrollmentPanel(PanelInput(analysis: noDates))).contains("No dates"))
    #expect(text(EnrollmentPanel(PanelInput(analysis: nobody))).contains("Nobody is randomized."))
    #expect(text(EnrollmentSites(PanelInput(analysis: noDates))).contains("no site"))
    #expect(text(EnrollmentSites(PanelInput(analysis: nobody))).contains("Nobody is randomized."))
    #expect(text(EnrollmentFlow(PanelInput(analysis: nobody))).contains("Nobody is screened"))
    #expect(
      text(EnrollmentFlow(PanelInput(analysis: noDates))).contains(
        "Where they stand is not in the data")
    )
  }

  @Test("the numbers of where they stand are well apart", arguments: [76, 116, 196])
  func standing(_ columns: Int) {
    let panel = EnrollmentFlow(PanelInput(analysis: Fixture.il2, isZoomed: true))
    let words = text(panel, columns: columns)
    let lines = words.split(separator: "\n").filter { $0.contains("discontinued") }
    #expect(lines.contains { $0.contains(/143( +92%)?  +141( +94%)?  +85( +90%)?  +369/) })
  }

  @Test("reasons and strata are told with their numbers, missing ones last")
  func reasonsAndStrata() {
    let study = StudyBuilder().arm("A").arm("B")
      .subject("1", arm: "A", disposition: .discontinued, stratum: "good", reason: "Progression")
      .subject("2", arm: "B", disposition: .discontinued, stratum: "poor")
      .subject("3", arm: "B", disposition: .ongoing, stratum: "good")
      .subject("4", screenFailure: "No consent").subject("5").study
    let panel = EnrollmentFlow(PanelInput(analysis: Analysis(study)))
    let words = text(panel)
    for line in [
      "Progression", "no reason told", "No consent", "good", "poor", "Not randomized, 2 of 5",
    ] {
      #expect(words.contains(line), "\(line)")
    }
    let doors = links(panel).map(\.destination)
    for query in [
      SubjectQuery(.screenFailures(.untold)), SubjectQuery(.screenFailures(.told("No consent"))),
      SubjectQuery(.discontinued(.untold), arm: 1), SubjectQuery(.stratum("good")),
      SubjectQuery(.dead),
    ] {
      #expect(doors.contains(.subjects(query)) == (query.subset != .dead), "\(query)")
    }
  }

  @Test("every figure draws at many sizes from 0x0 on, for full, poor and empty studies")
  func everySize() {
    let analyses = [
      Fixture.il2, Self.enrolling, Fixture.empty, Analysis(StudyBuilder().arm("A").study),
    ]
    var sizes = [(100, 20), (140, 40), (200, 60), (300, 100)]
    for columns in stride(from: 0, through: 60, by: 7) {
      for rows in stride(from: 0, through: 30, by: 5) { sizes.append((columns, rows)) }
    }
    for (number, analysis) in analyses.enumerated() {
      for kind in EnrollmentPanel.views {
        for glyphs in [GlyphSet.unicode, .ascii] {
          for (columns, rows) in sizes where number < 2 || (columns + rows) % 5 == 0 {
            let size = Size(columns: columns, rows: rows)
            let panel = kind.init(PanelInput(analysis: analysis, isZoomed: true))
            var canvas = Canvas(Grid(size))
            panel.draw(on: &canvas, Look(theme: .plain, glyphs: glyphs))
            #expect(canvas.rows.limit >= 0 && canvas.grid.size == size)
          }
        }
      }
    }
  }
}
