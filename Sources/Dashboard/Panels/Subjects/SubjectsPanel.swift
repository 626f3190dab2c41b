import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// Subjects one by one: everybody, or those behind a number.
struct SubjectsPanel: Panel {
  static let title = "Subjects"
  static let shortTitle = "Subj"
  static let contexts: [Command.Context] = [.tables]

  private let input: PanelInput
  private let shown: ListPage

  init(_ input: PanelInput) {
    self.input = input
    if case .list(let page)? = input.page {
      shown = page
    } else {
      shown = input.view.subjects
    }
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let list = shown.list else { return [] }
    guard !shown.isOutdated else { return [look.span("looking them up", .waiting)] }
    let search = list.request.search
    guard !search.isEmpty else {
      return [look.span(NumberFormat.count(list.total, "patient"), .strong)]
    }
    return [
      look.span("\(list.count) of \(NumberFormat.count(list.total, "patient"))", .strong),
      look.span("  /\(search)", .notice),
    ]
  }

  func trailing(_ look: Look) -> [Span] {
    guard let list = shown.list, list.count > 0 else { return [] }
    let sign = list.request.isDescending ? look.glyphs.downArrow : look.glyphs.upArrow
    return [look.span("\(sign) \(list.request.order.title.lowercased())", .label)]
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let list = shown.list else {
      canvas.writeCentered([[look.span("Looking them up", .label)]])
      return
    }
    let body = canvas.drawFooting(footing(look, canvas.size))
    canvas.within(body) { canvas in
      guard list.count > 0 else {
        let words = list.total == 0 ? "Nobody." : "Nobody has \"\(list.request.search)\"."
        canvas.writeCentered([[look.span(words, .label)]])
        return
      }
      drawRows(list, on: &canvas, look)
    }
  }

  private func drawRows(_ list: SubjectList, on canvas: inout Canvas, _ look: Look) {
    let rows = ScrollingRows(list.count, below: 1, from: input.scroll, in: canvas.size)
    rows.draw(on: &canvas, look) { canvas in
      _ = TableView(
        columns: shown.columns.map { column(for: $0, list, look) },
        rows: rows.range.map { index in shown.columns.map { cell($0, index, list, look) } },
        headerStyle: look[.label], hasMarkerColumn: false, glyphs: look.glyphs
      ).draw(on: &canvas)
      for (line, index) in rows.lines {
        canvas.link(
          Rect(column: 0, row: line, columns: rows.columns, rows: 1),
          to: LinkTarget(LinkDestination.subject(list.identifier(index))))
      }
    }
  }

  private func column(for column: SubjectListColumn, _ list: SubjectList, _ look: Look)
    -> TableColumn
  {
    let isOrder = column == list.request.order
    let sign =
      isOrder ? (list.request.isDescending ? look.glyphs.downArrow : look.glyphs.upArrow) : ""
    return TableColumn(
      title: [look.span(column.title + sign, isOrder ? .strong : .label)],
      alignment: column.isNumber ? .trailing : .leading,
      isEssential: [.subject, .arm, .thisGrade, .time].contains(column))
  }

  private func cell(
    _ column: SubjectListColumn, _ index: Int, _ list: SubjectList, _ look: Look
  ) -> Span {
    let text = list.text(column, index)
    switch column {
    case .subject: return look.span(text, .strong)
    case .arm:
      guard let arm = list.arm(index) else { return look.span(text, .dim) }
      return Span(text, style: look.arm(arm).adding(.bold))
    case .thisGrade, .worstGrade:
      let isSevere = ["3", "4", "5"].contains { text.hasPrefix($0) }
      return look.span(text, isSevere ? .severeGrade : .text)
    default: return look.span(text, .text)
    }
  }

  private func footing(_ look: Look, _ size: Size) -> [[Span]] {
    method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }

  private var method: MethodLines {
    var method = MethodLines()
    let title = shown.request.query.title(input.analysis, unit: input.unit)
    method.add(title, short: input.page == nil ? title : "")
    method.add(shown.request.query.subset.base(input.analysis))
    input.addCutoff(to: &method)
    if shown.firstColumn > 0 { method.add("\(shown.firstColumn) columns moved out at the left") }
    return method
  }
}
