import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// Who is alive: the curves of one endpoint, patients at risk, medians and the log-rank test.
struct SurvivalPanel: Panel {
  static let title = "Survival"
  static let shortTitle = "Surv"
  static let contexts: [Command.Context] = [.survival]
  static let views: [any Panel.Type] = [
    SurvivalPanel.self, SurvivalHazard.self, SurvivalForest.self, SurvivalResponders.self,
  ]

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  static func readableCurves(_ analysis: Analysis, endpoint: Int) -> ShownEndpoint? {
    ShownEndpoint(analysis, at: endpoint)
  }

  /// An endpoint's code and name.
  static func subtitle(_ endpoint: Endpoint, _ look: Look) -> [Span] {
    let name = endpoint.name == endpoint.code ? "" : "  " + endpoint.name
    return [look.span(endpoint.code, .strong), look.span(name, .label)]
  }

  /// The cohort that is compared, where it is not everybody; the curves are those of everybody.
  static func cohort(_ shown: ShownEndpoint, _ input: PanelInput, _ look: Look) -> [Span] {
    shown.isWhole
      ? [] : [look.span(input.cohort == .concurrent ? "P concurrent" : "P all patients", .label)]
  }

  func subtitle(_ look: Look) -> [Span] {
    ShownEndpoint(input).map { Self.subtitle($0.endpoint, look) } ?? []
  }

  func shortSubtitle(_ look: Look) -> [Span] { Array(subtitle(look).prefix(1)) }

  func trailing(_ look: Look) -> [Span] {
    guard let endpoints = input.analysis.survival?.endpoints, let shown = ShownEndpoint(input)
    else { return [] }
    var spans = Self.cohort(shown, input, look)
    // Where it fills the screen the names of its figures need the room.
    guard endpoints.count > 1, !input.isZoomed else { return spans }
    if !spans.isEmpty { spans.append(look.span("  ", .label)) }
    for (index, each) in endpoints.enumerated() {
      let code = each.endpoint.code
      if index > 0 { spans.append(look.span(" ", .label)) }
      spans.append(
        code == shown.endpoint.code ? look.span("[\(code)]", .strong) : look.span(code, .label))
    }
    return spans
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let survival = input.analysis.survival else {
      canvas.sayMissing("time-to-event table", stems: ["adtte", "survival"], look)
      return
    }
    guard let shown = ShownEndpoint(input) else {
      canvas.writeCentered([[look.span("The time-to-event table has no endpoint.", .label)]])
      return
    }
    SurvivalView(shown, survival, input).draw(on: &canvas, look)
  }
}

extension ShownEndpoint {
  /// The endpoint that is selected; `nil` if there is none.
  init?(_ input: PanelInput) {
    self.init(input.analysis, at: input.endpoint)
  }
}

/// Curves with what belongs to them: warnings, medians and tests above or beside, method below.
struct SurvivalView {
  private let shown: ShownEndpoint
  private let survival: SurvivalAnalysis
  private let input: PanelInput
  private let quantity: SurvivalFigure.Quantity

  init(
    _ shown: ShownEndpoint, _ survival: SurvivalAnalysis, _ input: PanelInput,
    _ quantity: SurvivalFigure.Quantity = .survival
  ) {
    self.shown = shown
    self.survival = survival
    self.input = input
    self.quantity = quantity
  }

  private var figure: SurvivalFigure { SurvivalFigure(shown, input, quantity) }
  private var words: SurvivalSummary { SurvivalSummary(shown, input) }
  /// The values of the curves at the time they are read at; a hazard is not read.
  private var readout: SurvivalReadout? {
    quantity == .survival ? SurvivalReadout(shown, input) : nil
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let side = sideColumns(in: size)
    // The short form of the small print where the row it saves makes the curves taller.
    let limits = [MethodLines.limit(in: size), 1]
    let footings = limits.map { method.lines(look, columns: size.columns, limit: $0) }
    let heights = footings.map { footing in
      let rows = size.rows - footing.count
      let head = head(look, size: Size(columns: size.columns, rows: rows)).count
      return figure.plotRows(in: rows - head)
    }
    let body = canvas.drawFooting(heights[1] > heights[0] ? footings[1] : footings[0])
    guard side > 0, body.size.rows >= 14 else {
      drawFigure(under: head(look, size: body.size), in: body, on: &canvas, look)
      return
    }
    let area = Rect(
      column: 0, row: 0, columns: size.columns - side - 3, rows: body.size.rows)
    drawFigure(
      under: words.warnings(look, columns: area.size.columns), in: area, on: &canvas, look)
    canvas.within(
      Rect(column: size.columns - side, row: 0, columns: side, rows: body.size.rows)
    ) { SurvivalDetail(shown, survival, input, readout).draw(on: &$0, look) }
  }

