import Cells
import TrialAnalysis
import TrialReport
import TrialStatistics

/// Which arm has more of it: the difference between the shares of two arms, row by row.
struct ToxicityDifferencePanel: Panel {
  static let title = "Difference"
  static let contexts = ToxicityPanel.contexts

  private let view: ToxicityView?

  init(_ input: PanelInput) {
    view = ToxicityView(input)
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let view, let comparison = view.comparison else { return [] }
    return shortSubtitle(look) + [
      look.span("  ", .text), Span(view.name(comparison.arm), style: look.arm(comparison.arm)),
      look.span(" minus ", .label),
      Span(view.name(comparison.reference), style: look.arm(comparison.reference)),
    ]
  }

  func shortSubtitle(_ look: Look) -> [Span] {
    view.map { [look.span($0.measureName, .text)] } ?? []
  }

  /// The rows that an interval plot with titles and words has for its rows.
  private static func plotRows(_ rows: Int) -> Int {
    max(0, rows - (rows >= 4 ? 1 : 0) - (rows >= 5 ? 2 : 0) - (rows >= 8 ? 1 : 0))
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let view else { return ToxicityView.sayMissing(on: &canvas, look) }
    let body = canvas.drawFooting(view.footing(method(view), in: canvas.size, look))
    canvas.within(body) { canvas in
      guard let comparison = view.comparison else {
        let text = "There are no two arms to compare."
        canvas.writeCentered(Flow.words(text, columns: canvas.size.columns, style: look[.label]))
        return
      }
      draw(view, comparison, on: &canvas, look)
    }
  }

  private func rows(_ view: ToxicityView) -> ToxicityRows {
    ToxicityRows(
      view, beginsWithDifference: true,
      categories: ToxicityCategory.allCases)
  }

  private func method(_ view: ToxicityView) -> MethodLines {
    guard let comparison = view.comparison else { return view.method([]) }
    let letters =
      "\(view.input.letter(comparison.arm)) - \(view.input.letter(comparison.reference))"
    return view.method([
      (
        "\(letters) in points, \(view.measureName), Newcombe 95% CI, not adjusted for the rows",
        "\(letters) points, Newcombe 95%"
      ),
      ("all treated patients, concurrent or not", "all treated"),
    ])
  }

  private func draw(
    _ view: ToxicityView, _ comparison: ToxicityComparison, on canvas: inout Canvas, _ look: Look
  ) {
    let rows = rows(view)
    let size = canvas.size
    guard !rows.rows.isEmpty else {
      return canvas.writeCentered([[look.span(rows.emptiness, .label)]])
    }
    let head = size.rows >= 4 ? 1 : 0
    let scrolling = ScrollingRows(
      rows.rows.count, below: head, above: size.rows - head - Self.plotRows(size.rows),
      from: view.input.scroll, in: size, least: 13)
    let shown = rows.rows[scrolling.range]
    // Where there is little room the counts go, the limits only where they can be read off the plot.
    let hasLimits = size.columns >= 70
    let hasCounts = !hasLimits || size.columns >= 100
    let names = hasCounts ? max(12, min(44, size.columns / 3)) : 19
    func more(_ arm: Int) -> [Span] {
      let name = size.columns >= 100 ? view.name(arm) : view.input.letter(arm)
      return [look.span("more with ", .label), Span(name, style: look.arm(arm))]
    }
    let plot = IntervalPlot(
      leading: [
        TableColumn(
          title: rows.head(columns: names, look), minimum: min(names, 24), isFlexible: true,
          isEssential: true),
        column(comparison.arm, view, isEssential: true, look),
        column(comparison.reference, view, isEssential: true, look),
      ],
      rows: shown.map { row($0, rows, comparison, names: names, hasCounts: hasCounts, look) },
      x: axis(rows, comparison, columns: size.columns),
      trailing: (hasLimits ? ["points", "95% CI"] : ["points"]).map {
        TableColumn(
          title: [look.span($0, .label)], alignment: .trailing, isEssential: !hasCounts)
      },
      reference: 0, lowerWords: more(comparison.reference),
      upperWords: more(comparison.arm), axisStyle: look[.axis], glyphs: look.glyphs)
    scrolling.draw(on: &canvas, look) { _ = plot.draw(on: &$0) }
  }

  private func column(
    _ arm: Int, _ view: ToxicityView, isEssential: Bool, _ look: Look
  ) -> TableColumn {
    let total = view.toxicity.subjectCounts[arm]
    return TableColumn(
      title: [
        view.input.letterSpan(arm, look), look.span(" ", .label),
        look.span("\(total)", .label).linked(to: .safety, arm: arm, count: total),
      ], alignment: .trailing, isEssential: isEssential)
  }

  private func row(
    _ row: ToxicityRows.Row, _ rows: ToxicityRows, _ comparison: ToxicityComparison, names: Int,
    hasCounts: Bool, _ look: Look
  ) -> IntervalRow {
    let toxicity = rows.view.toxicity
    let measure = rows.view.measure
    let risk = toxicity.riskDifference(comparison) { rows.count(row, measure, arm: $0) }
    let interval = risk.interval
    func share(_ arm: Int) -> [Span] {
      let count = rows.count(row, measure, arm: arm)
      let percent = ShortNumbers.percent(count, of: toxicity.subjectCounts[arm])
      let text =
        hasCounts ? "\(count) " + TextFit.padded(percent, to: 4, alignment: .trailing) : percent
      return [
        look.span(text, count == 0 ? .dim : .text)
          .linked(to: rows.subset(row, measure), arm: arm, count: count)
      ]
    }
    // An interval off zero is marked by its weight and the arm that has more.
    let isApart = interval.map { $0.lower > 0 || $0.upper < 0 } ?? false
    let more = (risk.difference ?? 0) > 0 ? comparison.arm : comparison.reference
    let style = isApart ? look.arm(more).adding(.bold) : look[.label]
    let points = NumberFormat.points(risk.difference)
    let sign = (risk.difference ?? 0) > 0 && points != "0.0" ? "+" : ""
    return IntervalRow(
      leading: [
        rows.nameSpans(row, columns: names, look), share(comparison.arm),
        share(comparison.reference),
      ],
      estimate: risk.difference.map { $0 * 100 }, lower: interval.map { $0.lower * 100 },
      upper: interval.map { $0.upper * 100 },
      trailing: [
        [look.span(sign + points, isApart ? .strong : .text)],
        [look.span(NumberFormat.differenceInterval(interval), .label)],
      ], style: style)
  }

  /// An axis that holds the differences of all rows, so that it stays as they are moved, with some
  /// room for their intervals.
  private func axis(
    _ rows: ToxicityRows, _ comparison: ToxicityComparison, columns: Int
  ) -> Axis {
    var (lower, upper) = (0.0, 0.0)
    for row in rows.rows {
      let risk = rows.view.toxicity.riskDifference(comparison) {
        rows.count(row, rows.view.measure, arm: $0)
      }
      guard let difference = risk.difference else { continue }
      lower = min(lower, difference * 100)
      upper = max(upper, difference * 100)
    }
    return Axis.nice(
      lower: max(-100, lower - 10), upper: min(100, upper + 10),
      targetTicks: max(3, columns / 14))
  }
}
