import Cells
import TrialAnalysis
import TrialModel
import TrialStatistics

/// The curves of cumulative incidence with the patients at risk under the axis.
struct ToxicityOnsetFigure {
  private let onset: ToxicityOnset
  private let scene: Scene
  private var unit: TimeUnit { scene.unit }

  init(_ onset: ToxicityOnset, _ scene: Scene) {
    self.onset = onset
    self.scene = scene
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    guard size.rows >= 3, size.columns >= 12 else { return }
    let arms = onset.arms.indices.filter { onset.arms[$0].curve.subjectCount > 0 }
    let hasTable = size.rows >= arms.count + 8
    let plotRows = size.rows - (hasTable ? arms.count + 1 : 0)
    let end = (onset.arms.compactMap { $0.curve.times.last }.max() ?? 0) / unit.days
    let x = unit.axis(to: max(end, 1), ticks: max(3, size.columns / 9))
    var plot = StepPlot(
      series: onset.arms.indices.map { series($0, look) }, x: x, y: shares(rows: plotRows),
      axisStyle: look[.axis], gridStyle: plotRows >= 12 ? look[.guide] : nil,
      glyphs: look.glyphs, xLabel: unit.rawValue)
    let counts = arms.map { arm in x.ticks.map { count(arm, $0 * unit.days, look) } }
    plot.tickColumns = hasTable ? counts.flatMap { $0 }.map(\.columns).max() ?? 0 : 0
    let area = canvas.within(Rect(column: 0, row: 0, columns: size.columns, rows: plotRows)) {
      plot.draw(on: &$0)
    }
    guard hasTable else { return }
    canvas.write([look.span("at risk", .label)], column: 0, row: area.bottom)
    for (place, arm) in arms.enumerated() {
      let row = area.bottom + 1 + place
      canvas.write([scene.marker(arm, look), scene.letterSpan(arm, look)], column: 0, row: row)
      area.drawUnderTicks(counts[place], on: &canvas, row: row)
    }
  }

  /// From nothing to a round share that holds all curves, in percent.
  private func shares(rows: Int) -> Axis {
    let highest = onset.arms.compactMap { $0.curve.incidence.last }.max() ?? 0
    let nice = Axis.nice(
      lower: 0, upper: min(100, max(highest * 100, 1)),
      targetTicks: rows >= 12 ? 6 : rows >= 7 ? 5 : 3)
    return Axis(
      lower: nice.lower, upper: nice.upper, ticks: nice.ticks, labels: nice.labels.map { $0 + "%" })
  }

  private func series(_ arm: Int, _ look: Look) -> StepSeries {
    let curve = onset.arms[arm].curve
    var steps: [StepPoint] = []
    var ticks: [Double] = []
    for index in curve.times.indices {
      let time = curve.times[index] / unit.days
      if curve.events[index] > 0 {
        steps.append(StepPoint(x: time, y: curve.incidence[index] * 100))
      }
      if curve.censored[index] > 0 { ticks.append(time) }
    }
    return StepSeries(
      label: curve.subjectCount > 0 ? scene.letter(arm) : "", weight: arm,
      style: look.arm(arm, isSelected: arm == scene.selectedArm), start: 0, steps: steps,
      ticks: ticks, end: (curve.times.last ?? 0) / unit.days)
  }

  /// Patients at risk just before a day, leading to them.
  private func count(_ arm: Int, _ day: Double, _ look: Look) -> [Span] {
    let number = atRisk(arm, day)
    return [
      look.span("\(number)", arm == scene.selectedArm ? .strong : .text)
        .leading(to: .onset(.atRisk(days: day)), arm: arm, count: number)
    ]
  }

  /// Patients at risk just before a day.
  private func atRisk(_ arm: Int, _ day: Double) -> Int {
    let curve = onset.arms[arm].curve
    var low = 0
    var high = curve.times.count
    while low < high {
      let middle = (low + high) / 2
      if curve.times[middle] < day { low = middle + 1 } else { high = middle }
    }
    return low < curve.times.count ? curve.atRisk[low] : 0
  }
}
