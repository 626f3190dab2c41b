import Cells
import TrialAnalysis

/// A box over the panels: the keys.
struct OverlayBox {
  private let state: State
  private let text: HelpText
  /// Where it lies, border included.
  let rect: Rect
  /// How many lines there are.
  private let count: Int

  init?(_ state: State) {
    guard state.view.overlay == .help, state.size.columns >= 20, state.size.rows >= 6 else {
      return nil
    }
    self.state = state
    text = HelpText(state)
    let columns = state.size.columns - 4
    count = text.lines(.bare, columns: columns - 6 - Self.scrollBar).count
    let rows = state.size.rows - 2
    rect = Rect(column: 2, row: 1, columns: columns, rows: min(rows, max(count + 2, 6)))
  }

  /// The columns at the right that are kept for it.
  private static let scrollBar = 2

  private var inside: Rect { rect.inset(3, 1) }
  var pageRows: Int { max(1, inside.size.rows) }
  var scrollLimit: Int { max(0, count - inside.size.rows) }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let search = state.view.helpSearch
    var title = [look.span("Keys", .focusedTitle)]
    if !search.isEmpty { title.append(look.span("  /\(search)", .strong)) }
    canvas.within(rect) { canvas in
      canvas.fill(Rect(canvas.size), with: Cell(" ", style: look[.text]))
      canvas.border(
        style: look[.focusedBorder], glyphs: look.glyphs, focused: true, title: title,
        trailing: [look.span(hint(look.glyphs), .label)])
    }
    let lines = text.lines(look, columns: inside.size.columns - Self.scrollBar)
    let first = min(state.view.overlayScroll, max(0, lines.count - inside.size.rows))
    canvas.within(inside) { canvas in
      canvas.write(lines: Array(lines.dropFirst(first).prefix(canvas.size.rows)), row: 0)
      canvas.drawScrollBar(
        first: first, visible: canvas.size.rows, count: lines.count, top: 0, look)
    }
  }

  private func hint(_ glyphs: GlyphSet) -> String {
    let keys = [(Action.search, "searches"), (.back, "closes")].compactMap { action, words in
      state.keys.key(for: action, in: [.overlay]).map { "\($0.name(glyphs)) \(words)" }
    }
    return keys.joined(separator: ", ")
  }
}
