import Cells
import TrialAnalysis

/// How the hazard adds up: cumulative hazards by Nelson and Aalen.
struct SurvivalHazard: Panel {
  static let title = "Hazard"
  static let contexts = SurvivalPanel.contexts

  private let input: PanelInput

  init(_ input: PanelInput) {
    self.input = input
  }

  func subtitle(_ look: Look) -> [Span] { SurvivalPanel(input).subtitle(look) }
  func shortSubtitle(_ look: Look) -> [Span] { SurvivalPanel(input).shortSubtitle(look) }
  func trailing(_ look: Look) -> [Span] { SurvivalPanel(input).trailing(look) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let survival = input.analysis.survival, let shown = ShownEndpoint(input) else {
      SurvivalPanel(input).draw(on: &canvas, look)
      return
    }
    SurvivalView(shown, survival, input, .cumulativeHazard).draw(on: &canvas, look)
  }
}

/// How complete responders fare from their response on.
struct SurvivalResponders: Panel {
  static let title = "Responders"
  static let contexts = SurvivalPanel.contexts

  private let input: PanelInput
  private let shown: ShownEndpoint?

  init(_ input: PanelInput) {
    self.input = input
    shown = ShownEndpoint(completeRespondersOf: input.analysis, at: input.endpoint)
  }

  static func readableCurves(_ analysis: Analysis, endpoint: Int) -> ShownEndpoint? {
    ShownEndpoint(completeRespondersOf: analysis, at: endpoint)
  }

  func subtitle(_ look: Look) -> [Span] {
    shown.map { SurvivalPanel.subtitle($0.endpoint, look) } ?? []
  }

  func shortSubtitle(_ look: Look) -> [Span] { Array(subtitle(look).prefix(1)) }

  func trailing(_ look: Look) -> [Span] {
    shown.map { SurvivalPanel.cohort($0, input, look) } ?? []
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let survival = input.analysis.survival, let shown else {
      let text =
        "No endpoint begins with a complete response (DOCR, OSCR). Survival from complete "
        + "response is derived where two patients or more have one with a date."
      canvas.writeCentered(Flow.words(text, columns: canvas.size.columns, style: look[.label]))
      return
    }
    SurvivalView(shown, survival, input).draw(on: &canvas, look)
  }
}
