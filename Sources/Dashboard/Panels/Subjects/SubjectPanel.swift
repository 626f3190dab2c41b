import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// One subject: who it is, what happened when, and the rows of the files that it is from.
struct SubjectPanel: Panel {
  static let title = "Subject"

  private let input: PanelInput
  private let shown: SubjectPage?

  init(_ input: PanelInput) {
    self.input = input
    if case .subject(let page)? = input.page { shown = page } else { shown = nil }
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let shown, let history = shown.history else { return [] }
    guard !shown.isOutdated else { return [look.span("looking it up", .waiting)] }
    return SubjectFactLines(history, input).headline(look)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let history = shown?.history else {
      let isUnknown = shown?.isUnknown == true
      let words =
        isUnknown ? "Not in the data any more, or not known by the cut-off." : "Looking it up"
      canvas.writeCentered([[look.span(words, .label)]])
      return
    }
    let body = canvas.drawFooting(footing(canvas.size, look))
    let parts = parts(history, canvas.size, look)
    canvas.within(body) { canvas in
      canvas.write(lines: parts.facts, row: 0)
      canvas.within(parts.chart) { SubjectTimeline(history, input).draw(on: &$0, look) }
      canvas.within(parts.records) { drawRecords(of: history, on: &$0, look) }
    }
  }

  /// What is where: the facts, the timeline under them, and under that the records.
  private func parts(
    _ history: SubjectHistory, _ size: Size, _ look: Look
  ) -> (facts: [[Span]], chart: Rect, records: Rect) {
    let rows = size.above(footing(size, look)).rows
    let facts = Array(
      SubjectFactLines(history, input).lines(look, columns: size.columns)
        .prefix(rows >= 24 ? 4 : rows >= 14 ? 2 : 1))
    let rest = max(0, rows - facts.count)
    let wanted = SubjectTimeline(history, input).rows
    // The records get a third at least, the timeline no more than it has lanes for.
    let chart = rest < 9 ? 0 : min(wanted, rest - max(4, rest / 3))
    return (
      facts, Rect(column: 0, row: facts.count, columns: size.columns, rows: chart),
      Rect(
        column: 0, row: facts.count + chart, columns: size.columns, rows: max(0, rest - chart))
    )
  }

  private func drawRecords(of history: SubjectHistory, on canvas: inout Canvas, _ look: Look) {
    let records = SubjectRecord.all(of: history)
    let rows = ScrollingRows(records.count, below: 1, from: input.scroll, in: canvas.size)
    let columns = [
      TableColumn(title: [look.span("date", .label)], isEssential: true),
      TableColumn(title: [look.span("day", .label)], alignment: .trailing),
      TableColumn(
        title: [look.span("what", .label)], minimum: 12, isFlexible: true, isEssential: true),
      TableColumn(title: [look.span("row", .label)], isEssential: true),
    ]
    rows.draw(on: &canvas, look) { canvas in
      _ = TableView(
        columns: columns, rows: records[rows.range].map { $0.cells(history, look) },
        headerStyle: look[.label], hasMarkerColumn: false, glyphs: look.glyphs
      ).draw(on: &canvas)
      for (line, index) in rows.lines {
        guard let destination = records[index].destination else { continue }
        canvas.link(
          Rect(column: 0, row: line, columns: rows.columns, rows: 1), to: LinkTarget(destination))
      }
    }
  }

  private func footing(_ size: Size, _ look: Look) -> [[Span]] {
    var method = MethodLines()
    method.add("day 1 = randomization", short: "day 1 = RANDDT")
    input.addCutoff(to: &method)
    method.add("what came later is not shown", short: "")
    return method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }
}

/// What is to be known of a subject besides what happened when.
struct SubjectFactLines {
  private let history: SubjectHistory
  private let input: PanelInput

  init(_ history: SubjectHistory, _ input: PanelInput) {
    self.history = history
    self.input = input
  }

  /// Arm, sex, age and status, for the border.
  func headline(_ look: Look) -> [Span] {
    var spans: [Span] = []
    if let arm = history.plannedArm {
      spans = [
        input.letterSpan(arm, look),
        Span(" \(input.analysis.arms[arm].arm.short)", style: look.arm(arm)),
      ]
    }
    let person = [history.sex, history.age.map { NumberFormat.decimal($0, places: 0) }]
      .compactMap { $0 }.joined(separator: " ")
    if !person.isEmpty { spans.append(look.span("  \(person)", .text)) }
    spans.append(look.span("  \(history.status.text)", .strong))
    return spans
  }

  /// Everything else, on as many lines as it needs, what matters most first.
  func lines(_ look: Look, columns: Int) -> [[Span]] {
    var facts: [[Span]] = []
    func add(_ label: String, _ value: String?, _ role: Role = .text) {
      guard let value else { return }
      facts.append([look.span(label + " ", .label), look.span(value, role)])
    }
    if let best = history.bestResponse {
      let from = history.firstResponse.map { ", response from \(dated($0))" } ?? ""
      let source = history.bestResponseSource.map { " (\($0.rawValue))" } ?? ""
      add("best response", best.code + source + from, .strong)
    }
    if let died = history.died {
      add("died", dated(died), .strong)
    } else {
      add("last known alive", history.lastAlive.map(dated))
    }
    add("randomized", history.randomized.map { "\($0)" })
    add("first dose", history.firstDose.map(dated))
    add("last dose", history.lastDose.map(dated))
    if let given = history.givenArmLabel, given != history.plannedArmLabel { add("given", given) }
    add("site", history.site)
    add("country", history.country)
    add("stratum", history.stratum)
    add("screened", history.screened.map { "\($0)" })
    add("study end", history.studyEnd.map(dated))
    add("counts in", history.populations.map(\.rawValue).joined(separator: ", "))
    for cohort in history.cohorts {
      let pair = input.versus([cohort.arm, cohort.reference])
      add(pair, cohort.place == .inside ? "concurrent" : "not concurrent")
    }
    return Flow.lines(facts, columns: columns, gap: [look.span("   ", .text)])
  }

  private func dated(_ day: Day) -> String {
    history.studyDay(day).map { "\(day) (day \($0))" } ?? "\(day)"
  }
}
