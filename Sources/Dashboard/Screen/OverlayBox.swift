import Cells
import TrialAnalysis

/// A box over the panels: the keys.
struct OverlayBox {
  private let state: State
  private let overlay: ViewState.Overlay
  /// Where it lies, border included.
  let rect: Rect

  init?(_ state: State) {
    guard let overlay = state.view.overlay, overlay == .help, state.size.columns >= 20,
      state.size.rows >= 6
    else {
      return nil
    }
    self.state = state
    self.overlay = overlay
    let plain = Look(theme: .plain, glyphs: .unicode)
    let columns = min(state.size.columns - 4, 86)
    let lines = Self.lines(state, overlay, plain, columns: columns - 6)
    let rows = min(state.size.rows - 2, lines.count + 4)
    rect = Rect(
      column: (state.size.columns - columns) / 2, row: (state.size.rows - rows) / 2,
      columns: columns, rows: rows)
  }

  private var inside: Rect { rect.inset(3, 2) }
  var pageRows: Int { max(1, inside.size.rows) }
  var scrollLimit: Int {
    let plain = Look(theme: .plain, glyphs: .unicode)
    return max(
      0,
      Self.lines(state, overlay, plain, columns: inside.size.columns).count - inside.size.rows)
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let title = "Keys"
    canvas.within(rect) { canvas in
      canvas.fill(Rect(canvas.size), with: Cell(" ", style: look[.text]))
      canvas.border(
        style: look[.focusedBorder], glyphs: look.glyphs, focused: true,
        title: [look.span(title, .focusedTitle)], trailing: [look.span("Esc closes", .label)])
    }
    let lines = Self.lines(state, overlay, look, columns: inside.size.columns)
    let first = min(state.view.overlayScroll, max(0, lines.count - inside.size.rows))
    canvas.within(inside) { canvas in
      canvas.write(lines: Array(lines.dropFirst(first).prefix(canvas.size.rows)), row: 0)
      canvas.drawScrollBar(
        first: first, visible: canvas.size.rows, count: lines.count, top: 0, look)
    }
  }

  private static func lines(
    _ state: State, _ overlay: ViewState.Overlay, _ look: Look, columns: Int
  ) -> [[Span]] {
    switch overlay {
    case .help: helpLines(look, columns: columns)
    case .themes: []
    }
  }

  private static func helpLines(_ look: Look, columns: Int) -> [[Span]] {
    let bindings = KeyMap.standard.bindings.filter { $0.context != .overlay }
    let names = bindings.map { $0.allKeys(look.glyphs).joined(separator: " ") }
    let left = min(names.map { TextWidth.columns(of: $0) }.max() ?? 0, columns / 3)
    var lines: [[Span]] = []
    for (binding, keys) in zip(bindings, names) {
      let words = Flow.words(binding.help, columns: columns - left - 4, style: look[.text])
      let name = TextFit.padded(keys, to: left, ellipsis: look.glyphs.ellipsis)
      for (index, line) in words.enumerated() {
        let head = index == 0 ? name : String(repeating: " ", count: left)
        lines.append(
          [
            Span(head + "  ", style: look[.key].on(look.theme.background))
          ] + line)
      }
    }
    return lines + [
      [],
      [
        look.span(
          "Click focuses a panel; a click on its title zooms it; the wheel scrolls.", .label)
      ],
    ]
  }
}
