import Cells
import TrialAnalysis

/// Which panels share the screen, and which of them is large.
public enum LayoutPreset: String, Sendable, CaseIterable {
  /// Everything about the study at once.
  case overview
  /// What is toxic, and what came in last.
  case safety
  /// Who responds and who is alive.
  case efficacy

  /// The panels, by their places in the catalog, the first column first.
  public var panels: [Int] { columns(of: nil, rows: 0).flatMap(\.panels).map(\.panel) }

  /// The panel that it is about.
  var main: Int {
    switch self {
    case .overview: PanelCatalog.arms
    case .safety: PanelCatalog.toxicity
    case .efficacy: PanelCatalog.survival
    }
  }

  /// The rows that the panels need before the findings are among them.
  private static let rowsForFindings = 52

  /// The panels side by side, for a study on so many rows; on many the findings are among them.
  func columns(of analysis: Analysis?, rows: Int) -> [LayoutColumn] {
    let arms = analysis?.arms.count ?? 0
    let comparisons = analysis?.response?.comparisons.count ?? 0
    // The row of all arms together only where those below keep whom a comparison leaves out.
    let armRows = Track.fixed(min(max(arms, 1), 8) + (rows >= 34 ? 6 : 5))
    let narrow = Track(minimum: 44, weight: 38, maximum: 66)
    let wide = Track(minimum: 56, weight: 62)
    switch self {
    case .overview:
      let fullResponse = 3 * arms + 3 * comparisons + 6
      let findings: [(panel: Int, height: Track)] =
        rows >= Self.rowsForFindings ? [(PanelCatalog.findings, .fixed(8))] : []
      return [
        LayoutColumn(
          width: narrow,
          panels: [
            (PanelCatalog.arms, armRows),
            (PanelCatalog.response, Track(minimum: 10, weight: 5, maximum: fullResponse)),
            (PanelCatalog.toxicity, Track(minimum: 8, weight: 4)),
          ] + findings),
        LayoutColumn(
          width: wide,
          panels: [
            (PanelCatalog.enrollment, Track(minimum: 10, weight: 2, maximum: 20)),
            (PanelCatalog.survival, Track(minimum: 16, weight: 4)),
          ]),
      ]
    case .safety:
      return [
        LayoutColumn(
          width: narrow,
          panels: [(PanelCatalog.arms, armRows), (PanelCatalog.changes, Track(minimum: 8))]),
        LayoutColumn(width: wide, panels: [(PanelCatalog.toxicity, Track(minimum: 8))]),
      ]
    case .efficacy:
      return [
        LayoutColumn(
          width: narrow,
          panels: [(PanelCatalog.arms, armRows), (PanelCatalog.response, Track(minimum: 10))]),
        LayoutColumn(width: wide, panels: [(PanelCatalog.survival, Track(minimum: 16))]),
      ]
    }
  }
}
