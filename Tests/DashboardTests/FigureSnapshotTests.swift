import Cells
import TestSupport
import Testing

@testable import Dashboard
@testable import TrialAnalysis

/// Every panel as it fills the screen, with each of its figures, at three sizes.
@Suite("Whole figures")
struct FigureSnapshotTests {
  private typealias Fixture = AnalysisFixture

  /// Every figure of every panel.
  private static let all: [(panel: PanelID, figure: Int)] = PanelCatalog.ids.flatMap { panel in
    PanelCatalog.kind(panel).views.indices.map { (panel, $0) }
  }

  @Test(
    "each looks as recorded: in colour, with the styles; without colours; in ASCII alone",
    arguments: all)
  func looks(_ panel: PanelID, _ figure: Int) throws {
    let kind = PanelCatalog.kind(panel)
    var name = kind.title
    if kind.views.count > 1 { name += "-" + kind.views[figure].title }
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
      var state = Fixture.state(columns: columns, rows: rows)
      // A step back and forth gives Changes something to tell.
      if panel == .changes { Fixture.press("{{]", &state) }
      state.view.focus = panel
      state.view.isZoomed = true
      state.view.panelViews[panel] = figure
      let place = "\(name.lowercased())-\(columns)x\(rows)"
      let grid = render(state, try Fixture.look(columns == 120 ? "default" : "mono"))
      if columns == 120 {
        expectSnapshot(grid, named: place)
      } else {
        expectSnapshot(text: grid.text, named: place)
      }
      expectSnapshot(
        text: render(state, try Fixture.look("mono", .ascii)).text, named: place + "-ascii")
    }
  }
}
