import Cells
import TrialAnalysis
import TrialModel
import TrialReport

/// The last row: the keys, the findings, what the last refresh brought; or a message.
struct FooterBar {
  private let state: State

  private let destination: LinkDestination?

  /// The row of a state where the cursor is on that destination, which is known once the panel is drawn.
  init(_ state: State, destination: LinkDestination?) {
    self.state = state
    self.destination = destination
  }

  /// Draws the row, and returns its keys for the mouse.
  func draw(on canvas: inout Canvas, _ look: Look) -> [HitArea] {
    let size = canvas.size
    let bar = look[.footer]
    canvas.fill(Rect(size), with: Cell(" ", style: bar))
    if let prompt = state.view.prompt {
      PromptLine(prompt).draw(on: &canvas, look)
      return []
    }
    if let message = state.message {
      let style = look[message.severity == .note ? .change : message.severity.role]
      let sign = message.severity == .note ? look.glyphs.check : message.severity.sign(look.glyphs)
      canvas.write(
        TextFit.cut(
          " \(sign) \(message.text)", to: size.columns - 1, ellipsis: look.glyphs.ellipsis),
        column: 0, row: 0, style: style.on(bar.background))
      return []
    }
    let right = right(look, bar, columns: size.columns)
    canvas.write(right, column: size.columns - right.columns - 1, row: 0)
    if let hint = state.hint {
      let room = size.columns - right.columns - 3
      canvas.write(
        TextFit.cut(hint, to: room, ellipsis: look.glyphs.ellipsis), column: 1, row: 0,
        style: look[.change].on(bar.background))
      return []
    }
    let places = places(look, columns: size.columns)
    for place in places {
      let words = [
        Span(place.item.keys, style: look[.key]), Span(" \(place.item.label)", style: bar),
      ]
      canvas.write(words, column: place.column, row: 0)
    }
    return keyAreas(places, look, in: canvas.frame)
  }

  /// The parts of the footer that are keys, where the footer lies on the screen.
  ///
  /// Of a pair of arrows each is a key of its own; the words belong to the key before them.
  private func keyAreas(_ places: [Place], _ look: Look, in rect: Rect) -> [HitArea] {
    places.flatMap { place -> [HitArea] in
      let keys = place.item.command.footerSteps.compactMap(\.keys.first)
      // Long names have a stroke between them.
      let names = keys.reduce(0) { $0 + TextWidth.columns(of: $1.name(look.glyphs)) }
      let gap = (TextWidth.columns(of: place.item.keys) - names) / max(1, keys.count - 1)
      var column = rect.minColumn + place.column
      let end = column + place.columns
      return keys.enumerated().map { index, key in
        let isLast = index == keys.count - 1
        let columns = isLast ? end - column : TextWidth.columns(of: key.name(look.glyphs))
        defer { column += columns + gap }
        return HitArea(
          rect: Rect(column: column, row: rect.minRow, columns: columns, rows: 1), target: .key(key)
        )
      }
    }
  }

  /// A key with its words, and where they stand.
  private struct Place {
    var item: FooterKeys.Item
    var column: Int
    var columns: Int
  }

  /// As many keys as there is room for, from the left; those that lead to all others always.
  private func places(_ look: Look, columns: Int) -> [Place] {
    let room = max(0, columns - right(look, look[.footer], columns: columns).columns - 3)
    let keys = FooterKeys(state, look.glyphs, destination: destination)
    func width(_ item: FooterKeys.Item) -> Int {
      TextWidth.columns(of: "\(item.keys) \(item.label)")
    }
    let free = room - keys.lasting.reduce(0) { $0 + width($1) + 2 }
    var places: [Place] = []
    var at = 1
    func put(_ item: FooterKeys.Item, in room: Int) -> Bool {
      guard at + width(item) <= room else { return false }
      places.append(Place(item: item, column: at, columns: width(item)))
      at += width(item) + 2
      return true
    }
    // What is less useful does not come before what has no room.
    for item in keys.items where !put(item, in: free) { break }
    for item in keys.lasting { _ = put(item, in: room) }
    return places
  }

  /// What stands at the right: whose the mouse is, the findings and what is new.
  private func right(_ look: Look, _ bar: Style, columns: Int) -> [Span] {
    // On narrow screens the ways out need more room than half; the header shows the past as well.
    let right = news(look, bar, columns: columns < 100 ? columns * 3 / 8 : columns / 2)
    guard !state.usesMouse else { return right }
    let sign = Span("mouse selects text", style: look[.warning].on(bar.background))
    return right.isEmpty ? [sign] : [sign, Span("   ", style: bar)] + right
  }

  private func findings(_ look: Look, _ bar: Style) -> [Span] {
    let count = state.findings.total()
    guard count > 0 else { return [] }
    let worst = state.findings.map(\.severity).min() ?? .note
    let text = "\(worst.sign(look.glyphs)) \(NumberFormat.count(count, "finding"))"
    return [Span(text, style: look[worst.role].on(bar.background))]
  }

  /// The findings and as much of what the last refresh brought as has room.
  private func news(_ look: Look, _ bar: Style, columns: Int) -> [Span] {
    let findings = findings(look, bar)
    guard let change = state.lastChange else { return findings }
    if let step = change.step, step.after < step.before {
      let gap = findings.isEmpty ? [] : [Span("   ", style: bar)]
      let spans = findings + gap + [Span("back from \(step.before)", style: look[.change])]
      return spans.columns <= columns ? spans : findings
    }
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
