import Cells
import TrialAnalysis

/// What the last refresh or step of the cut-off brought: in numbers, then subject by subject.
struct ChangesPanel: Panel {
  static let title = "Changes"
  static let minimumSize = Size(columns: 40, rows: 8)

  private let scene: Scene

  init(_ scene: Scene) {
    self.scene = scene
  }
  func draw(on canvas: inout Canvas, _ look: Look) {
  }
}
