import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// What is toxic: the share of patients with an event, by term and arm, in their worst grade.
struct ToxicityPanel: Panel {
  static let title = "Toxicity"
  static let shortTitle = "Tox"
  static let contexts: [Command.Context] = [.toxicity, .tables]
  static var views: [any Panel.Type] {
    [
      ToxicityPanel.self, ToxicityWorstPanel.self, ToxicityDifferencePanel.self,
      ToxicityOnsetPanel.self,
    ]
  }

  private let view: ToxicityView?

  init(_ input: PanelInput) {
    view = ToxicityView(input)
  }

  func subtitle(_ look: Look) -> [Span] {
    view.map { [look.span($0.measureName, .text)] } ?? []
  }

  func trailing(_ look: Look) -> [Span] {
    view.map { [look.span(NumberFormat.count($0.toxicity.terms.count, "term"), .label)] } ?? []
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let view else { return ToxicityView.sayMissing(on: &canvas, look) }
    let body = canvas.drawFooting(view.footing(method(view), in: canvas.size, look))
    canvas.within(body) { ToxicityTable(view).draw(on: &$0, look) }
  }

  private func method(_ view: ToxicityView) -> MethodLines {
    let words = view.input.isZoomed ? "patients and % of the arm" : "% of patients"
    return view.method([("\(words), \(view.measureName) brought out", "%")])
  }
}

/// The adverse events as the figures of the toxicity panel look at them: which are brought out, and
/// which arms are compared.
struct ToxicityView {
  let input: PanelInput
  let toxicity: ToxicityAnalysis
  /// The events brought out: those asked for, or any where the data do not record them.
  let measure: HighlightedEvents
  /// The comparison of the selected arm that is chosen.
  let comparison: ToxicityComparison?

  init?(_ input: PanelInput) {
    guard let toxicity = input.analysis.toxicity else { return nil }
    self.input = input
    self.toxicity = toxicity
    measure =
      HighlightedEvents.told(by: toxicity).contains(input.view.measure) ? input.view.measure : .any
    let comparisons = toxicity.comparisons
    comparison = input.view.comparison(among: comparisons).map { comparisons[$0] }
  }

  /// Says that there is no table of adverse events.
  static func sayMissing(on canvas: inout Canvas, _ look: Look) {
    canvas.sayMissing("adverse event table", stems: ["adae", "toxicity", "adverse_events"], look)
  }

  /// What the events brought out are called.
  var measureName: String { measure.name(toxicity) }

  /// Letter and name of an arm, `A HD IV`.
  func name(_ arm: Int) -> String {
    input.analysis.arms.indices.contains(arm)
      ? "\(input.letter(arm)) \(input.analysis.arms[arm].arm.short)" : input.letter(arm)
  }

  /// What stands over the numbers of an arm: its letter, and as much of its name, patients, events
  /// and years of exposure as there is room for over every arm.
  func head(of arm: Int, columns: Int, _ look: Look) -> [Span] {
    let all = toxicity.subjectCounts.indices.map { heads(of: $0, look) }
    let form = all[arm].indices.first { form in all.allSatisfy { $0[form].columns <= columns } }
    return form.map { all[arm][$0] } ?? []
  }

  /// The same in ever fewer words, as many forms for every arm.
  private func heads(of arm: Int, _ look: Look) -> [[Span]] {
    let total = toxicity.subjectCounts[arm]
    let letter = [input.letterSpan(arm, look)]
    let count = [
      look.span("N ", .label),
      look.span("\(total)", .label).linked(to: .safety, arm: arm, count: total),
    ]
    let name = input.analysis.arms.indices.contains(arm) ? input.analysis.arms[arm].arm.short : ""
    var forms = [
      letter + [Span(" \(name)  ", style: look.arm(arm))] + count,
      letter + [look.span(" ", .label)] + count, letter,
    ]
    guard let any = toxicity.summary.first(where: { $0.category == .any }) else { return forms }
    let events = forms[0] + [look.span("  \(NumberFormat.count(any.events[arm], "event"))", .label)]
    forms.insert(events, at: 0)
    guard let exposure = toxicity.exposure, exposure.allSatisfy({ $0.unknown == 0 }) else {
      return forms
    }
    let years = NumberFormat.decimal(exposure[arm].patientYears, places: 1)
    return [events + [look.span(" in \(years) years", .label)]] + forms
  }

  /// Small print: which patients the numbers count, what they are, and which events count.
  ///
  /// `facts` are what the numbers of the figure are, in long and short words.
  func method(_ facts: [(long: String, short: String)]) -> MethodLines {
    var method = MethodLines()
    let total = toxicity.subjectCounts.reduce(0, +)
    method.add("safety \(total, .safety), by arm given", short: "safety \(bases(total))")
    input.addCutoff(to: &method)
    for fact in facts { method.add(fact.long, short: fact.short) }
    switch toxicity.scale {
    case .toxicityGrade: method.add("each patient once, in the worst grade", short: "worst grade")
    case .severity:
      method.add(
        "each patient once, in the worst severity (not a toxicity grade)", short: "worst severity")
    case .none: method.add("each patient once; the data has no grades", short: "no grades")
    }
    method.add(toxicity.ruleName, short: toxicity.shortRuleName)
    if toxicity.excludedEvents > 0 {
      method.add(
        "\(toxicity.excludedEvents) events left out", short: "\(toxicity.excludedEvents) out")
    }
    if toxicity.undecidedEvents > 0 {
      method.add(
        "\(toxicity.undecidedEvents) of them as partial dates do not decide",
        short: "\(toxicity.undecidedEvents) undecided")
    }
    return method
  }

  /// The denominators of the arms' shares, unless they stand over them or are too many.
  private func bases(_ total: Int) -> MethodFact {
    let arms = toxicity.subjectCounts.indices
    guard !input.isZoomed, arms.count > 1, arms.count <= 4 else { return "\(total, .safety)" }
    return MethodFact(
      arms.map { arm in
        "\(input.letter(arm)) \(toxicity.subjectCounts[arm], SubjectQuery(.safety, arm: arm))"
      }, separator: " ")
  }

  /// The lines of the small print in a rectangle.
  func footing(_ method: MethodLines, in size: Size, _ look: Look) -> [[Span]] {
    method.lines(look, columns: size.columns, limit: MethodLines.limit(in: size))
  }
}
