import Cells
import TrialAnalysis
import TrialReport

/// The table of adverse events: how many patients of every arm have them.
struct ToxicityTable {
  private let view: ToxicityView
  private let rows: ToxicityRows
  private var toxicity: ToxicityAnalysis { view.toxicity }
  private var input: PanelInput { view.input }

  init(_ view: ToxicityView) {
    self.view = view
    let few: [ToxicityCategory] = [.any, .grade3Plus, .serious, .relatedFatal]
    rows = ToxicityRows(
      view, categories: view.input.isZoomed ? ToxicityCategory.allCases : few)
  }

  /// The rows that the heads take.
  private func headRows(in rows: Int) -> Int { input.isZoomed && rows >= 8 ? 2 : min(1, rows) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let head = headRows(in: size.rows)
    let scrolling = ScrollingRows(
      rows.rows.count, below: head, from: input.scroll, in: size, least: 13)
    scrolling.draw(on: &canvas, look) { draw(scrolling, on: &$0, look) }
  }

  private func draw(_ scrolling: ScrollingRows, on canvas: inout Canvas, _ look: Look) {
    let head = scrolling.head
    let room = max(0, scrolling.columns)
    let layout = ToxicityColumn.layout(view, columns: room)
    var names = max(6, room - layout.width)
    // In the order of classes they are rows; else they have a column where there is room for it.
    let hasClasses = input.isZoomed && rows.order != .organClass && names >= 50
    let classes = hasClasses ? min(36, max(20, names - 42)) : 0
    if input.isZoomed { names = min(names, 44 + classes) }
    drawHead(layout, names: names, rows: head, on: &canvas, look)
    if rows.rows.isEmpty, scrolling.room > 0 {
      canvas.write([look.span(rows.emptiness, .label)], column: 0, row: head)
    }
    for (line, index) in scrolling.lines {
      let row = rows.rows[index]
      let nameColumns = names - (hasClasses ? classes + 2 : 0)
      canvas.write(rows.nameSpans(row, columns: nameColumns - 1, look), column: 0, row: line)
      if hasClasses {
        let text = TextFit.cut(
          rows.organClass(row), to: classes, ellipsis: look.glyphs.ellipsis)
        canvas.write([look.span(text, .dim)], column: nameColumns, row: line)
      }
      var column = names
      for each in layout.columns {
        column += each.gap
        if let span = span(row, each, layout, look) {
          canvas.write([span], column: column + each.width - span.columns, row: line)
        }
        column += each.width
      }
    }
  }

  // MARK: The head

  private func drawHead(
    _ layout: ToxicityColumn.Layout, names: Int, rows: Int, on canvas: inout Canvas, _ look: Look
  ) {
    guard rows > 0 else { return }
    let last = rows - 1
    canvas.write(self.rows.head(columns: names - 1, look), column: 0, row: last)
    var column = names
    for (place, each) in layout.columns.enumerated() {
      defer { column += each.gap + each.width }
      var title = [look.span(each.title(view), each.isBroughtOut(view) ? .strong : .label)]
      if case .arm(let arm, _) = each.content, isFirst(place, of: arm, layout) {
        let measures = layout.columns.count { $0.arm == arm }
        if rows > 1 {
          let width = layout.columns.filter { $0.arm == arm }
            .reduce(-each.gap) { $0 + $1.gap + $1.width }
          drawArm(arm, column: column + each.gap, columns: width, on: &canvas, look)
        } else {
          let letter = [input.letterSpan(arm, look)]
          title = measures > 1 ? letter + [look.span(" ", .label)] + title : letter
        }
      }
      canvas.write(title, column: column + each.gap + each.width - title.columns, row: last)
    }
    // Over what is of all arms: which events of a term it counts; a category counts its own.
    guard rows > 1, layout.columns.contains(where: { $0.arm == nil }) else { return }
    let words = "terms: \(view.measure.head)"
    canvas.write(words, column: column - TextWidth.columns(of: words), row: 0, style: look[.label])
  }

  private func isFirst(_ place: Int, of arm: Int, _ layout: ToxicityColumn.Layout) -> Bool {
    place == 0 || layout.columns[place - 1].arm != arm
  }

  /// Whose they are over the numbers of an arm.
  private func drawArm(
    _ arm: Int, column: Int, columns: Int, on canvas: inout Canvas, _ look: Look
  ) {
    let shown = view.head(of: arm, columns: columns, look)
    canvas.write([input.marker(arm, look)], column: column - 1, row: 0)
    canvas.aside { $0.write(shown, column: column, row: 0) }
  }

  // MARK: The numbers

