import Cells
import TrialAnalysis
import TrialModel

/// How the arms filled up: a curve each from its opening on and one of all, against the plan and the
/// target.
struct EnrollmentCurves {
  private let input: PanelInput
  private var enrollment: EnrollmentAnalysis { input.analysis.enrollment }

  init(_ input: PanelInput) {
    self.input = input
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let span = EnrollmentSpan(input.analysis) else {
      let words =
        enrollment.randomized == 0
        ? "Nobody is randomized." : "No dates of randomization to draw."
      canvas.writeCentered(Flow.words(words, columns: canvas.size.columns, style: look[.label]))
      return
    }
    guard canvas.size.rows >= 3, canvas.size.columns >= 12 else { return }
    let end = lastDay(span)
    let curves = curves(span, look)
    StepPlot(
      series: curves,
      x: Self.calendarAxis(from: span.start, to: end, columns: canvas.size.columns - 10),
      y: .nice(
        lower: 0, upper: max(1, highest), targetTicks: max(3, canvas.size.rows / 3)),
      markers: markers(span, look), axisStyle: look[.axis],
      glyphs: look.glyphs, sharesBaseline: canvas.size.rows < 9,
      alignsTicks: false, isFine: true, fan: fan(span, look),
      references: references(span, end, look)
    ).draw(on: &canvas)
  }

  /// Whether the target is drawn: not where it would press the curves to the ground.
  private var showsTarget: Bool {
    guard let target = enrollment.target, target > 0 else { return false }
    return enrollment.projection != nil || Double(target) <= Double(enrollment.randomized) * 1.6
  }

  private var highest: Double {
    Double(max(enrollment.randomized, showsTarget ? enrollment.target ?? 0 : 0))
  }

  /// Where the plot ends: the upper limit of the projection, unless that is further than what is
  /// known is long.
  private func lastDay(_ span: EnrollmentSpan) -> Day {
    var end = max(span.end, span.start + 1)
    guard let projection = enrollment.projection else { return end }
    let furthest = span.end + max(180, span.end - span.start)
    end = max(end, min(projection.upper ?? furthest, furthest))
    if let planned = enrollment.plannedCompletion { end = max(end, min(planned, furthest)) }
    return end
  }

  private func curves(_ span: EnrollmentSpan, _ look: Look) -> [StepSeries] {
    let end = Double(span.end - span.start)
    func series(
      _ steps: [AccrualStep], from opened: Day?, label: String, weight: Int, style: Style
    ) -> StepSeries? {
      guard let first = steps.first else { return nil }
      return StepSeries(
        label: label, weight: weight, style: style, start: 0,
        steps: steps.map { StepPoint(x: Double($0.day - span.start), y: Double($0.count)) },
        begin: Double(min(opened ?? first.day, first.day) - span.start), end: end)
    }
    var curves = enrollment.arms.indices.compactMap { index in
      let arm = enrollment.arms[index]
      return series(
        arm.accrual, from: arm.opened, label: input.letter(index), weight: index,
        style: look.arm(index, isSelected: index == input.selectedArm))
    }
    if enrollment.arms.count > 1,
      let all = series(
        enrollment.accrual, from: span.start, label: "all", weight: 0, style: look[.total])
    {
      curves.append(all)
    }
    return curves
  }

  private func fan(_ span: EnrollmentSpan, _ look: Look) -> PlotFan? {
    guard let projection = enrollment.projection, let target = enrollment.target else { return nil }
    let now = Double(projection.to - span.start)
    return PlotFan(
      from: PlotPoint(x: now, y: Double(projection.randomized)), level: Double(target),
      lower: now + projection.lowerDays, middle: now + projection.days,
      upper: now + projection.upperDays, style: Self.shade(look))
  }

  /// A background between that of the theme and its total's colour; a pattern where colours are not
  /// exact.
  private static func shade(_ look: Look) -> Style {
    let background = look.theme.background
    let mixed = (0..<5).reduce(look[.total]) { style, _ in style.receding(towards: background) }
    let isMixed = !look.isPatterned && mixed.foreground != look[.total].foreground
    return Style(
      foreground: isMixed ? look[.total].foreground : look[.guide].foreground,
      background: isMixed ? mixed.foreground : .terminalDefault)
  }

  private func references(_ span: EnrollmentSpan, _ end: Day, _ look: Look) -> [PlotReference] {
    guard showsTarget, let target = enrollment.target else { return [] }
    let level = Double(target)
    func point(_ day: Day, _ count: Double) -> PlotPoint {
      PlotPoint(x: Double(day - span.start), y: count)
    }
    var references: [PlotReference] = []
    // Without a background of its own the line does not cut through the shade.
    let style = Style(foreground: look[.guide].foreground, attributes: look[.guide].attributes)
    if level > Double(enrollment.randomized) {
      references.append(
        PlotReference(
          from: point(span.start, level), to: point(end, level), label: "target \(target)",
          style: style))
    }
    if let opened = enrollment.opened, let planned = enrollment.plannedCompletion, planned > opened
    {
      references.append(
        PlotReference(
          from: point(opened, 0), to: point(planned, level), label: "plan", style: style))
    }
    return references
  }

  private func markers(_ span: EnrollmentSpan, _ look: Look) -> [PlotMarker] {
    enrollment.arms.indices.compactMap { index in
      guard input.opensLate(index), let opened = enrollment.arms[index].opened else { return nil }
      let before = enrollment.arms[index].randomizedBeforeOpening
      let whom = input.analysis.filter == nil ? "" : " of these"
      return PlotMarker(
        x: Double(opened - span.start),
        label: "\(input.letter(index)) opened after \(before)\(whom)", style: look[.guide])
    }
  }

  /// Ticks on the first of a year, a quarter or a month, as many as have room.
  private static func calendarAxis(from start: Day, to end: Day, columns: Int) -> Axis {
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

/// The days that enrollment is drawn over.
struct EnrollmentSpan {
  /// The opening of the study, or the first randomization if that was earlier.
  let start: Day
  /// Where what is known ends: the cut-off while patients come in, else soon after the last one.
  let end: Day
  /// Whether patients are still expected.
  let isOpen: Bool

  /// Nobody for that many days without a target to reach is the end of an enrollment.
  static let quietDays = 365
  /// What is left empty after the last patient of an enrollment that is over.
  private static let restDays = 90

  /// `nil` if nobody has a day of randomization.
  init?(_ analysis: Analysis) {
    let enrollment = analysis.enrollment
    guard let first = enrollment.first, let last = enrollment.last else { return nil }
    let cutoff = max(analysis.cutoff?.day ?? last, last)
    let hasOpenArm = analysis.arms.contains { summary in
      summary.arm.closed.map { $0 > cutoff } ?? true
    }
    let isWanting =
      enrollment.target.map { enrollment.randomized < $0 }
      ?? (cutoff - last <= EnrollmentSpan.quietDays)
    isOpen = hasOpenArm && isWanting
    start = min(enrollment.opened ?? first, first)
    end = isOpen ? cutoff : min(cutoff, last + EnrollmentSpan.restDays)
  }

  /// The months in which patients were or could have been randomized.
  func months(_ enrollment: EnrollmentAnalysis) -> ClosedRange<Int> {
    let last = isOpen ? end : (enrollment.last ?? end)
    return start.monthNumber...max(start.monthNumber, last.monthNumber)
  }
}
