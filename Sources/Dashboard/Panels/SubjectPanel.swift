import Cells
import TrialAnalysis

/// One subject: who it is, what happened when, and the rows of the files that say so.
struct SubjectPanel: Panel {
  static let title = "Subject"

  private let scene: Scene
  private let shown: SubjectPage?

  init(_ scene: Scene) {
    self.scene = scene
    if case .subject(let page)? = scene.page { shown = page } else { shown = nil }
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let shown, let history = shown.history else { return [] }
    guard !shown.isOutdated else { return [look.span("looking it up", .waiting)] }
    return SubjectFacts(history, scene).headline(look)
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
      canvas.within(parts.chart) { SubjectTimeline(history, scene).draw(on: &$0, look) }
      canvas.within(parts.records) { drawRecords(of: history, on: &$0, look) }
    }
  }

  /// What is where: the facts, the timeline under them, and under that the records.
  private func parts(
    _ history: SubjectHistory, _ size: Size, _ look: Look
  ) -> (facts: [[Span]], chart: Rect, records: Rect) {
    let rows = size.above(footing(size, look)).rows
    let facts = Array(
      SubjectFacts(history, scene).lines(look, columns: size.columns)
        .prefix(rows >= 24 ? 4 : rows >= 14 ? 2 : 1))
    let rest = max(0, rows - facts.count)
    let wanted = SubjectTimeline(history, scene).rows
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
    let visible = max(0, min(canvas.size.rows - 1, records.count))
    let first = min(scene.scroll, records.count - visible)
    let isScrolled = visible < records.count
    let columns = [
      TableColumn(title: [look.span("date", .label)], isEssential: true),
      TableColumn(title: [look.span("day", .label)], alignment: .trailing),
      TableColumn(
        title: [look.span("what", .label)], minimum: 12, isFlexible: true, isEssential: true),
      TableColumn(title: [look.span("row", .label)], isEssential: true),
    ]
    let rows = records[first..<first + visible].map { $0.cells(history, look) }
    let width = canvas.size.columns - (isScrolled ? 2 : 0)
    canvas.within(Rect(column: 0, row: 0, columns: width, rows: canvas.size.rows)) {
      _ = TableView(
        columns: columns, rows: rows, headerStyle: look[.label], hasMarkerColumn: false,
        glyphs: look.glyphs
      ).draw(on: &$0)
      for (line, record) in records[first..<first + visible].enumerated() {
        guard let door = record.door else { continue }
        $0.link(Rect(column: 0, row: line + 1, columns: width, rows: 1), to: LinkTarget(door))
      }
    }
    canvas.drawScrollBar(first: first, visible: visible, count: records.count, look)
  }

  private func footing(_ size: Size, _ look: Look) -> [[Span]] {
    var method = MethodLines()
    method.add("day 1 = randomization", short: "day 1 = RANDDT")
    scene.addCutoff(to: &method)
    method.add("what came later is not shown", short: "")
    return method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }
}
