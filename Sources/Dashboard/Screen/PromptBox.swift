import Cells

/// The line that somebody types into, in the place of the footer.
struct PromptLine {
  private let prompt: Prompt

  init(_ prompt: Prompt) {
    self.prompt = prompt
  }

  private var label: String {
    switch prompt.kind {
    case .search, .help: "/"
    case .filter, .command: ""
    }
  }

  private var hint: String {
    switch prompt.kind {
    case .search: "Enter keeps the rows with these words, Esc shows all as before"
    case .help: "Enter keeps the keys that are about these words, Esc shows all as before"
    case .filter, .command: ""
    }
  }

  /// The keys while something is typed into a box; the list in it is nearer to the eye than they are.
  private func keys(_ glyphs: GlyphSet) -> [(String, String)] {
    let arrows = Key.up.name(glyphs) + (glyphs.isASCII ? "/" : "") + Key.down.name(glyphs)
    return switch prompt.kind {
    case .search, .help: []
    case .filter:
      [
        ("Tab", "take"), (arrows, "choose"),
        ("Enter", prompt.input.isEmpty ? "count everybody" : "apply"), ("Esc", "leave"),
        ("Ctrl-U", "clear"),
      ]
    case .command: [("Enter", "do it"), (arrows, "choose"), ("Esc", "leave")]
    }
  }

  private func drawKeys(on canvas: inout Canvas, _ look: Look) {
    var at = 1
    for (key, label) in keys(look.glyphs) {
      let item = [Span(key, style: look[.key]), Span(" \(label)", style: look[.footer])]
      guard at + item.columns < canvas.size.columns else { return }
      at = canvas.write(item, column: at, row: 0) + 2
    }
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let bar = look[.footer]
    guard !prompt.hasBox else {
      drawKeys(on: &canvas, look)
      return
    }
    // What was typed is never hidden by the hint; of a long text its end is shown.
    let room = max(0, canvas.size.columns - 4)
    var head = prompt.input.head
    while TextWidth.columns(of: head) > room { head.removeFirst() }
    let tail = prompt.input.tail
    let under = tail.first.map(String.init) ?? " "
    let end = canvas.write(
      [
        Span(" \(label)", style: look[.key]), Span(head, style: look[.strong].on(bar.background)),
        Span(under, style: look.cursor(bar)),
        Span(String(tail.dropFirst()), style: look[.strong].on(bar.background)),
      ], column: 0, row: 0)
    let start = canvas.size.columns - TextWidth.columns(of: hint) - 1
    if start > end + 2 { canvas.write(hint, column: start, row: 0, style: bar) }
  }
}

/// A box over the panels into which somebody types, with what there is to choose from under it.
struct PromptBox {
  /// One thing to choose.
  struct Row: Equatable {
    /// What it is.
    var left: [Span]
    /// What stands at its right end, if there is room.
    var right: [Span] = []
  }

  /// What is under the line that is typed.
  struct Contents {
    var title: String
    /// How many there are, and of how many.
    var trailing: [Span] = []
    /// A character of the text that a caret points at.
    var caret: Int?
    /// The line about the text.
    var words: [Span] = []
    /// How many there are to choose from.
    var count: Int
    /// Makes one of them.
    var row: (Int) -> Row
  }

  private let state: State
  private let prompt: Prompt
  /// Where it lies, border included.
  private let rect: Rect

  init?(_ state: State) {
    guard let prompt = state.view.prompt, prompt.hasBox, state.size.columns >= 20,
      state.size.rows >= 8
    else { return nil }
    self.state = state
    self.prompt = prompt
    let columns = min(state.size.columns - 2, 92)
    let top = state.size.rows >= 30 ? 3 : 1
    let rows = min(state.size.rows - top - 1, 22)
    rect = Rect(
      column: (state.size.columns - columns) / 2, row: top, columns: columns, rows: rows)
  }

  private var inside: Rect { rect.inset(2, 1) }
  /// The rows above the list: what is typed, the caret, the words.
  private static let head = 3
  private var list: Rect {
    Rect(
      column: inside.minColumn, row: inside.minRow + Self.head, columns: inside.size.columns,
      rows: max(0, inside.size.rows - Self.head))
  }

  /// The rows to choose from, so that the chosen one is shown.
  private func rows(_ count: Int) -> ScrollingRows {
    ScrollingRows(count, from: prompt.choice - list.size.rows / 2, in: list.size)
  }