  private func span(
    _ row: ToxicityRows.Row, _ column: ToxicityColumn, _ layout: ToxicityColumn.Layout, _ look: Look
  ) -> Span? {
    let measure: HighlightedEvents
    let arm: Int?
    switch column.content {
    case .difference(let comparison): return difference(row, comparison, look)
    case .arm(let place, let each): (measure, arm) = (each, place)
    case .total(let each): (measure, arm) = (each, nil)
    }
    guard belongs(row, measure, arm, layout) else { return nil }
    let arms = arm.map { [$0] } ?? Array(toxicity.subjectCounts.indices)
    let count = arms.reduce(0) { $0 + rows.count(row, measure, arm: $1) }
    let total = arms.reduce(0) { $0 + toxicity.subjectCounts[$1] }
    let percent = ShortNumbers.percent(count, of: total)
    let text =
      column.hasCount ? "\(count) " + TextFit.padded(percent, to: 4, alignment: .trailing) : percent
    return Span(text, style: style(row, column, count: count, of: total, look))
      .linked(to: rows.subset(row, measure), arm: arm, count: count)
  }

  /// Whether a row has a number in a column: a category has one for each arm, in the column of its
  /// events if there is one, else in the first.
  private func belongs(
    _ row: ToxicityRows.Row, _ measure: HighlightedEvents, _ arm: Int?,
    _ layout: ToxicityColumn.Layout
  ) -> Bool {
    guard case .summary(let place) = row, arm != nil else { return true }
    let measures = layout.measures
    let category = toxicity.summary[place].category
    let own = measures.first { $0.category == category } ?? measures.first
    return own == measure
  }

  private func difference(
    _ row: ToxicityRows.Row, _ comparison: ToxicityComparison, _ look: Look
  ) -> Span? {
    let risk = toxicity.riskDifference(comparison) { rows.count(row, view.measure, arm: $0) }
    guard let difference = risk.difference else { return look.span(ShortNumbers.none, .dim) }
    let points = NumberFormat.points(difference, decimals: 0)
    let isNone = points == "0"
    return look.span(difference > 0 && !isNone ? "+" + points : points, isNone ? .dim : .text)
  }

  private func style(
    _ row: ToxicityRows.Row, _ column: ToxicityColumn, count: Int, of total: Int, _ look: Look
  ) -> Style {
    if count == 0 { return look[.dim] }
    guard case .arm(let arm, let measure) = column.content else { return look[.text] }
    var isTerm = false
    if case .term = row { isTerm = true }
    // A severe event in a tenth of an arm must not be overlooked.
    let isHeavy = measure == .severe && isTerm && count * 10 >= total
    let style = look[isHeavy ? .severeGrade : column.isBroughtOut(view) ? .text : .label]
    return isHeavy || arm == input.selectedArm && column.isBroughtOut(view)
      ? style.adding(.bold) : style
  }
}

extension ToxicityColumn {
  /// The arm its numbers are of; `nil` for all of them.
  var arm: Int? {
    if case .arm(let arm, _) = content { arm } else { nil }
  }
}

extension ToxicityColumn.Layout {
  /// What is counted of every arm.
  var measures: [HighlightedEvents] {
    columns.compactMap { column in
      if case .arm(0, let measure) = column.content { measure } else { nil }
    }
  }
}

/// What the rows of the toxicity panel are in the order of.
enum ToxicityOrder: Sendable, Hashable {
  /// Patients of all arms with such events.
  case frequency(HighlightedEvents)
  /// The distance between the shares of two arms, whichever is larger.
  case difference
  /// The name of the term.
  case name
  /// The class, the most frequent first, each with its terms under it.
  case organClass

  /// The orders there are, in turn; as many whichever events are brought out.
  ///
  /// `beginsWithDifference` is whether the difference is the usual order, else the frequency.
  static func all(_ view: ToxicityView, beginsWithDifference: Bool) -> [ToxicityOrder] {
    var all = [ToxicityOrder.frequency(view.measure)]
    if view.comparison != nil { all.insert(.difference, at: beginsWithDifference ? 0 : 1) }
    if view.toxicity.hasGrades { all.append(.frequency(view.measure == .severe ? .any : .severe)) }
    all.append(.name)
    if view.toxicity.classes.count > 1 { all.append(.organClass) }
    return all
  }

  /// The words for it.
  func words(_ view: ToxicityView) -> String {
    switch self {
    case .frequency(let measure): "by " + measure.name(view.toxicity)
    case .difference:
      view.comparison.map {
        "by \(view.input.letter($0.arm))-\(view.input.letter($0.reference)) difference"
      } ?? "by difference"
    case .name: "by name"
    case .organClass: "by class"
    }
  }
}
