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
    let right = right(look, bar, columns: size.columns)
    canvas.write(right, column: size.columns - right.columns - 1, row: 0)
    for item in items(look, columns: size.columns) {
      let keys = Span(item.binding.footerKeys(look.glyphs), style: look[.key])
      canvas.write([keys, Span(" \(item.binding.label)", style: bar)], column: item.column, row: 0)
    }
  }

  /// The parts of the footer that are keys, where the footer lies on the screen.
  ///
  /// Of a pair of arrows each is a key of its own; the words belong to the key before them.
  func keyAreas(_ look: Look, in rect: Rect) -> [HitArea] {
    guard state.view.prompt == nil, state.message == nil else { return [] }
    return items(look, columns: rect.size.columns).flatMap { item -> [HitArea] in
      let keys = item.binding.footerSteps.compactMap(\.keys.first)
      // Long names have a stroke between them.
      let names = keys.reduce(0) { $0 + TextWidth.columns(of: $1.name(look.glyphs)) }
      let shown = TextWidth.columns(of: item.binding.footerKeys(look.glyphs))
      let gap = (shown - names) / max(1, keys.count - 1)
      var column = rect.minColumn + item.column
      let end = column + item.columns
      return keys.enumerated().map { place, key in
        let isLast = place == keys.count - 1
        let columns = isLast ? end - column : TextWidth.columns(of: key.name(look.glyphs))
        defer { column += columns + gap }
        return HitArea(
          rect: Rect(column: column, row: rect.minRow, columns: columns, rows: 1), target: .key(key)
        )
      }
    }
  }

  /// A key with its words and the columns they take.
  private struct Item {
    var binding: Binding
    var column: Int
    var columns: Int
  }

  /// The keys that have room, from the left.
  private func items(_ look: Look, columns: Int) -> [Item] {
    let room = max(0, columns - right(look, look[.footer], columns: columns).columns - 3)
    var items: [Item] = []
    var at = 1
    for binding in KeyMap.standard.footer(in: state.contexts) {
      guard state.analysis != nil || binding.worksWithoutStudy else { continue }
      let columns = TextWidth.columns(of: "\(binding.footerKeys(look.glyphs)) \(binding.label)")
      guard at + columns <= room else { continue }
      items.append(Item(binding: binding, column: at, columns: columns))
      at += columns + 2
    }
    return items
  }

  /// What stands at the right: whose the mouse is, the findings and what is new.
  private func right(_ look: Look, _ bar: Style, columns: Int) -> [Span] {
    let news = news(look, bar)
    let right = news.columns > columns / 2 ? findings(look, bar) : news
    guard !state.usesMouse else { return right }
    let sign = Span("mouse selects text", style: look[.warning].on(bar.background))
    return right.isEmpty ? [sign] : [sign, Span("   ", style: bar)] + right
  }

  private func findings(_ look: Look, _ bar: Style) -> [Span] {
    let count = state.findings.count
    guard count > 0 else { return [] }
    let worst = state.findings.map(\.severity).min() ?? .note
    let text = "\(worst.sign(look.glyphs)) \(NumberFormat.count(count, "finding"))"
    return [Span(text, style: look[worst.role].on(bar.background))]
  }

  private func news(_ look: Look, _ bar: Style) -> [Span] {
    var spans = findings(look, bar)
    if let change = state.lastChange {
      if !spans.isEmpty { spans.append(Span("   ", style: bar)) }
      let since =
        change.step.map { "\($0.before)" }
        ?? ClockText.time(change.since, utcOffset: state.utcOffset)
      spans.append(Span("\(change.text) since \(since)", style: look[.change]))
    }
    return spans
  }
}

extension Binding {
  /// Whether its keys do anything before there is a study.
  fileprivate var worksWithoutStudy: Bool {
    steps.contains { [.help, .theme, .reload, .quit, .back].contains($0.action) }
  }
}
