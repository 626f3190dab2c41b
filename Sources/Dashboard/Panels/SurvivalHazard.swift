import Cells
import TrialAnalysis

/// How the hazard adds up: cumulative hazards by Nelson and Aalen.
struct SurvivalHazard: Panel {
  static let title = "Hazard"
  static let contexts = SurvivalPanel.contexts

  private let scene: Scene

  init(_ scene: Scene) {
    self.scene = scene
  }

  func subtitle(_ look: Look) -> [Span] { SurvivalPanel(scene).subtitle(look) }
  func shortSubtitle(_ look: Look) -> [Span] { SurvivalPanel(scene).shortSubtitle(look) }
  func trailing(_ look: Look) -> [Span] { SurvivalPanel(scene).trailing(look) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let survival = scene.analysis.survival, let shown = ShownEndpoint(scene) else {
      SurvivalPanel(scene).draw(on: &canvas, look)
      return
    }
    SurvivalView(shown, survival, scene, .cumulativeHazard).draw(on: &canvas, look)
  }
}
