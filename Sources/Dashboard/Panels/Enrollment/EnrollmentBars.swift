import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// Randomized per month as bars stacked by arm, with the rate so far; each bar leads to its patients.
struct EnrollmentBars {
  private let input: PanelInput
  /// The only arm shown; `nil` for all of them.
  private let arm: Int?
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput, arm: Int? = nil) {
    self.input = input
    self.arm = arm
  }

  private var arms: [Int] { arm.map { [$0] } ?? Array(enrollment.arms.indices) }

  /// The periods that have room on that many columns; `nil` if nobody has a day of randomization.
  func periods(columns: Int) -> AccrualPeriods? {
    EnrollmentSpan(input.analysis).map {
      // The axis takes up to seven columns.
      AccrualPeriods($0.months(enrollment), room: columns - 7)
    }
  }

  /// Draws a line of words and the bars below it.
  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    guard size.rows >= 4, size.columns >= 16, let periods = periods(columns: size.columns) else {
      return
    }
    canvas.write(
      head(periods, look, columns: size.columns).cut(
        to: size.columns, ellipsis: look.glyphs.ellipsis),
      column: 0, row: 0)
    canvas.within(Rect(column: 0, row: 1, columns: size.columns, rows: size.rows - 1)) {
      drawBars(periods, on: &$0, look)
    }
  }

  private func drawBars(_ periods: AccrualPeriods, on canvas: inout Canvas, _ look: Look) {
    let series = arms.map { index in
      HistogramSeries(
        counts: periods.counts(enrollment.arms[index].months),
        fillLevel: look.isPatterned ? min(index, 4) : 0,
        style: look.arm(index, isSelected: index == input.selectedArm))
    }
    let rate = arm.map { enrollment.arms[$0].rate?.perMonth } ?? enrollment.ratePerMonth
    let reference = rate.map { rate in
      let level = rate * Double(periods.length)
      return PlotThreshold(
        level: level, label: "mean \(NumberFormat.decimal(level, places: 1)) a \(periods.noun)",
        style: look[.guide])
    }
    let area = Histogram(
      series: series, labels: periods.labels, reference: reference, axisStyle: look[.axis],
      glyphs: look.glyphs
    ).draw(on: &canvas)
    let totals = periods.counts(arm.map { enrollment.arms[$0].months } ?? enrollment.months)
    link(area, periods, totals, on: &canvas)
  }

  /// Lets the foot of each bar lead to its patients.
  private func link(
    _ area: BarArea, _ periods: AccrualPeriods, _ totals: [Int], on canvas: inout Canvas
  ) {
    guard area.perBar == 1, !area.rect.isEmpty else { return }
    var column = area.rect.minColumn
    while let bar = area.bar(at: column) {
      if totals.indices.contains(bar), totals[bar] > 0 {
        canvas.link(
          Rect(
            column: column, row: area.rect.maxRow - 1,
            columns: area.columnsPerBar > 2 ? area.columnsPerBar - 1 : area.columnsPerBar, rows: 1),
          to: LinkTarget(LinkDestination.subjects(periods.query(bar, arm: arm))))
      }
      column += max(1, area.columnsPerBar)
    }
  }

  /// What the bars are, and which is whose.
  private func head(_ periods: AccrualPeriods, _ look: Look, columns: Int) -> [Span] {
    if let arm {
      return [
        input.letterSpan(arm, look),
        Span(" " + input.analysis.arms[arm].arm.label, style: look.arm(arm)),
        look.span(" per \(periods.noun)", .label),
      ]
    }
    var head = [look.span("Randomized per \(periods.noun)", .title)]
    if periods.length > 1 { head.append(look.span(", as months have no room", .label)) }
    var legend: [Span] = []
    for index in enrollment.arms.indices {
      let fill = String(Character(look.glyphs.fill(look.isPatterned ? min(index, 4) : 0)))
      legend += [
        look.span("  ", .text),
        Span(fill, style: look.arm(index, isSelected: index == input.selectedArm)),
        look.span(" ", .text), input.letterSpan(index, look),
      ]
    }
    if enrollment.arms.count < 2 { return head }
    return head.columns + legend.columns > columns ? [head[0]] + legend : head + legend
  }
}
