import Cells
import TestSupport
import Testing

@testable import Dashboard
@testable import TrialAnalysis

/// Every panel as it fills the screen, with each of its figures, at three sizes.
@Suite("Whole figures")
struct FigureSnapshotTests {
  private typealias Fixture = AnalysisFixture

  /// Every figure of every panel, by the panel's place.
  private static let all: [(panel: Int, figure: Int)] = PanelCatalog.all.enumerated().flatMap {
    place, panel in panel.views.indices.map { (place, $0) }
  }

  @Test(
    "each looks as recorded: in colour, with the styles; without colours; in ASCII alone",
    arguments: all)
  func looks(_ panel: Int, _ figure: Int) throws {
    let kind = PanelCatalog.all[panel]
    var name = kind.title
    if kind.views.count > 1 { name += "-" + kind.views[figure].title }
    for (columns, rows) in [(80, 24), (120, 40), (200, 60)] {
      var state = Fixture.state(columns: columns, rows: rows)
      // A step back and forth gives Changes something to tell.
      if panel == PanelCatalog.changes { Fixture.press("{{]", &state) }
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
