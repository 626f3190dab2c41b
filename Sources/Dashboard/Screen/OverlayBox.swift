import Cells
import TrialAnalysis

/// A box over the panels: the keys.
struct OverlayBox {
  private let state: State
  private let text: HelpText

  init?(_ state: State) {
    guard state.view.overlay == .help, state.size.columns >= 20, state.size.rows >= 6 else {
      return nil
    }
    self.state = state
    text = HelpText(state)
  }

  /// The columns at the right that are kept for it.
  private static let scrollBar = 2

  /// Draws on the canvas of the whole screen.
  func draw(on canvas: inout Canvas, _ look: Look) -> BoxNotes {
    let columns = state.size.columns - 4
    let lines = text.lines(look, columns: columns - 6 - Self.scrollBar)
    let rect = Rect(
      column: 2, row: 1, columns: columns,
      rows: min(state.size.rows - 2, max(lines.count + 2, 6)))
    let inside = rect.inset(3, 1)
    let search = state.view.helpSearch
    var title = [look.span("Keys", .focusedTitle)]
    if !search.isEmpty { title.append(look.span("  /\(search)", .strong)) }
    canvas.within(rect) { canvas in
      canvas.fill(Rect(canvas.size), with: Cell(" ", style: look[.text]))
      canvas.border(
        style: look[.focusedBorder], glyphs: look.glyphs, focused: true, title: title,
        trailing: [look.span(hint(look.glyphs), .label)])
    }
    let rows = ScrollingRows(lines.count, from: state.view.overlayScroll, in: inside.size)
    canvas.within(inside) { canvas in
      rows.draw(on: &canvas, look) { $0.write(lines: Array(lines[rows.range]), row: 0) }
    }
    return BoxNotes(hits: [HitArea(rect: rect, target: .box)], rows: rows.extent)
  }

  private func hint(_ glyphs: GlyphSet) -> String {
    let keys = [(CommandID.search, "searches"), (.back, "closes")].compactMap { id, words in
      state.keys.key(for: id, in: [.overlay]).map { "\($0.name(glyphs)) \(words)" }
    }
    return keys.joined(separator: ", ")
  }
}
