import Cells

/// The keys in words, made from the key table: first those of what one is looking at, then the others.
struct HelpText {
  /// Keys that belong together.
  struct Section: Equatable {
    let title: String
    let commands: [Command]
  }

  /// The parts, those closest to what is shown first; those without a hit of the search are left
  /// out.
  let sections: [Section]

  init(_ state: State) {
    let map = state.keys
    let contexts = state.surfaceContexts
    let words = state.view.helpSearch.lowercased().split(separator: " ")
    var sections: [Section] = []
    func add(_ title: String, _ commands: [Command]) {
      let found = commands.filter { $0.isAbout(words) }
      if !found.isEmpty { sections.append(Section(title: title, commands: found)) }
    }
    func commands(_ context: Command.Context) -> [Command] {
      map.commands.filter { $0.context == context }
    }
    let own = Command.Context.allCases.filter { $0 != .panels && contexts.contains($0) }
    for context in own { add(context.title, commands(context)) }
    // What a key of the panels means is recorded only where it means that here.
    let general = commands(.panels)
    let here = general.filter { $0.holds(in: contexts, map) }
    for topic in Command.Topic.allCases {
      add(topic.rawValue, here.filter { $0.topic == topic })
    }
    add("Anywhere", commands(.everywhere))
    for context in Command.Context.allCases
    where ![.panels, .everywhere].contains(context) && context.isListed
      && !own.contains(context)
    {
      add(context.title, commands(context))
    }
    add("In other panels", general.filter { !$0.holds(in: contexts, map) })
    self.sections = sections
  }

  /// All of it on lines, in as many columns side by side as there is room for.
  func lines(_ look: Look, columns: Int) -> [[Span]] {
    guard !sections.isEmpty else { return [[look.span("No key is about that.", .warning)]] }
    let count = max(1, min(3, (columns + Self.gap) / (Self.column + Self.gap)))
    let width = max(1, (columns - (count - 1) * Self.gap) / count)
    let blocks = blocks(look, columns: width)
    guard count > 1 else { return blocks.flatMap(\.self) }
    return Self.sideBySide(Self.divide(blocks, into: count), columns: width, look)
  }

  /// The least width of a column, and what is between two.
  private static let column = 52
  private static let gap = 4

  /// Lines that stay together: a row of the table, the first of a section under its title.
  private func blocks(_ look: Look, columns: Int) -> [[[Span]]] {
    let names = sections.flatMap(\.commands).map {
      TextWidth.columns(of: $0.allKeys(look.glyphs).joined(separator: " "))
    }
    let left = min(names.max() ?? 0, columns / 3, 18)
    var blocks: [[[Span]]] = []
    for (place, section) in sections.enumerated() {
      var head: [[Span]] = place == 0 ? [] : [[]]
      head.append([look.span(section.title, .title)])
      for command in section.commands {
        blocks.append(head + Self.lines(command, left: left, look, columns: columns))
        head = []
      }
    }
    return blocks + [mouse(look, columns: columns)]
  }

  private static func lines(
    _ command: Command, left: Int, _ look: Look, columns: Int
  ) -> [[Span]] {
    let style = look[.key].on(look.theme.background)
    let keys = Flow.words(
      command.allKeys(look.glyphs).joined(separator: " "), columns: left, style: style)
    let words = Flow.words(command.help, columns: columns - left - 2, style: look[.text])
    return (0..<max(keys.count, words.count)).map { index in
      let head = index < keys.count ? keys[index] : []
      let blanks = String(repeating: " ", count: max(0, left - head.columns) + 2)
      return head + [Span(blanks, style: style)] + (index < words.count ? words[index] : [])
    }
  }

  private func mouse(_ look: Look, columns: Int) -> [[Span]] {
    let text =
      "A click focuses a panel, on a number it opens the number, on a title it zooms; "
      + "the wheel scrolls."
    return [[], [look.span("Mouse", .title)]]
      + Flow.words(text, columns: columns, style: look[.text])
  }

  /// The blocks in columns of about the same height.
  private static func divide(_ blocks: [[[Span]]], into count: Int) -> [[[Span]]] {
    let total = blocks.reduce(0) { $0 + $1.count }
    var columns: [[[Span]]] = [[]]
    var done = 0
    for block in blocks {
      let isFull = done + block.count / 2 >= columns.count * total / count
      if isFull, columns.count < count, !columns[columns.count - 1].isEmpty { columns.append([]) }
      // The blank line before a title is not wanted at the top.
      let isFirst = columns[columns.count - 1].isEmpty
      columns[columns.count - 1] += isFirst ? Array(block.drop { $0.isEmpty }) : block
      done += block.count
    }
    return columns
  }

  private static func sideBySide(
    _ columns: [[[Span]]], columns width: Int, _ look: Look
  ) -> [[Span]] {
    let rows = columns.map(\.count).max() ?? 0
    return (0..<rows).map { row in
      var line: [Span] = []
      for (place, column) in columns.enumerated() {
        if place > 0 {
          let blanks = place * (width + gap) - line.columns
          line.append(look.span(String(repeating: " ", count: max(0, blanks)), .text))
        }
        if row < column.count { line += column[row] }
      }
      return line
    }
  }
}

extension Command {
  /// Whether all of those words are in its texts.
  fileprivate func isAbout(_ words: [Substring]) -> Bool {
    let names = steps.map(\.id.rawValue).joined(separator: " ")
    let keys = allKeys(.unicode) + allKeys(.ascii)
    let text = "\(help) \(label) \(names)".lowercased()
    return words.allSatisfy { word in
      text.contains(word) || keys.contains { $0.lowercased() == word }
    }
  }
}
