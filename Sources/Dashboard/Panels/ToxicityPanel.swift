import Cells
import TrialAnalysis
import TrialReport

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

  init(_ scene: Scene) {
    view = ToxicityView(scene)
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
    let words = view.scene.isZoomed ? "patients and % of the arm" : "% of patients"
    return view.method([("\(words), \(view.measureName) brought out", "%")])
  }
}
