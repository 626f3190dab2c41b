import Cells
import TrialAnalysis

/// The last row: the keys, the findings, what the last refresh brought; or a message.
struct FooterBar {
  private let state: State

  init(_ state: State) {
    self.state = state
  }

  func draw(on canvas: inout Canvas, _ look: Look) {
    let size = canvas.size
    let bar = look[.footer]
    canvas.fill(Rect(size), with: Cell(" ", style: bar))
    if let prompt = state.view.prompt {
      PromptLine(prompt).draw(on: &canvas, look)
      return
    }
    if let message = state.message {
      let style = look[message.severity == .note ? .change : message.severity.role]
      let sign = message.severity == .note ? look.glyphs.check : message.severity.sign(look.glyphs)
      canvas.write(
        TextFit.cut(
          " \(sign) \(message.text)", to: size.columns - 1, ellipsis: look.glyphs.ellipsis),
        column: 0, row: 0, style: style.on(bar.background))
      return
    }
    let right = news(look, bar, columns: size.columns / 2)
    let start = size.columns - right.columns - 1
    canvas.write(right, column: start, row: 0)
    let columns = max(0, start - 2)
    if let hint = state.hint {
      drawHint(hint, on: &canvas, look, columns: columns)
    } else {
      drawKeys(on: &canvas, look, bar, columns: columns)
    }
  }

  private func drawHint(
    _ hint: String, on canvas: inout Canvas, _ look: Look, columns: Int
  ) {
    let style = look[.change].on(look[.footer].background)
    canvas.write(
      TextFit.cut(hint, to: columns, ellipsis: look.glyphs.ellipsis), column: 1, row: 0,
      style: style)
  }

  /// As many keys as there is room for; those that lead to all others always.
  private func drawKeys(on canvas: inout Canvas, _ look: Look, _ bar: Style, columns: Int) {
    let keys = FooterKeys(state, look.glyphs)
    func spans(_ item: FooterKeys.Item) -> [Span] {
      [Span(item.keys, style: look[.key]), Span(" \(item.label)", style: bar)]
    }
    let lasting = keys.lasting.map(spans)
    let room = columns - lasting.reduce(0) { $0 + $1.columns + 2 }
    var at = 1
    for item in keys.items.map(spans) {
      // What is less useful does not come before what has no room.
      guard at + item.columns <= room else { break }
      at = canvas.write(item, column: at, row: 0) + 2
    }
    for item in lasting where at + item.columns <= columns {
      at = canvas.write(item, column: at, row: 0) + 2
    }
  }

  private func findings(_ look: Look, _ bar: Style) -> [Span] {
    let count = state.findings.count
    guard count > 0 else { return [] }
    let worst = state.findings.map(\.severity).min() ?? .note
    let text = "\(worst.sign(look.glyphs)) \(NumberFormat.count(count, "finding"))"
    return [Span(text, style: look[worst.role].on(bar.background))]
  }

  /// The findings and as much of what the last refresh brought as has room.
  private func news(_ look: Look, _ bar: Style, columns: Int) -> [Span] {
    let findings = findings(look, bar)
    guard let change = state.lastChange else { return findings }
    let since =
      change.step.map { "\($0.before)" }
      ?? ClockText.time(change.since, utcOffset: state.utcOffset)
    let gap = findings.isEmpty ? [] : [Span("   ", style: bar)]
    for kept in (1...change.texts.count).reversed() {
      let rest = kept < change.texts.count ? [look.glyphs.ellipsis] : []
      let words = (change.texts.prefix(kept) + rest).joined(separator: ", ")
      let spans = findings + gap + [Span("\(words) since \(since)", style: look[.change])]
      if spans.columns <= columns { return spans }
    }
    return findings
  }
}
