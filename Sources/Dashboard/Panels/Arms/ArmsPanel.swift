import Cells
import TrialAnalysis
import TrialModel

/// Every arm in one line: how many, who responded, what is toxic, who died.
struct ArmsPanel: Panel {
  static let title = "Arms"

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    // The bases of the columns are written in full where that leaves room for the bars.
    let count = input.analysis.arms.count
    var limit = size.rows < 22 ? MethodLines.limit(in: size) : 3
    var footing = method(size).lines(look, columns: size.columns, limit: limit)
    // The total goes before the long words.
    while limit > 1, size.rows - footing.count < count + 2 {
      limit -= 1
      footing = method(size).lines(look, columns: size.columns, limit: limit)
    }
    let body = canvas.drawFooting(footing)
    let hasTotal = count > 1 && body.size.rows >= count + 2
    canvas.within(body) { canvas in
      table(look, columns: size.columns, hasTotal: hasTotal).draw(on: &canvas)
      let top = count + (hasTotal ? 3 : 2)
      guard canvas.size.rows - top > count else { return }
      canvas.within(
        Rect(column: 0, row: top, columns: size.columns, rows: canvas.size.rows - top)
      ) { ArmsDetail(input, look).draw(on: &$0, look) }
    }
  }

  /// Whom each column counts: adverse events are those of the arm given, the others of the arm of
  /// the population.
  private func method(_ size: Size) -> MethodLines {
    var method = MethodLines()
    let analysis = input.analysis
    let arm = analysis.population == .safety ? "arm given" : "planned arm"
    method.add("\(input.populationFact), by \(arm)", short: input.populationFact)
    input.addCutoff(to: &method)
    if let response = analysis.response {
      let population = analysis.population
      let short = response.shortRules(population)
      method.add("ORR \(response.rule(population))", short: "ORR \(short.rule)")
      if !short.instead.isEmpty { method.add("", short: short.instead) }
    }
    if let toxicity = analysis.toxicity, toxicity.hasGrades {
      let total = toxicity.subjectCounts.reduce(0, +)
      let others = columnSet(for: size.columns).contains(.serious) ? " and SAE" : ""
      method.add(
        "\(toxicity.severeName)\(others) of safety \(total, .safety), by arm given",
        short: "\(toxicity.severeShort)\(others) safety \(total, .safety), arm given")
    }
    // These are always of the ITT population, whatever the others are of.
    if analysis.population != .intentionToTreat, columnSet(for: size.columns).contains(.treated) {
      let whole: MethodFact = "ITT \(analysis.enrollment.randomized, .randomized)"
      let others = columnSet(for: size.columns).contains(.ongoing) ? ", ongoing, off study" : ""
      method.add("treated\(others) of \(whole), by planned arm", short: "treated of \(whole)")
    }
    if analysis.deathSource == .overallSurvival {
      method.add("deaths from OS events", short: "deaths from OS")
    }
    return method
  }

  private func table(_ look: Look, columns: Int, hasTotal: Bool) -> TableView {
    let details = columnSet(for: columns)
    let hasLabels = columns >= 70
    let columns =
      [
        TableColumn(title: [look.span(" ", .label)], isEssential: true),
        TableColumn(
          title: [look.span("arm", .label)], minimum: 4, isFlexible: true, isEssential: true),
      ]
      + details.map {
        TableColumn(
          title: [look.span($0.title(input.analysis), .label)], alignment: .trailing,
          isEssential: $0.isEssential)
      }
    var rows = input.analysis.arms.indices.map { index -> [Span] in
      let arm = input.analysis.arms[index].arm
      let name = hasLabels ? arm.label : arm.short
      return [
        input.letterSpan(index, look), Span(name, style: look.arm(index)),
      ]
        + details.map {
          $0.span($0.text(input.analysis, index, look), arm: index, $0.role, look)
        }
    }
    if hasTotal {
      rows.append(
        [look.span(" ", .label), look.span("all", .label)]
          + details.map { $0.span($0.total(input.analysis), arm: nil, .label, look) })
    }
    return TableView(
      columns: columns, rows: rows, headerStyle: look.arm(input.selectedArm).adding(.bold),
      selectedRow: input.selectedArm, selectedStyle: look[.selection],
      spacing: columns.count > 8 ? 3 : 2, glyphs: look.glyphs)
  }

  private func columnSet(for columns: Int) -> [ArmFigure] {
    columns >= 84 ? ArmFigure.allCases : columns >= 60 ? ArmFigure.medium : ArmFigure.few
  }
}
