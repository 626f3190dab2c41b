import Cells
import TrialAnalysis

/// Something that can be drawn in any rectangle, made from a scene.
///
/// A panel draws in the rectangle inside its border and may be given any size, none included. The
/// numbers it writes as spans that lead somewhere are what the cursor walks over.
protocol Panel: Sendable {
  /// The name in the border and on the tab.
  static var title: String { get }
  /// The name on the tab where there is little room.
  static var shortTitle: String { get }
  /// What it can show where it fills the screen, itself first; a new figure is a line here.
  static var figures: [any Panel.Type] { get }
  /// Where its keys are, besides those of all panels.
  static var contexts: [Binding.Context] { get }
  /// The curves that are read at a time with the arrows, of the selected endpoint; `nil` if it has
  /// none.
  static func readableCurves(_ analysis: Analysis, endpoint: Int) -> ShownEndpoint?

  init(_ scene: Scene)

  /// What follows the title in the border.
  func subtitle(_ look: Look) -> [Span]
  /// The same where what stands at the right needs the room.
  func shortSubtitle(_ look: Look) -> [Span]
  /// What stands at the right of the upper border.
  func trailing(_ look: Look) -> [Span]
  /// Draws on the whole canvas, and notes on it how far the rows can be moved.
  func draw(on canvas: inout Canvas, _ look: Look)
}

extension Panel {
  static var shortTitle: String { title }
  static var figures: [any Panel.Type] { [Self.self] }
  static var contexts: [Binding.Context] { [] }
  static func readableCurves(_ analysis: Analysis, endpoint: Int) -> ShownEndpoint? { nil }
  func subtitle(_ look: Look) -> [Span] { [] }
  func shortSubtitle(_ look: Look) -> [Span] { subtitle(look) }
  func trailing(_ look: Look) -> [Span] { [] }
}
