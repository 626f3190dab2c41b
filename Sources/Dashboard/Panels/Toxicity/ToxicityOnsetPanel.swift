import Cells
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// How soon it comes: the share of every arm that has had a severe event, by time since first dose.
struct ToxicityOnsetPanel: Panel {
  static let title = "Onset"

  /// The days by which the incidence is shown in numbers.
  private static let days = [30.0, 90, 180]

  private let view: ToxicityView?

  init(_ input: PanelInput) {
    view = ToxicityView(input)
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let view, view.toxicity.onset != nil else { return [] }
    return [look.span("first \(HighlightedEvents.severe.name(view.toxicity))", .text)]
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let view else { return ToxicityView.sayMissing(on: &canvas, look) }
    let onset = view.toxicity.onset
    let footing = method(view, onset).lines(
      look, columns: canvas.size.columns, limit: MethodLines.limit(in: canvas.size))
    let body = canvas.drawFooting(footing)
    canvas.within(body) { canvas in
      guard let onset, onset.arms.contains(where: { $0.curve.subjectCount > 0 }) else {
        return canvas.writeCentered(
          Flow.words(missing(view), columns: canvas.size.columns, style: look[.label]))
      }
      let table = table(view, onset, look)
      let rows = canvas.size.rows >= table.rows.count + 13 ? table.rows.count + 2 : 0
      if rows > 0 {
        canvas.within(Rect(column: 0, row: 0, columns: canvas.size.columns, rows: rows - 1)) {
          _ = table.draw(on: &$0)
        }
      }
      canvas.within(
        Rect(
          column: 0, row: rows, columns: canvas.size.columns, rows: canvas.size.rows - rows)
      ) { ToxicityOnsetFigure(onset, view.input).draw(on: &$0, look) }
    }
  }

  private func missing(_ view: ToxicityView) -> String {
    if !view.toxicity.hasGrades { return "The adverse event table tells no grades." }
    return "Nobody has a day of first dose from which to count."
  }

  private func method(_ view: ToxicityView, _ onset: ToxicityOnset?) -> MethodLines {
    var method = MethodLines()
    let total = view.toxicity.subjectCounts.reduce(0, +)
    guard let onset else {
      method.add("safety \(total, .safety), by arm given", short: "safety \(total, .safety)")
      view.input.addCutoff(to: &method)
      return method
    }
    let shown = onset.arms.reduce(0) { $0 + $1.curve.subjectCount }
    let whole: MethodFact = "safety \(total, .safety)"
    let name: MethodFact =
      shown == total ? whole : "\(shown, .onset(.recorded)) of \(whole)"
    method.add("\(name), by arm given", short: name)
    view.input.addCutoff(to: &method)
    method.add("cumulative incidence (Aalen-Johansen), 95% CI log-log", short: "Aalen-Johansen")
    method.add("death without one competes", short: "death competes")
    method.add("day 1 = first dose, to 30 days after the last", short: "to last dose + 30 d")
    method.add(view.toxicity.ruleName, short: view.toxicity.shortRuleName)
    func add(_ count: (ToxicityOnset.Arm) -> Int, _ subset: OnsetSubset, _ words: String) {
      let sum = onset.arms.reduce(0) { $0 + count($1) }
      if sum > 0 { method.add("\(sum, .onset(subset)) \(words)") }
    }
    add(\.undated, .undated, "undated, left out")
    add(\.unknown, .unknown, "of unknown exposure, left out")
    add(\.late, .late, "later, censored")
    return method
  }

  /// Who had one, and the incidence by some days.
  private func table(_ view: ToxicityView, _ onset: ToxicityOnset, _ look: Look) -> TableView {
    let severe = HighlightedEvents.severe.name(view.toxicity)
    func number(_ title: String, isEssential: Bool = false) -> TableColumn {
      TableColumn(
        title: [look.span(title, .label)], alignment: .trailing, isEssential: isEssential)
    }
    let columns =
      [
        TableColumn(title: [look.span(" ", .label)], isEssential: true),
        TableColumn(title: [look.span("arm", .label)], minimum: 5, isEssential: true),
        number("n", isEssential: true), number(severe, isEssential: true),
      ]
      + Self.days.map { number("by day \(Int($0)) (95% CI)") } + [number("deaths without")]
    let rows = onset.arms.enumerated().map { index, arm -> [Span] in
      let total = view.toxicity.subjectCounts[index]
      let name =
        view.input.analysis.arms.indices.contains(index)
        ? view.input.analysis.arms[index].arm.short : ""
      return [
        view.input.letterSpan(index, look), Span(name, style: look.arm(index)),
        look.span("\(total)", .text).linked(to: .safety, arm: index, count: total),
        look.span("\(arm.subjects)", .strong)
          .linked(
            to: .toxicity(.summary(.grade3Plus), .any), arm: index, count: arm.subjects),
      ]
        + Self.days.map { look.span(phrase(arm.curve.estimate(at: $0)), .text) }
        + [
          look.span("\(arm.curve.competingCount)", .text)
            .linked(to: .onset(.competing), arm: index, count: arm.curve.competingCount)
        ]
    }
    return TableView(
      columns: columns, rows: rows, headerStyle: look.arm(view.input.selectedArm).adding(.bold),
      selectedRow: view.input.selectedArm, selectedStyle: look[.selection], spacing: 3,
      glyphs: look.glyphs)
  }

  private func phrase(_ estimate: IncidenceEstimate?) -> String {
    let incidence = NumberFormat.percent(estimate?.incidence)
    guard let interval = estimate?.interval else { return incidence }
    return "\(incidence) (\(NumberFormat.percentInterval(interval)))"
  }
}

/// The curves of cumulative incidence with the patients at risk under the axis.
struct ToxicityOnsetFigure {
  private let onset: ToxicityOnset
  private let input: PanelInput
  private var unit: TimeUnit { input.unit }

  init(_ onset: ToxicityOnset, _ input: PanelInput) {
    self.onset = onset
    self.input = input
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
      canvas.write([input.marker(arm, look), input.letterSpan(arm, look)], column: 0, row: row)
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
      label: curve.subjectCount > 0 ? input.letter(arm) : "", weight: arm,
      style: look.arm(arm, isSelected: arm == input.selectedArm), start: 0, steps: steps,
      ticks: ticks, end: (curve.times.last ?? 0) / unit.days)
  }

  /// Patients at risk just before a day, leading to them.
  private func count(_ arm: Int, _ day: Double, _ look: Look) -> [Span] {
    let number = atRisk(arm, day)
    return [
      look.span("\(number)", arm == input.selectedArm ? .strong : .text)
        .linked(to: .onset(.atRisk(days: day)), arm: arm, count: number)
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
