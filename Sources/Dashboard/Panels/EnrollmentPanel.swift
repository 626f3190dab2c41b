import Cells
import TrialAnalysis

/// Who is in: how the arms filled up over time, and how far it is to the target.
struct EnrollmentPanel: Panel {
  static let title = "Enrollment"
  static let minimumSize = Size(columns: 44, rows: 9)

  private let scene: Scene
  private var enrollment: EnrollmentAnalysis { scene.analysis.enrollment }

  init(_ scene: Scene) {
    self.scene = scene
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let footing = method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
    let body = canvas.drawFooting(footing)
    canvas.within(body) { canvas in
      let facts = Flow.lines(facts(look), columns: size.columns, gap: [look.span("   ", .text)])
      let factRows = min(facts.count, canvas.size.rows >= 14 ? 2 : 1)
      let top = canvas.write(lines: Array(facts.prefix(factRows)), row: 0)
      var rest = Rect(
        column: 0, row: top, columns: size.columns, rows: canvas.size.rows - top)
      if scene.isZoomed, rest.size.rows >= 22 {
        let lower = min(rest.size.rows / 2, 6 + max(scene.analysis.arms.count * 4, 6))
        let below = Rect(
          column: 0, row: rest.maxRow - lower, columns: size.columns, rows: lower)
        rest = Rect(
          column: 0, row: top, columns: size.columns, rows: rest.size.rows - lower - 1)
        canvas.within(below) { EnrollmentDetail(scene).draw(on: &$0, look) }
      }
      if !scene.isZoomed, rest.size.columns >= 120, rest.size.rows >= 8 {
        let months = rest.size.columns * 2 / 5
        canvas.within(
          Rect(
            column: rest.maxColumn - months, row: rest.minRow, columns: months,
            rows: rest.size.rows)
        ) { EnrollmentDetail(scene).drawMonths(on: &$0, look) }
        rest.size = Size(columns: rest.size.columns - months - 3, rows: rest.size.rows)
      }
      canvas.within(rest) { drawPlot(on: &$0, look) }
    }
  }

  private func facts(_ look: Look) -> [[Span]] {
    var facts: [[Span]] = []
    let count = enrollment.target.map { "\(enrollment.randomized)/\($0)" }
    facts.append([
      look.span(count ?? "\(enrollment.randomized)", .strong), look.span(" randomized", .label),
    ])
    if let rate = enrollment.ratePerMonth {
      facts.append([
        look.span(NumberFormat.decimal(rate, places: 1), .strong), look.span(" a month", .label),
      ])
    }
    if let last = enrollment.last {
      facts.append([look.span("last ", .label), look.span("\(last)", .text)])
    }
    for (index, arm) in enrollment.arms.enumerated() where isLate(arm) {
      let name = scene.analysis.arms[index].arm.code
      facts.append([
        Span(name, style: look.arm(index).adding(.bold)),
        look.span(" opened after \(arm.randomizedBeforeOpening)", .text),
      ])
    }
    if enrollment.screenFailures > 0 {
      facts.append([
        look.span("\(enrollment.screened)", .text), look.span(" screened, ", .label),
        look.span("\(enrollment.screenFailures)", .text), look.span(" failed", .label),
      ])
    }
    return facts
  }

  /// Whether an arm opened so late that it must be said; an arm's first patient rarely comes first.
  private func isLate(_ arm: ArmEnrollment) -> Bool {
    let before = arm.randomizedBeforeOpening
    return before > 0 && (arm.openedIsDeclared || before * 20 >= enrollment.randomized)
  }

  private var method: MethodLines {
    var method = MethodLines()
    method.add("ITT \(enrollment.randomized) randomized", short: "ITT \(enrollment.randomized)")
    scene.addCutoff(to: &method)
    if let column = enrollment.dateColumn {
      let proxy = enrollment.dateIsProxy ? ", a stand-in for randomization" : ""
      method.add(
        "dates from \(column)\(proxy)", short: column + (enrollment.dateIsProxy ? "!" : ""))
    } else {
      method.add("no date of randomization")
    }
    if enrollment.undated > 0 { method.add("\(enrollment.undated) without a date not drawn") }
    return method
  }

  private func drawPlot(on canvas: inout Canvas, _ look: Look) {
    guard let first = enrollment.opened ?? enrollment.first, let last = enrollment.last else {
      canvas.writeCentered([[look.span("No dates of randomization to draw.", .label)]])
      return
    }
    guard canvas.size.rows >= 3, canvas.size.columns >= 12 else { return }
    let start = min(first, enrollment.first ?? first)
    let end = max(scene.analysis.cutoff.map { min($0.day, last + 90) } ?? last, start + 1)
    func x(_ day: Day) -> Double { Double(day - start) }
    func series(
      _ steps: [AccrualStep], label: String, weight: Int, style: Style
    ) -> StepSeries {
      StepSeries(
        label: label, weight: weight, style: style, start: 0,
        steps: steps.map { StepPoint(x: x($0.day), y: Double($0.count)) }, end: x(end))
    }
    let top = Double(enrollment.randomized)
    var curves: [StepSeries] = []
    var highest = top
    if let target = enrollment.target, Double(target) <= top * 1.6, Double(target) != top {
      highest = max(highest, Double(target))
      curves.append(
        StepSeries(
          label: "target", weight: 3, style: look[.guide], start: Double(target), steps: [],
          end: x(end)))
    }
    for index in enrollment.arms.indices {
      curves.append(
        series(
          enrollment.arms[index].accrual, label: scene.letter(index), weight: index,
          style: look.arm(index, isSelected: index == scene.selectedArm)))
    }
    let emphasized = curves.count - enrollment.arms.count + scene.selectedArm
    if enrollment.arms.count > 1 {
      curves.append(
        series(enrollment.accrual, label: "all", weight: 0, style: look[.total]))
    }
    let markers = enrollment.arms.enumerated().compactMap { index, arm in
      isLate(arm)
        ? arm.opened.map {
          PlotMarker(
            x: x($0), label: "\(scene.letter(index)) opened after \(arm.randomizedBeforeOpening)",
            style: look[.guide])
        } : nil
    }
    let plot = StepPlot(
      series: curves, x: calendarAxis(from: start, to: end, columns: canvas.size.columns - 10),
      y: .nice(lower: 0, upper: max(1, highest), targetTicks: max(3, canvas.size.rows / 3)),
      markers: markers, axisStyle: look[.axis], emphasized: emphasized, glyphs: look.glyphs,
      sharesBaseline: canvas.size.rows < 9, alignsTicks: false)
    plot.draw(on: &canvas)
  }

  /// Ticks on the first of a year, a quarter or a month, as many as have room.
  private func calendarAxis(from start: Day, to end: Day, columns: Int) -> Axis {
    let months = end.monthNumber - start.monthNumber
    let room = max(1, columns / 9)
    let steps = [1, 3, 6, 12, 24, 60, 120]
    let step = steps.first { months / $0 <= room } ?? 240
    var ticks: [Double] = []
    var labels: [String] = []
    for month in start.monthNumber...max(start.monthNumber, end.monthNumber) + 1
    where month % step == 0 {
      guard let day = Day(year: month / 12, month: month % 12 + 1, day: 1), day >= start, day <= end
      else { continue }
      ticks.append(Double(day - start))
      labels.append(step >= 12 ? String(day.month.prefix(4)) : day.month)
    }
    return Axis(lower: 0, upper: Double(max(1, end - start)), ticks: ticks, labels: labels)
  }
}