  /// The columns for the numbers beside the curves; none where they stand above.
  private func sideColumns(in size: Size) -> Int {
    size.columns >= 170 ? 64 : size.columns >= 112 ? 52 : 0
  }

  private func drawFigure(
    under head: [[Span]], in rect: Rect, on canvas: inout Canvas, _ look: Look
  ) {
    canvas.within(rect) { canvas in
      let top = canvas.write(lines: head, row: 0)
      let rows = max(0, canvas.size.rows - top)
      canvas.within(Rect(column: 0, row: top, columns: canvas.size.columns, rows: rows)) {
        figure.draw(on: &$0, look)
      }
    }
  }

  /// Medians and tests, on as few lines as they need and never more than there is room for.
  private func head(_ look: Look, size: Size) -> [[Span]] {
    func flow(_ items: [[Span]], gap: Int) -> [[Span]] {
      Flow.lines(
        items, columns: size.columns,
        gap: [look.span(String(repeating: " ", count: gap), .text)])
    }
    let warnings = words.warnings(look, columns: size.columns)
    let first: [[Span]]
    if let readout {
      first = flow(readout.items(look), gap: 3)
    } else {
      let long = "median (95% CI), \(input.unit.rawValue)"
      let medians = [
        flow([[look.span(long, .label)]] + words.medians(look), gap: 3),
        flow(
          [[look.span("median, \(input.unit.short)", .label)]] + words.medians(look), gap: 2),
      ]
      first = medians.min { $0.count < $1.count } ?? []
    }
    // The curves keep nine rows, or five, and the patients at risk theirs; a test that has no room
    // is counted, so that nobody takes what is shown for all there is.
    let below = shown.arms.count + (input.isZoomed ? 3 : 2)
    let curves = size.rows >= (input.isZoomed ? 18 : 20) ? 9 : 5
    let budget = max(1, size.rows - below - curves - warnings.count - first.count)
    var items = words.tests(look)
    // While the curves are read the readings need the rows.
    if input.isZoomed, readout == nil {
      let forms = [
        items + words.ratios(look, label: "HR (95% CI)"), items + words.ratios(look, label: "HR"),
        words.tests(look, hasCounts: false) + words.ratios(look, label: "HR"),
      ]
      items = forms.first { flow($0, gap: 2).count <= budget } ?? forms[2]
    }
    var tests = flow(items, gap: 2)
    var dropped = 0
    let more = input.isZoomed ? "" : ", z"
    while tests.count > budget, items.count > 2 {
      items.removeLast()
      dropped += 1
      tests = flow(items + [[look.span("+\(dropped)\(more)", .label)]], gap: 2)
    }
    return warnings + first + tests
  }

  private var method: MethodLines {
    var method = MethodLines()
    let (code, count) = (shown.endpoint.code, shown.analysis.results.subjectCount)
    let (whole, name) = (input.analysis.subjectCount, input.populationFact)
    let counted: MethodFact = "\(count, .endpoint(code: code, .recorded))"
    if shown.endpoint.isAmongResponders {
      method.add("\(counted) \(shown.endpoint.responders) of \(name)")
    } else {
      method.add(count == whole ? name : "\(counted) of \(name)")
    }
    input.addCutoff(to: &method)
    if quantity == .cumulativeHazard {
      method.add("cumulative hazard: Nelson-Aalen", short: "Nelson-Aalen")
    }
    if let landmark = shown.landmark {
      method.add(
        "landmark \(input.unit.length(landmark.time)), times from it",
        short: "landmark \(input.unit.length(landmark.time))")
    }
    method.add(
      "Kaplan-Meier, 95% CI \(survival.interval.rawValue)",
      short: "KM \(survival.interval.rawValue)")
    let tested = shown.comparisons.filter(\.isTested)
    if !tested.isEmpty || shown.comparisons.isEmpty {
      method.add("log-rank, unstratified", short: "log-rank")
    }
    if tested.contains(where: { $0.contrast(input.cohort).exactLogRank != nil }) {
      method.add("exact: permutation log-rank", short: "exact permuted")
    }
    if survival.adjustment != .none { method.add("pairs adjusted by Holm", short: "Holm") }
    if input.isZoomed {
      method.add("HR: Cox, Efron, Wald 95% CI", short: "HR 95% CI, Cox Efron")
      if survival.isStratificationWanted, !survival.hasStrata {
        method.add("no patient has a stratum", short: "no strata")
      }
    }
    if input.unit == .months { method.add("month = 30.4375 days", short: "") }
    let without = shown.analysis.withoutRecord
    if without > 0, !shown.endpoint.isAmongResponders {
      let others: MethodFact = "\(without, .endpoint(code: code, .withoutRecord))"
      method.add("\(others) without a record", short: "\(others) no record")
    }
    return method
  }
}
