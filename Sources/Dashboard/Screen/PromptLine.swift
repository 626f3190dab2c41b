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
