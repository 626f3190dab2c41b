import Cells
import TrialAnalysis

/// Who is alive: the curves of one endpoint, patients at risk, medians and the log-rank test.
struct SurvivalPanel: Panel {
  static let title = "Survival"
  static let minimumSize = Size(columns: 50, rows: 14)
  static let contexts: [Binding.Context] = [.survival]

  private let scene: Scene

  init(_ scene: Scene) {
    self.scene = scene
  }

  private var endpoint: EndpointAnalysis? {
    guard let endpoints = scene.analysis.survival?.endpoints, !endpoints.isEmpty else { return nil }
    return endpoints[min(max(0, scene.endpoint), endpoints.count - 1)]
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let endpoint = endpoint?.endpoint else { return [] }
    let name = endpoint.name == endpoint.code ? "" : "  " + endpoint.name
    return [look.span(endpoint.code, .strong), look.span(name, .label)]
  }

  func shortSubtitle(_ look: Look) -> [Span] { Array(subtitle(look).prefix(1)) }

  func trailing(_ look: Look) -> [Span] {
    guard let endpoints = scene.analysis.survival?.endpoints, let shown = endpoint else {
      return []
    }
    var spans: [Span] = []
    if !SurvivalWords(shown, scene).isWhole {
      spans = [look.span(scene.cohort == .concurrent ? "concurrent" : "all patients", .label)]
    }
    guard endpoints.count > 1 else { return spans }
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
    guard let survival = scene.analysis.survival else {
      canvas.sayMissing("time-to-event table", stems: ["adtte", "survival"], look)
      return
    }
    guard let endpoint else {
      canvas.writeCentered([[look.span("The time-to-event table has no endpoint.", .label)]])
      return
    }
    let size = canvas.size
    let method = method(endpoint, survival)
    // The short form of the small print where the row it saves makes the curves taller.
    let limits = [MethodLines.limit(in: size), 1]
    let footings = limits.map { method.lines(look, columns: size.columns, limit: $0) }
    let heights = footings.map { footing in
      let rows = size.rows - footing.count
      let head = headLines(endpoint, look, size: Size(columns: size.columns, rows: rows)).count
      return SurvivalFigure(endpoint, scene).plotRows(in: rows - head)
    }
    let body = canvas.drawFooting(heights[1] > heights[0] ? footings[1] : footings[0])
    let hasSide = body.size.columns >= 112 && body.size.rows >= 14
    let side = hasSide ? 46 : 0
    let area = Rect(
      column: 0, row: 0, columns: body.size.columns - (hasSide ? side + 3 : 0),
      rows: body.size.rows)
    canvas.within(area) { canvas in
      let head = hasSide ? [] : headLines(endpoint, look, size: canvas.size)
      let top = canvas.write(lines: head, row: 0)
      canvas.within(
        Rect(
          column: 0, row: top, columns: canvas.size.columns,
          rows: max(0, canvas.size.rows - top))
      ) { SurvivalFigure(endpoint, scene).draw(on: &$0, look) }
    }
    guard hasSide else { return }
    canvas.within(
      Rect(column: size.columns - side, row: 0, columns: side, rows: body.size.rows)
    ) { SurvivalDetail(endpoint, scene).draw(on: &$0, look) }
  }

  /// Medians and the test, on as few lines as they need and never more than there is room for.
  private func headLines(_ endpoint: EndpointAnalysis, _ look: Look, size: Size) -> [[Span]] {
    let words = SurvivalWords(endpoint, scene)
    func flow(_ items: [[Span]], gap: Int) -> [[Span]] {
      Flow.lines(
        items, columns: size.columns,
        gap: [look.span(String(repeating: " ", count: gap), .text)])
    }
    let warnings = words.warnings(look).flatMap {
      Flow.words($0.text, columns: size.columns, style: $0.style)
    }
    let long = "median (95% CI), \(scene.unit.rawValue)"
    let medians =
      [flow([[look.span(long, .label)]] + words.medians(look), gap: 3)]
      + [
        flow(
          [[look.span("median, \(scene.unit.short)", .label)]] + words.medians(look),
          gap: 2)
      ]
    let shownMedians = medians.min { $0.count < $1.count } ?? []
    // The curves keep nine rows, or five, and the patients at risk theirs; a test that has no room
    // is counted, so that nobody takes what is shown for all there is.
    let room = size.rows - endpoint.arms.count - (size.rows >= 20 ? 11 : 7)
    let budget = max(1, room - warnings.count - shownMedians.count)
    var items = words.tests(look)
    var tests = flow(items, gap: 2)
    var dropped = 0
    while tests.count > budget, items.count > 2 {
      items.removeLast()
      dropped += 1
      tests = flow(items + [[look.span("+\(dropped), z", .label)]], gap: 2)
    }
    return warnings + shownMedians + tests
  }

  private func method(_ endpoint: EndpointAnalysis, _ survival: SurvivalAnalysis) -> MethodLines {
    var method = MethodLines()
    let count = endpoint.arms.reduce(0) { $0 + $1.curve.subjectCount }
    let (whole, name) = (scene.analysis.subjectCount, scene.populationFact)
    if endpoint.endpoint.isAmongResponders {
      method.add("\(count) responders of \(name)")
    } else {
      method.add(count == whole ? name : "\(count) of \(name)")
    }
    scene.addCutoff(to: &method)
    method.add(
      "Kaplan-Meier, 95% CI \(survival.interval.rawValue)",
      short: "KM \(survival.interval.rawValue)")
    method.add("log-rank, unstratified", short: "log-rank")
    if survival.adjustment != .none { method.add("pairs adjusted by Holm", short: "Holm") }
    if scene.unit == .months { method.add("month = 30.4375 days", short: "") }
    if endpoint.withoutRecord > 0, !endpoint.endpoint.isAmongResponders {
      method.add(
        "\(endpoint.withoutRecord) without a record", short: "\(endpoint.withoutRecord) no record")
    }
    return method
  }
}
