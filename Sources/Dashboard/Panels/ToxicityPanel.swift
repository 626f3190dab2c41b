import Cells
import TrialAnalysis

/// What is toxic: the share of patients with an event, by term and arm, in their worst grade.
struct ToxicityPanel: Panel {
  static let title = "Toxicity"
  static let minimumSize = Size(columns: 44, rows: 8)
  static let contexts: [Binding.Context] = [.toxicity, .tables]

  private let scene: Scene

  init(_ scene: Scene) {
    self.scene = scene
  }

  func subtitle(_ look: Look) -> [Span] {
    guard let toxicity = scene.analysis.toxicity, !scene.isZoomed else { return [] }
    return [look.span(toxicity.severeName, .text)]
  }

  func trailing(_ look: Look) -> [Span] {
    guard let toxicity = scene.analysis.toxicity else { return [] }
    return [look.span(NumberFormat.count(toxicity.terms.count, "term"), .label)]
  }

  func scrollLimit(in size: Size) -> Int {
    guard let table = ToxicityTable(scene) else { return 0 }
    return max(0, table.rowCount - pageRows(in: size))
  }

  func pageRows(in size: Size) -> Int {
    guard let toxicity = scene.analysis.toxicity else { return 1 }
    let look = Look(theme: .plain, glyphs: .unicode)
    let footing = min(
      method(toxicity).lines(look, columns: size.columns, limit: MethodLines.limit(in: size)).count,
      max(size.rows / 2, min(size.rows, 1)))
    return max(1, size.rows - footing - 1)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let toxicity = scene.analysis.toxicity, let table = ToxicityTable(scene) else {
      canvas.sayMissing(
        "adverse event table", stems: ["adae", "toxicity", "adverse_events"], look)
      return
    }
    let body = canvas.drawFooting(
      method(toxicity).lines(
        look, columns: canvas.size.columns, limit: MethodLines.limit(in: canvas.size)))
    canvas.within(body) { table.draw(on: &$0, look) }
  }

  private func method(_ toxicity: ToxicityAnalysis) -> MethodLines {
    var method = MethodLines()
    let total = toxicity.subjectCounts.reduce(0, +)
    method.add("safety \(total), by arm given", short: "safety \(total)")
    scene.addCutoff(to: &method)
    switch toxicity.scale {
    case .toxicityGrade: method.add("% of patients, worst grade", short: "worst grade")
    case .severity:
      method.add(
        "% of patients, worst severity (not a toxicity grade)", short: "worst severity")
    case .none: method.add("% of patients; the data has no grades", short: "no grades")
    }
    method.add(toxicity.ruleName, short: toxicity.shortRuleName)
    if toxicity.excludedEvents > 0 { method.add("\(toxicity.excludedEvents) events left out") }
    return method
  }
}
