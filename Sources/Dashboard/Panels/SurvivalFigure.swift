import Cells
import TrialAnalysis

/// The Kaplan-Meier curves with the patients at risk under the axis.
struct SurvivalFigure {
  private let endpoint: EndpointAnalysis
  private let scene: Scene
  private var unit: TimeUnit { scene.unit }

  init(_ endpoint: EndpointAnalysis, _ scene: Scene) {
    self.endpoint = endpoint
    self.scene = scene
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    guard size.rows >= 3, size.columns >= 12, let longest else {
      if size.rows > 0 {
        canvas.writeCentered([[look.span("no times to draw", .label)]])
      }
      return
    }
    let arms = endpoint.arms.indices.filter { endpoint.arms[$0].curve.subjectCount > 0 }
    let (hasTable, hasCaption) = tableForm(in: size.rows)
    let tableRows = hasTable ? arms.count + (hasCaption ? 1 : 0) : 0
    let end = longest / unit.days
    let targetTicks = max(3, size.columns / 9)
    let x =
      unit == .months
      ? Axis.months(upper: end, targetTicks: targetTicks)
      : Axis.nice(lower: 0, upper: max(end, 1), targetTicks: targetTicks)
    var plot = StepPlot(
      series: endpoint.arms.indices.map { series($0, look) }, x: x,
      y: Self.isLow(plotRows(in: size.rows)) ? .halves : .probability,
      axisStyle: look[.axis], gridStyle: size.rows >= 12 ? look[.guide] : nil,
      emphasized: scene.selectedArm, glyphs: look.glyphs, xLabel: unit.rawValue)
    let tickTexts = arms.map { arm in atRisk(arm, x) }
    plot.tickColumns = hasTable ? widest(tickTexts) : 0
    let plotRows = size.rows - tableRows
    let area = canvas.within(
      Rect(column: 0, row: 0, columns: size.columns, rows: plotRows)
    ) { plot.draw(on: &$0) }
    guard hasTable else { return }
    var row = area.bottom
    if !hasCaption, area.rect.minColumn >= 6 {
      canvas.write("risk", column: 0, row: row - 1, style: look[.label])
    }
    if hasCaption {
      let caption = scene.isZoomed ? "at risk (events so far)" : "at risk"
      canvas.write(caption, column: 0, row: row, style: look[.label])
      row += 1
    }
    for (arm, texts) in zip(arms, tickTexts) {
      canvas.write([scene.marker(arm, look), scene.letterSpan(arm, look)], column: 0, row: row)
      let style = arm == scene.selectedArm ? look[.strong] : look[.text]
      area.drawUnderTicks(texts, on: &canvas, row: row, style: style)
      row += 1
    }
  }

  /// Whether the patients at risk have room, and a row that says what they are.
  ///
  /// The table goes before the curves get less than five rows, the caption where it costs some.
  private func tableForm(in rows: Int) -> (hasTable: Bool, hasCaption: Bool) {
    let arms = endpoint.arms.count { $0.curve.subjectCount > 0 }
    guard rows >= arms + 7 else { return (false, false) }
    let plain = Self.curveRows(fitting: rows - arms - 2)
    let captioned = Self.curveRows(fitting: rows - arms - 3)
    // The events in brackets need their words.
    return (true, captioned == plain || scene.isZoomed)
  }

  /// The rows that the curves get out of so many.
  func plotRows(in rows: Int) -> Int {
    let arms = endpoint.arms.count { $0.curve.subjectCount > 0 }
    let form = tableForm(in: rows)
    let below = form.hasTable ? arms + (form.hasCaption ? 1 : 0) : 0
    return Self.curveRows(fitting: rows - below - 2)
  }

  /// Rows on which quarters fall exactly, or on low figures halves.
  private static func curveRows(fitting rows: Int) -> Int {
    isLow(rows) && rows >= 3 ? (rows - 1) / 2 * 2 + 1 : StepPlot.plotRows(fitting: rows)
  }

  /// Whether so few rows are left that only halves are labelled.
  private static func isLow(_ rows: Int) -> Bool { rows < 9 && rows != 5 }

  private var longest: Double? {
    endpoint.arms.compactMap { $0.curve.times.last }.max()
  }

  private func widest(_ texts: [[String]]) -> Int {
    texts.flatMap { $0 }.map { TextWidth.columns(of: $0) }.max() ?? 0
  }

  private func series(_ arm: Int, _ look: Look) -> StepSeries {
    let curve = endpoint.arms[arm].curve
    var steps: [StepPoint] = []
    var ticks: [Double] = []
    for index in curve.times.indices {
      let time = curve.times[index] / unit.days
      if curve.events[index] > 0 { steps.append(StepPoint(x: time, y: curve.survival[index])) }
      if curve.censored[index] > 0 { ticks.append(time) }
    }
    return StepSeries(
      label: curve.subjectCount > 0 ? scene.letter(arm) : "", weight: arm,
      style: look.arm(arm, isSelected: arm == scene.selectedArm), start: 1, steps: steps,
      ticks: ticks, end: (curve.times.last ?? 0) / unit.days)
  }

  /// Patients at risk at every tick, zoomed with the events so far.
  private func atRisk(_ arm: Int, _ x: Axis) -> [String] {
    let curve = endpoint.arms[arm].curve
    return x.ticks.map { tick in
      let days = tick * unit.days
      let count = curve.atRisk(at: days)
      guard scene.isZoomed else { return "\(count)" }
      let events = zip(curve.times, curve.events).reduce(0) { $0 + ($1.0 < days ? $1.1 : 0) }
      return "\(count) (\(events))"
    }
  }
}

extension Axis {
  /// A share from nothing to all, labelled in halves, for figures too low for quarters.
  fileprivate static let halves = Axis(
    lower: 0, upper: 1, ticks: [0, 0.5, 1], labels: ["0.00", "0.50", "1.00"])
}
