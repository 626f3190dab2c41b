import Cells
import TrialAnalysis
import TrialModel

/// How the tumours of every patient change over time, an arm beside the other.
///
/// A line has the look of the best response and ends in its letter, which leads to the patient;
/// responders are drawn last and bold. The line of the patient that the cursor is on stands out alone.
struct ResponseSpider: Panel {
  static let title = "Spider"
  /// The columns an arm needs, and the lines that can still be distinguished.
  private static let leastColumns = 38
  private static let mostLines = 150

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let figure = TumorFigure(input, sayingWhyNotOn: &canvas, look) else { return }
    let size = canvas.size
    let arms = figure.arms(fitting: size.columns / Self.leastColumns)
    let unit = input.unit
    var method = figure.method(
      (
        long: "change by \(unit.rawValue) since randomization",
        short: "change by \(unit.rawValue)"
      ))
    let rows = arms.map { figure.rows(of: $0, fitting: Self.mostLines) }
    figure.addOmissions(rows: rows, arms: arms, to: &method)
    let end = figure.commonEnd
    if end < (figure.burden.days.max() ?? 0) {
      method.add("time axis cut where 5% are still followed", short: "time cut: 5% still followed")
    }
    figure.addLetters(of: arms, at: "at the line's end", to: &method)
    let body = canvas.drawFooting(
      method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size)))
    let columns = size.columns / max(1, arms.count)
    canvas.within(body) { canvas in
      for (place, arm) in arms.enumerated() {
        let part = Rect(
          column: place * columns, row: 0, columns: columns - (arms.count > 1 ? 1 : 0),
          rows: canvas.size.rows)
        canvas.within(part) { draw(arm, end: Double(end) / unit.days, figure, on: &$0, look) }
      }
    }
  }

  private func draw(
    _ arm: Int, end: Double, _ figure: TumorFigure, on canvas: inout Canvas, _ look: Look
  ) {
    let size = canvas.size
    let isShort = size.columns < 80
    let rows = figure.rows(of: arm, fitting: Self.mostLines)
    // In one row, so that the arms stay side by side.
    let head =
      figure.note(arm: arm, look)
      ?? figure.measured(arm, drawn: rows.count, look, isShort: isShort)
    let top = canvas.write(lines: [head], row: 0)
    let pointed = figure.pointedRow.flatMap { rows.contains($0) ? $0 : nil }
    let burden = figure.burden
    let unit = input.unit
    let plot = LinePlot(
      series: rows.map { row in
        let group = ResponseGroup(burden.category[row])
        let points = burden.series(row).map { place in
          PlotPoint(x: Double(burden.days[place]) / unit.days, y: burden.changes[place])
        }
        let isOut = pointed.map { $0 == row } ?? burden.category[row].isResponse
        return LineSeries(
          points: [PlotPoint(x: 0, y: 0)] + points,
          style: look[pointed == nil || isOut ? group.role : .guide], isEmphasized: isOut,
          endSymbol: group.letter,
          endLink: LinkTarget(LinkDestination.subject(burden.identifiers[row])))
      },
      x: unit.axis(to: max(end, 1), ticks: max(3, size.columns / 9)),
      y: figure.changes, thresholds: figure.thresholds(look), axisStyle: look[.axis],
      gridStyle: size.rows >= 14 ? look[.guide] : nil, glyphs: look.glyphs, xLabel: unit.rawValue)
    canvas.within(
      Rect(column: 0, row: top, columns: size.columns, rows: max(0, size.rows - top))
    ) { _ = plot.draw(on: &$0) }
  }
}
