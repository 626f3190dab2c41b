import Cells
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// How long responses last: the curves of responders, from the response on.
struct ResponseDuration: Panel {
  static let title = "Duration"
  /// The codes of endpoints that are durations of response.
  private static let codes = ["DOR", "RSD", "DOCR", "CRSD", "DCR"]

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  /// The durations there are, the one that survival shows first.
  private var endpoints: [EndpointAnalysis] {
    let all = input.analysis.survival?.endpoints ?? []
    let durations = all.filter { Self.codes.contains($0.endpoint.code) }
    let shown = all.indices.contains(input.endpoint) ? all[input.endpoint].endpoint.code : nil
    return durations.filter { $0.endpoint.code == shown }
      + durations.filter { $0.endpoint.code != shown }
  }

  func subtitle(_ look: Look) -> [Span] { input.responseCohort(look) }

  func shortSubtitle(_ look: Look) -> [Span] { [] }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let endpoints = endpoints
    guard let survival = input.analysis.survival, !endpoints.isEmpty else {
      if input.analysis.response == nil {
        canvas.sayMissingResponses(input.analysis, look)
      } else {
        canvas.say(
          "No duration of response: it takes responders whose assessments have days, or a record "
            + "of DOR, RSD or CRSD.", look)
      }
      return
    }
    let size = canvas.size
    let shown = Array(endpoints.prefix(max(1, size.columns / 80)))
    let body = canvas.drawFooting(
      method(shown, survival, size).lines(
        look, columns: size.columns, limit: MethodLines.limit(in: size)))
    let gap = 3
    let columns = (body.size.columns - gap * (shown.count - 1)) / shown.count
    let area = Size(columns: columns, rows: body.size.rows)
    let words = shown.map { self.words($0, in: area, look) }
    // As many rows above the curves in all, so that their axes stand on one line.
    let head = words.map(\.head.count).max() ?? 0
    let tests = words.map(\.tests.count).max() ?? 0
    for (place, endpoint) in shown.enumerated() {
      canvas.within(
        Rect(column: place * (columns + gap), row: 0, columns: columns, rows: body.size.rows)
      ) { draw(endpoint, words[place], rows: (head, tests), on: &$0, look) }
    }
  }

  private func method(
    _ endpoints: [EndpointAnalysis], _ survival: SurvivalAnalysis, _ size: Size
  ) -> MethodLines {
    var method = MethodLines()
    let counts = endpoints.map { endpoint -> MethodFact in
      let code = endpoint.endpoint.code
      let count = endpoint.arms.reduce(0) { $0 + $1.curve.subjectCount }
      return "\(count, .endpoint(code: code, .recorded)) with \(code)"
    }
    method.add("\(MethodFact(counts, separator: ", ")) of \(input.populationFact)")
    input.addCutoff(to: &method)
    if let response = input.analysis.response {
      let population = input.analysis.population
      method.add(response.rule(population), short: response.shortRule(population))
    }
    if endpoints.contains(where: \.endpoint.isDerived) {
      method.add("derived: first response to progression or death", short: "derived")
    }
    method.add(
      "Kaplan-Meier, 95% CI \(survival.interval.rawValue)",
      short: "KM \(survival.interval.rawValue)")
    if hasTests(in: Size(columns: size.columns, rows: size.rows - 2)),
      endpoints.contains(where: { $0.comparisons.contains(where: \.isTested) })
    {
      let cohort = input.cohort.rawValue
      method.add("log-rank, unstratified, \(cohort)", short: "log-rank, \(cohort)")
    }
    return method
  }

  /// Whether the tests have room; they compare no randomized groups, so the curves go first.
  private func hasTests(in size: Size) -> Bool { size.rows >= 22 }

  /// Whether there is room for a table of the responders.
  private func hasTable(in size: Size) -> Bool { size.rows >= 17 }

  /// The lines above the curves of an endpoint, and its tests.
  private func words(
    _ endpoint: EndpointAnalysis, in size: Size, _ look: Look
  ) -> (head: [[Span]], tests: [[Span]]) {
    let shown = ShownEndpoint(fromOriginOf: endpoint)
    let words = SurvivalSummary(shown, input)
    let name = endpoint.endpoint.name == endpoint.endpoint.code ? "" : "  \(endpoint.endpoint.name)"
    let gap = [look.span("  ", .text)]
    var head = Flow.lines(
      [[look.span(endpoint.endpoint.code, .title), look.span(name, .label)]]
        + words.warnings(look, columns: size.columns), columns: size.columns, gap: gap)
    let tests =
      hasTests(in: size) ? Flow.lines(words.tests(look), columns: size.columns, gap: gap) : []
    if !hasTable(in: size) {
      let title = [look.span("median, \(input.unit.short)", .label)]
      head += Flow.lines([title] + words.medians(look), columns: size.columns, gap: gap)
    }
    return (Array(head.prefix(max(1, size.rows - 8))), tests)
  }

  /// Draws an endpoint; `rows` is how many the lines above the curves and the tests take.
  private func draw(
    _ endpoint: EndpointAnalysis, _ words: (head: [[Span]], tests: [[Span]]),
    rows: (head: Int, tests: Int), on canvas: inout Canvas, _ look: Look
  ) {
    let size = canvas.size
    canvas.write(lines: words.head, row: 0)
    var row = rows.head
    if hasTable(in: size) {
      let height = endpoint.arms.count + 1
      canvas.within(Rect(column: 0, row: row, columns: size.columns, rows: height)) {
        _ = table(endpoint, look).draw(on: &$0)
      }
      canvas.write(lines: words.tests, row: row + height)
      row += height + rows.tests + (size.rows >= 28 ? 1 : 0)
    }
    canvas.within(
      Rect(column: 0, row: row, columns: size.columns, rows: max(0, size.rows - row))
    ) {
      SurvivalFigure(ShownEndpoint(fromOriginOf: endpoint), input).draw(on: &$0, look)
    }
  }

  private func table(_ endpoint: EndpointAnalysis, _ look: Look) -> TableView {
    let unit = input.unit
    let titles = ["", "arm", "responders", "ended", "going on", "median, \(unit.short)", "95% CI"]
    let rows = endpoint.arms.indices.map { index -> [Span] in
      let arm = endpoint.arms[index]
      func count(_ number: Int, _ subset: EndpointSubset) -> Span {
        look.span("\(number)", .text).linked(
          to: .endpoint(code: endpoint.endpoint.code, subset), arm: index, count: number)
      }
      let (subjects, events) = (arm.curve.subjectCount, arm.curve.eventCount)
      let places = unit == .days ? 0 : 1
      return [
        input.letterSpan(index, look),
        Span(input.analysis.arms[index].arm.short, style: look.arm(index)),
        count(subjects, .recorded), count(events, .events), count(subjects - events, .censored),
        look.span(NumberFormat.time(arm.median.estimate, in: unit, places: places), .strong),
        look.span(NumberFormat.timeInterval(arm.median, in: unit, places: places), .text),
      ]
    }
    return TableView(
      columns: titles.enumerated().map { index, title in
        TableColumn(
          title: [look.span(title, .label)], alignment: index < 2 ? .leading : .trailing,
          minimum: index == 1 ? 4 : 1, isEssential: index != 1 && index != 4)
      }, rows: rows, headerStyle: look.arm(input.selectedArm).adding(.bold),
      selectedRow: input.selectedArm, selectedStyle: look[.selection], glyphs: look.glyphs)
  }
}
