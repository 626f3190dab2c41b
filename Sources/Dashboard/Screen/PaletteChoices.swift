import Cells

extension Palette {
  /// What is shown under the line that is typed: the commands with what was typed underlined.
  func contents(_ look: Look, columns: Int) -> PromptBox.Contents {
    var contents = PromptBox.Contents(title: "Commands", count: items.count) { index in
      Self.row(items[index], look, columns: columns)
    }
    contents.trailing = [look.span("\(items.count) of \(total)", .label)]
    contents.words =
      items.isEmpty
      ? [look.span("Nothing is called that.", .warning)]
      : [look.span("type what you want to do", .label)]
    return contents
  }

  private static func row(_ item: Item, _ look: Look, columns: Int) -> PromptBox.Row {
    let typed = Set(item.places)
    var left: [Span] = []
    for (place, character) in item.command.title.enumerated() {
      let style = typed.contains(place) ? look[.strong].adding(.underline) : look[.text]
      if left.last?.style == style {
        left[left.count - 1].text.append(character)
      } else {
        left.append(Span(String(character), style: style))
      }
    }
    let help = item.command.help
    if !help.isEmpty, columns >= 56 {
      let gap = max(2, 24 - left.columns)
      left.append(look.span(String(repeating: " ", count: gap) + help, .dim))
    }
    let keys = item.command.keys.prefix(2).map { $0.name(look.glyphs) }
    let style = look[.key].on(look.theme.background)
    return PromptBox.Row(
      left: left, right: keys.isEmpty ? [] : [Span(keys.joined(separator: " "), style: style)])
  }
}
