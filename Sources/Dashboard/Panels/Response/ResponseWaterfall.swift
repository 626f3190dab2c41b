import Cells
import TrialAnalysis
import TrialReport

/// How much the tumours of every patient have shrunk at best.
///
/// Where all patients have room, one figure with bars by arm; else one for each arm, its bars by best
/// response. A bar is as wide in one arm as in another; where an arm has more patients than columns,
/// its bars are spread evenly over them. Every bar leads to its patient.
struct ResponseWaterfall: Panel {
  static let title = "Waterfall"
  /// The columns that the labels of the axis take, and the least rows of a figure.
  private static let axisColumns = 7
  private static let leastRows = 7

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let figure = TumorFigure(input, sayingWhyNotOn: &canvas, look) else { return }
    let size = canvas.size
    let room = max(1, size.columns - Self.axisColumns)
    let arms = figure.arms(fitting: size.rows / Self.leastRows)
    let isTogether = figure.burden.count <= room
    let most = arms.map { figure.burden.arms[$0].measured }.max() ?? 1
    let rows = arms.map { figure.rows(of: $0, fitting: room) }
    var method = figure.method((long: "best change from baseline", short: "best change"))
    let drawn = isTogether ? Array(figure.burden.bestChange.indices) : Array(rows.joined())
    if drawn.contains(where: { figure.burden.bestChange[$0] > figure.changes.upper }) {
      let upper = NumberFormat.decimal(figure.changes.upper, places: 0)
      method.add("\(look.glyphs.upArrow) beyond +\(upper)%")
    }
    if !isTogether {
      figure.addOmissions(rows: rows, arms: arms, to: &method)
      figure.addLetters(of: arms, to: &method)
    }
    // Three figures below each other leave a row for it.
    let limit = MethodLines.limit(in: size) + (size.rows >= 30 ? 1 : 0)
    let body = canvas.drawFooting(method.lines(look, columns: size.columns, limit: limit))
    canvas.within(body) { canvas in
      if isTogether {
        drawTogether(figure, on: &canvas, look)
        return
      }
      let widest = max(1, room / most)
      let height = canvas.size.rows / max(1, arms.count)
      for (place, arm) in arms.enumerated() {
        let part = Rect(column: 0, row: place * height, columns: size.columns, rows: height)
        canvas.within(part) {
          drawArm(arm, rows: rows[place], widest: widest, figure, on: &$0, look)
        }
      }
    }
  }

  private func drawTogether(_ figure: TumorFigure, on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let burden = figure.burden
    let items = burden.arms.indices.map { figure.measured($0, look, isShort: size.rows < 24) }
    var head = Flow.lines(items, columns: size.columns, gap: [look.span("   ", .text)])
    if let note = figure.note(arm: nil, look) { head.append(note) }
    let bars = burden.bestChange.indices.map { row in
      let arm = Int(burden.arm[row])
      return WaterfallBar(
        value: burden.bestChange[row], fillLevel: look.isPatterned ? arm : 0,
        style: look.arm(arm, isSelected: arm == input.selectedArm),
        symbol: Span(input.letter(arm), style: look.arm(arm)))
    }
    draw(
      bars, of: Array(burden.bestChange.indices), under: head, widest: 6, figure, on: &canvas, look)
  }

  private func drawArm(
    _ arm: Int, rows: [Int], widest: Int, _ figure: TumorFigure, on canvas: inout Canvas,
    _ look: Look
  ) {
    let bars = rows.map { row in
      let group = ResponseGroup(figure.burden.category[row])
      return WaterfallBar(
        value: figure.burden.bestChange[row], fillLevel: look.isPatterned ? group.fill : 0,
        style: look[group.role], symbol: Span(String(group.letter), style: look[group.role]))
    }
    var head = figure.measured(
      arm, drawn: rows.count, look, isShort: canvas.size.columns < 100)
    if let note = figure.note(arm: arm, look) { head += [look.span("   ", .text)] + note }
    draw(bars, of: rows, under: [head], widest: widest, figure, on: &canvas, look)
  }

  private func draw(
    _ bars: [WaterfallBar], of rows: [Int], under head: [[Span]], widest: Int,
    _ figure: TumorFigure,
    on canvas: inout Canvas, _ look: Look
  ) {
    let size = canvas.size
    let selected = figure.pointedRow.flatMap(rows.firstIndex(of:))
    let top = canvas.write(lines: Array(head.prefix(max(1, size.rows - 5))), row: 0)
    let waterfall = Waterfall(
      bars: bars, y: figure.changes, thresholds: figure.thresholds(look), axisStyle: look[.axis],
      selected: selected, maximumColumns: widest, glyphs: look.glyphs)
    canvas.within(
      Rect(column: 0, row: top, columns: size.columns, rows: max(0, size.rows - top))
    ) { canvas in
      let area = waterfall.draw(on: &canvas)
      guard canvas.size.rows > area.rect.maxRow, area.columnsPerBar > 0 else { return }
      for bar in area.firstBar..<area.firstBar + area.visibleBars {
        let symbol = Rect(
          column: area.rect.minColumn + (bar - area.firstBar) * area.columnsPerBar,
          row: area.rect.maxRow, columns: 1, rows: 1)
        let identifier = figure.burden.identifiers[rows[bar]]
        canvas.link(symbol, to: LinkTarget(LinkDestination.subject(identifier)))
      }
    }
  }
}
