import Cells
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// How soon it comes: the share of every arm that has had a severe event, by time since first dose.
struct ToxicityOnsetPanel: Panel {
  static let title = "Onset"

  /// The days by which the incidence is told in numbers.
  private static let days = [30.0, 90, 180]

  private let view: ToxicityView?

  init(_ scene: Scene) {
    view = ToxicityView(scene)
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let view, view.toxicity.onset != nil else { return [] }
    return [look.span("first \(EventMeasure.severe.name(view.toxicity))", .text)]
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
      ) { ToxicityOnsetFigure(onset, view.scene).draw(on: &$0, look) }
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
      view.scene.addCutoff(to: &method)
      return method
    }
    let shown = onset.arms.reduce(0) { $0 + $1.curve.subjectCount }
    let whole: MethodFact = "safety \(total, .safety)"
    let name: MethodFact =
      shown == total ? whole : "\(shown, .onset(.recorded)) of \(whole)"
    method.add("\(name), by arm given", short: name)
    view.scene.addCutoff(to: &method)
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
    let severe = EventMeasure.severe.name(view.toxicity)
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
        view.scene.analysis.arms.indices.contains(index)
        ? view.scene.analysis.arms[index].arm.short : ""
      return [
        view.scene.letterSpan(index, look), Span(name, style: look.arm(index)),
        look.span("\(total)", .text).leading(to: .safety, arm: index, count: total),
        look.span("\(arm.subjects)", .strong)
          .leading(
            to: .toxicity(.summary(.grade3Plus), .any), arm: index, count: arm.subjects),
      ]
        + Self.days.map { look.span(phrase(arm.curve.estimate(at: $0)), .text) }
        + [
          look.span("\(arm.curve.competingCount)", .text)
            .leading(to: .onset(.competing), arm: index, count: arm.curve.competingCount)
        ]
    }
    return TableView(
      columns: columns, rows: rows, headerStyle: look.arm(view.scene.selectedArm).adding(.bold),
      selectedRow: view.scene.selectedArm, selectedStyle: look[.selection], spacing: 3,
      glyphs: look.glyphs)
  }

  private func phrase(_ estimate: IncidenceEstimate?) -> String {
    let incidence = NumberFormat.percent(estimate?.incidence)
    guard let interval = estimate?.interval else { return incidence }
    return "\(incidence) (\(NumberFormat.percentInterval(interval)))"
  }
}
