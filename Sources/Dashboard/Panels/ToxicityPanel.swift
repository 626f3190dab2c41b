import Cells
import TrialAnalysis

/// What is toxic: the share of patients with an event, by term and arm, in their worst grade.
struct ToxicityPanel: Panel {
  static let title = "Toxicity"
  static let shortTitle = "Tox"
  static let contexts: [Binding.Context] = [.toxicity, .tables]
  static var figures: [any Panel.Type] {
    [
      ToxicityPanel.self, ToxicityWorstPanel.self, ToxicityDifferencePanel.self,
      ToxicityOnsetPanel.self,
    ]
  }

  private let view: ToxicityView?
  /// The rows in their order: sorted once, however often the panel is asked for its size.
  private let table: ToxicityTable?

  init(_ scene: Scene) {
    view = ToxicityView(scene)
    table = view.map { ToxicityTable($0) }
  }

  func subtitle(_ look: Look) -> [Span] {
    view.map { [look.span($0.measureName, .text)] } ?? []
  }

  func trailing(_ look: Look) -> [Span] {
    view.map { [look.span(NumberFormat.count($0.toxicity.terms.count, "term"), .label)] } ?? []
  }

  func scrollLimit(in size: Size) -> Int {
    table.map { max(0, $0.rowCount - pageRows(in: size)) } ?? 0
  }

  func pageRows(in size: Size) -> Int {
    guard let view, let table else { return 1 }
    let rows = size.above(view.footing(method(view), in: size, .bare)).rows
    return max(1, rows - table.headRows(in: rows))
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let view, let table else { return ToxicityView.sayMissing(on: &canvas, look) }
    let body = canvas.drawFooting(view.footing(method(view), in: canvas.size, look))
    canvas.within(body) { table.draw(on: &$0, look) }
  }

  private func method(_ view: ToxicityView) -> MethodLines {
    let words = view.scene.isZoomed ? "patients and % of the arm" : "% of patients"
    return view.method([("\(words), \(view.measureName) brought out", "%")])
  }
}
