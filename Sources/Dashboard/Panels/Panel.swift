import Cells
import TrialAnalysis

/// Something that can be drawn in any rectangle, made from its input.
///
/// A panel draws in the rectangle inside its border and may be given any size, none included. The
/// numbers it writes as spans that lead somewhere are what the cursor walks over.
protocol Panel: Sendable {
  /// The name in the border and on the tab.
  static var title: String { get }
  /// The name on the tab where there is little room.
  static var shortTitle: String { get }
  /// What it can show where it fills the screen, itself first; a new figure is a line here.
  static var views: [any Panel.Type] { get }
  /// Where its keys are, besides those of all panels.
  static var contexts: [Command.Context] { get }
  /// The curves that are read at a time with the arrows, of the selected endpoint; `nil` if it has
  /// none.
  static func readableCurves(_ analysis: Analysis, endpoint: Int) -> ShownEndpoint?

  init(_ input: PanelInput)

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
  static var views: [any Panel.Type] { [Self.self] }
  static var contexts: [Command.Context] { [] }
  static func readableCurves(_ analysis: Analysis, endpoint: Int) -> ShownEndpoint? { nil }
  func subtitle(_ look: Look) -> [Span] { [] }
  func shortSubtitle(_ look: Look) -> [Span] { subtitle(look) }
  func trailing(_ look: Look) -> [Span] { [] }
}

extension Size {
  /// What is left above lines at the lower edge, which take half of it at most.
  func above(_ lines: [[Span]]) -> Size {
    Size(columns: columns, rows: rows - min(lines.count, max(rows / 2, min(rows, 1))))
  }
}

extension Canvas {
  /// Draws lines against the lower edge and returns what is left above them.
  ///
  /// They never take more than half of the canvas: the last ones go.
  mutating func drawFooting(_ lines: [[Span]]) -> Rect {
    let body = size.above(lines)
    let shown = Array(lines.prefix(size.rows - body.rows))
    aside { _ = $0.write(lines: shown, row: body.rows) }
    return Rect(body)
  }

  /// Writes lines from a row on and returns the row after them.
  @discardableResult
  mutating func write(lines: [[Span]], column: Int = 0, row: Int) -> Int {
    for (index, line) in lines.enumerated() { write(line, column: column, row: row + index) }
    return row + lines.count
  }

  /// Writes a few words in the middle.
  mutating func writeCentered(_ lines: [[Span]]) {
    let top = max(0, (size.rows - lines.count) / 2)
    for (index, line) in lines.enumerated() {
      write(line, column: max(0, (size.columns - line.columns) / 2), row: top + index)
    }
  }

  /// Says that a table is not there, and under which names it would be found.
  mutating func sayMissing(_ table: String, stems: [String], _ look: Look) {
    let text = "No \(table) in this folder (\(stems.joined(separator: ", ")))."
    writeCentered(Flow.words(text, columns: size.columns, style: look[.label]))
  }
}
