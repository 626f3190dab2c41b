/// Which panels share the screen, and which of them is large.
public enum LayoutPreset: String, Sendable, CaseIterable {
  /// Everything about the study at once.
  case overview
  /// What is toxic, and what came in last.
  case safety
  /// Who responds and who is alive.
  case efficacy

  /// The panels, by their places in the catalog, the first column first.
  public var panels: [Int] {
    switch self {
    case .overview:
      [
        PanelCatalog.arms, PanelCatalog.response, PanelCatalog.toxicity, PanelCatalog.enrollment,
        PanelCatalog.survival,
      ]
    case .safety: [PanelCatalog.arms, PanelCatalog.changes, PanelCatalog.toxicity]
    case .efficacy: [PanelCatalog.arms, PanelCatalog.response, PanelCatalog.survival]
    }
  }

  /// The panel that it is about.
  var main: Int {
    switch self {
    case .overview: PanelCatalog.arms
    case .safety: PanelCatalog.toxicity
    case .efficacy: PanelCatalog.survival
    }
  }
}
