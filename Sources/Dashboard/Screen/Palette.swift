import Cells

/// The commands that somebody who types a few letters may mean, the likeliest first.
struct Palette {
  /// A command, and which letters of its title were typed.
  struct Item: Equatable {
    let command: Command
    let places: [Int]
  }

  /// What fits.
  let items: [Item]
  /// How many commands there are.
  let total: Int

  init(_ state: State) {
    let pattern = state.view.prompt?.input.text ?? ""
    let words = pattern.lowercased().split(separator: " ")
    let commands = state.commands
    total = commands.count
    guard !words.isEmpty else {
      items = commands.map { Item(command: $0, places: []) }
      return
    }
    let found = commands.enumerated().compactMap { order, command -> (Int, Int, Item)? in
      if let match = FuzzyMatch(pattern, in: command.title) {
        return (match.score, order, Item(command: command, places: match.places))
      }
      // Words that only the sentence has come after all that a title has.
      let sentence = "\(command.title) \(command.help)".lowercased()
      guard words.allSatisfy({ sentence.contains($0) }) else { return nil }
      return (Int.min, order, Item(command: command, places: []))
    }
    items = found.sorted { ($1.0, $0.1) < ($0.0, $1.1) }.map(\.2)
  }

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
