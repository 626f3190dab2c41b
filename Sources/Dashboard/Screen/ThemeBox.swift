import Cells

/// The list of the themes over the panels, each with its summary and a sample in its own colours.
struct ThemeBox {
  private let state: State
  private let selected: Int
  /// Where it lies, border included.
  private let rect: Rect
  /// The rows of one theme: with a sample, or its name alone where there is no room.
  private let rowsPerEntry: Int

  init?(_ state: State) {
    guard case .themes? = state.view.overlay, state.size.columns >= 20, state.size.rows >= 6
    else { return nil }
    self.state = state
    selected = state.themes.firstIndex { $0.name == state.theme } ?? 0
    let columns = min(state.size.columns - 4, 84)
    let most = state.size.rows - 4
    rowsPerEntry = most >= 8 ? 2 : 1
    let rows = min(most, state.themes.count * rowsPerEntry) + 2
    // At the lower right, so that most of what is being judged stays in sight.
    rect = Rect(
      column: state.size.columns - columns - 2, row: state.size.rows - rows - 1,
      columns: columns, rows: rows)
  }

  /// How many themes are shown at once.
  private var pageEntries: Int { max(1, (rect.size.rows - 2) / rowsPerEntry) }

  /// The themes, of which those around the selected one are shown.
  private var entries: ScrollingRows {
    ScrollingRows(
      state.themes.count, from: selected - pageEntries / 2,
      in: Size(columns: rect.size.columns, rows: pageEntries))
  }

  /// The themes that are shown, and the box.
  private var hits: [HitArea] {
    entries.lines.map { line, place in
      HitArea(
        rect: Rect(
          column: rect.minColumn, row: rect.minRow + 1 + line * rowsPerEntry,
          columns: rect.size.columns, rows: rowsPerEntry), target: .theme(place))
    } + [HitArea(rect: rect, target: .box)]
  }

  /// Draws on the canvas of the whole screen.
  func draw(on canvas: inout Canvas, _ look: Look) -> BoxNotes {
    canvas.within(rect) { canvas in
      canvas.fill(Rect(canvas.size), with: Cell(" ", style: look[.text]))
      canvas.border(
        style: look[.focusedBorder], glyphs: look.glyphs, focused: true,
        title: [look.span("Themes", .focusedTitle)],
        trailing: [look.span("Enter keeps, Esc restores", .label)])
      canvas.within(Rect(canvas.size).inset(1, 1)) { drawEntries(on: &$0, look) }
    }
    return BoxNotes(hits: hits, rows: entries.extent)
  }

  private func drawEntries(on canvas: inout Canvas, _ look: Look) {
    let width = min(
      state.themes.map { TextWidth.columns(of: $0.name) }.max() ?? 0, canvas.size.columns / 2)
    for (line, place) in entries.lines {
      let theme = state.themes[place]
      let row = line * rowsPerEntry
      let isSelected = place == selected
      let style = look[isSelected ? .selection : .text]
      canvas.fill(
        Rect(column: 0, row: row, columns: canvas.size.columns, rows: 1),
        with: Cell(" ", style: style))
      let name = TextFit.padded(theme.name, to: width, ellipsis: look.glyphs.ellipsis)
      let head = [
        Span(isSelected ? look.glyphs.marker : " ", style: style.adding(.bold)),
        Span(name, style: style.adding(.bold)), Span("  ", style: style),
        Span(theme.summary, style: isSelected ? style : look[.label]),
      ]
      canvas.write(
        head.cut(to: canvas.size.columns - 2, ellipsis: look.glyphs.ellipsis), column: 0, row: row)
      guard rowsPerEntry == 2 else { continue }
      let own = Look(theme: theme, glyphs: look.glyphs)
      canvas.write(
        ThemeSample.spans(own).cut(to: canvas.size.columns - 4, ellipsis: ""), column: 2,
        row: row + 1)
    }
    entries.drawBar(on: &canvas, look)
  }
}
