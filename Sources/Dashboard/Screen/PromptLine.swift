import Cells

/// The line that somebody types into, in the place of the footer.
struct PromptLine {
  private let prompt: Prompt

  init(_ prompt: Prompt) {
    self.prompt = prompt
  }

  private var label: String {
    switch prompt.kind {
    case .search: "/"
    }
  }

  private var hint: String {
    switch prompt.kind {
    case .search: "Enter keeps the rows with these words, Esc shows all as before"
    }
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let bar = look[.footer]
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