  /// The rows to choose from that are shown, and the box.
  private func hits(_ rows: ScrollingRows) -> [HitArea] {
    rows.lines.map { line, choice in
      HitArea(
        rect: Rect(
          column: list.minColumn, row: list.minRow + line, columns: list.size.columns, rows: 1),
        target: .choice(choice))
    } + [HitArea(rect: rect, target: .box)]
  }

  private func contents(_ look: Look) -> Contents {
    switch prompt.kind {
    case .command: Palette(state).contents(state, look, columns: inside.size.columns)
    case .search, .help, .filter:
      FilterChoices(state, prompt).contents(look, columns: inside.size.columns)
    }
  }

  /// Draws on the canvas of the whole screen.
  func draw(on canvas: inout Canvas, _ look: Look) -> BoxNotes {
    let contents = contents(look)
    canvas.within(rect) { canvas in
      canvas.fill(Rect(canvas.size), with: Cell(" ", style: look[.text]))
      canvas.border(
        style: look[.focusedBorder], glyphs: look.glyphs, focused: true,
        title: [look.span(contents.title, .focusedTitle)], trailing: contents.trailing)
    }
    canvas.within(inside) { canvas in
      drawLine(contents, on: &canvas, look)
    }
    let rows = rows(contents.count)
    canvas.within(list) { canvas in
      rows.draw(on: &canvas, look) { drawList(contents, rows, on: &$0, look) }
    }
    return BoxNotes(hits: hits(rows), rows: rows.extent)
  }

  /// What was typed, with the cursor in it; a caret under the character that is wrong.
  private func drawLine(_ contents: Contents, on canvas: inout Canvas, _ look: Look) {
    let characters = Array(prompt.input.text)
    let cursor = prompt.input.head.count
    let room = max(1, canvas.size.columns - 4)
    func width(_ range: Range<Int>) -> Int {
      TextWidth.columns(of: String(characters[range]))
    }
    var start = 0
    while start < cursor, width(start..<cursor) > room { start += 1 }
    let strong = look[.strong]
    let under = cursor < characters.count ? String(characters[cursor]) : " "
    let tail = cursor < characters.count ? String(characters[(cursor + 1)...]) : ""
    let sign = look.glyphs.isASCII ? "> " : "❯ "
    canvas.write(
      [
        look.span(sign, .focusedBorder), Span(String(characters[start..<cursor]), style: strong),
        Span(under, style: look.cursor(look[.text])), Span(tail, style: strong),
      ], column: 0, row: 0)
    var words = contents.words
    var row = 1
    if let caret = contents.caret {
      if caret >= start, caret <= characters.count {
        canvas.write("^", column: 2 + width(start..<caret), row: 1, style: look[.error])
      }
      row = 2
      // The sentence has its own line; where it is too long for it, the caret's too.
      let place = 4 + (caret >= start ? width(start..<min(caret, characters.count)) : 0)
      if words.columns > canvas.size.columns, place + words.columns <= canvas.size.columns {
        row = 1
        words.insert(Span(String(repeating: " ", count: place), style: look[.text]), at: 0)
      }
    }
    canvas.write(
      words.cut(to: canvas.size.columns, ellipsis: look.glyphs.ellipsis), column: 0, row: row)
    if row == 1 {
      canvas.write(
        String(repeating: look.glyphs.isASCII ? "-" : "─", count: canvas.size.columns), column: 0,
        row: 2, style: look[.border])
    }
  }

  private func drawList(
    _ contents: Contents, _ rows: ScrollingRows, on canvas: inout Canvas, _ look: Look
  ) {
    let columns = rows.columns
    for (line, choice) in rows.lines {
      let row = contents.row(choice)
      let isChosen = choice == prompt.choice
      canvas.write(
        isChosen ? look.glyphs.marker : " ", column: 0, row: line, style: look[.focusedBorder])
      let hasRight = row.right.columns > 0 && columns >= row.right.columns + 16
      let room = columns - 2 - (hasRight ? row.right.columns + 2 : 0)
      canvas.write(
        row.left.cut(to: room, ellipsis: look.glyphs.ellipsis), column: 2, row: line)
      if hasRight {
        canvas.write(row.right, column: columns - row.right.columns, row: line)
      }
      guard isChosen else { continue }
      let chosen = look[.selection]
      canvas.restyle(Rect(column: 1, row: line, columns: columns - 1, rows: 1)) {
        Style(
          foreground: chosen.foreground, background: chosen.background,
          attributes: chosen.attributes.union($0.attributes))
      }
    }
  }
}
