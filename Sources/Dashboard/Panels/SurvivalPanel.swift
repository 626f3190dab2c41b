import Cells
import TrialAnalysis
import TrialModel

/// Who is alive: the curves of one endpoint, patients at risk, medians and the log-rank test.
struct SurvivalPanel: Panel {
  static let title = "Survival"
  static let shortTitle = "Surv"
  static let contexts: [Binding.Context] = [.survival]
  static let figures: [any Panel.Type] = [
    SurvivalPanel.self, SurvivalHazard.self, SurvivalForest.self, SurvivalResponders.self,
  ]

  private let scene: Scene

  init(_ scene: Scene) {
    self.scene = scene
  }

  static func readableCurves(_ analysis: Analysis, endpoint: Int) -> ShownEndpoint? {
    ShownEndpoint(analysis, at: endpoint)
  }

  /// An endpoint's code and name.
  static func subtitle(_ endpoint: Endpoint, _ look: Look) -> [Span] {
    let name = endpoint.name == endpoint.code ? "" : "  " + endpoint.name
    return [look.span(endpoint.code, .strong), look.span(name, .label)]
  }

  /// The cohort that is compared, where it is not everybody; the curves are those of everybody.
  static func cohort(_ shown: ShownEndpoint, _ scene: Scene, _ look: Look) -> [Span] {
    shown.isWhole
      ? [] : [look.span(scene.cohort == .concurrent ? "P concurrent" : "P all patients", .label)]
  }

  func subtitle(_ look: Look) -> [Span] {
    ShownEndpoint(scene).map { Self.subtitle($0.endpoint, look) } ?? []
  }

  func shortSubtitle(_ look: Look) -> [Span] { Array(subtitle(look).prefix(1)) }

  func trailing(_ look: Look) -> [Span] {
    guard let endpoints = scene.analysis.survival?.endpoints, let shown = ShownEndpoint(scene)
    else { return [] }
    var spans = Self.cohort(shown, scene, look)
    // Where it fills the screen the names of its figures need the room.
    guard endpoints.count > 1, !scene.isZoomed else { return spans }
    if !spans.isEmpty { spans.append(look.span("  ", .label)) }
    for (index, each) in endpoints.enumerated() {
      let code = each.endpoint.code
      if index > 0 { spans.append(look.span(" ", .label)) }
      spans.append(
        code == shown.endpoint.code ? look.span("[\(code)]", .strong) : look.span(code, .label))
    }
    return spans
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    guard let survival = scene.analysis.survival else {
      canvas.sayMissing("time-to-event table", stems: ["adtte", "survival"], look)
      return
    }
    guard let shown = ShownEndpoint(scene) else {
      canvas.writeCentered([[look.span("The time-to-event table has no endpoint.", .label)]])
      return
    }
    SurvivalView(shown, survival, scene).draw(on: &canvas, look)
  }
}

extension ShownEndpoint {
  /// The endpoint that is selected; `nil` if there is none.
  init?(_ scene: Scene) {
    self.init(scene.analysis, at: scene.endpoint)
  }
}
