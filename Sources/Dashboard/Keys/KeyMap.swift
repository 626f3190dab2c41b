public import Cells

/// The one table of keys: the rows of the catalog, with the keys that a person wants.
public struct KeyMap: Sendable, Equatable {
  /// The rows, in the order of the help.
  let commands: [Command]

  /// The keys of the dashboard.
  public static let standard = KeyMap(CommandCatalog.all)

  /// Makes a table of those rows.
  init(_ commands: [Command]) {
    self.commands = commands
  }

  /// What a key does in the first of some contexts in which it does anything, and the row that has it;
  /// `nil` if it does nothing there.
  ///
  /// What works everywhere works there too.
  func command(
    for key: Key, in contexts: [Command.Context]
  ) -> (command: Command, step: Command.Step)? {
    for context in contexts + [.everywhere] {
      for command in commands where command.context == context {
        for step in command.steps where step.keys.contains(key) { return (command, step) }
      }
    }
    return nil
  }

  /// The name of what a key does there.
  func id(for key: Key, in contexts: [Command.Context]) -> CommandID? {
    command(for: key, in: contexts)?.step.id
  }

  /// The step of a name in the first of some contexts that have one, else in any that is listed; `nil`
  /// if there is none.
  func step(_ id: CommandID, in contexts: [Command.Context]) -> Command.Step? {
    for context in contexts + [.everywhere] {
      for command in commands where command.context == context {
        for step in command.steps where step.id == id { return step }
      }
    }
    return commands.lazy.filter(\.context.isListed).flatMap(\.steps).first { $0.id == id }
  }

  /// The first key that does something in some contexts; `nil` if none does.
  func key(for id: CommandID, in contexts: [Command.Context]) -> Key? {
    for context in contexts + [.everywhere] {
      for command in commands where command.context == context {
        for step in command.steps where step.id == id {
          if let key = step.keys.first(where: { self.id(for: $0, in: contexts) == id }) {
            return key
          }
        }
      }
    }
    return nil
  }

  /// The names of everything that keys can do, once each, in the order of the table.
  public var ids: [CommandID] {
    var seen: Set<CommandID> = []
    return commands.flatMap(\.steps).map(\.id).filter { seen.insert($0).inserted }
  }

  /// The three keys with which every other one is found, in a sentence; `nil` if none has a key.
  public func firstHint(_ glyphs: GlyphSet) -> String? {
    let items: [String] = [
      (CommandID.open, "on a number lists its patients"), (.help, "keys"), (.palette, "commands"),
    ].compactMap { id, words in
      key(for: id, in: [.panels]).map { "\($0.name(glyphs)) \(words)" }
    }
    return items.isEmpty ? nil : items.joined(separator: " \(glyphs.separator) ")
  }

  /// The table as Markdown.
  public var markdownTable: String {
    var lines = ["| keys | what they do |", "|---|---|"]
    for command in commands where command.context.isListed {
      let keys = command.allKeys(.unicode).map { "`\($0)`" }.joined(separator: " ")
      lines.append("| \(keys) | \(command.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table as plain lines: the keys, what they do, and the names by which a configuration gives
  /// the same to other keys.
  public var listing: String {
    let rows = commands.filter(\.context.isListed).map { command in
      (
        command.allKeys(.ascii).joined(separator: " "), command.help,
        command.steps.map(\.id.rawValue)
      )
    }
    let width = rows.map { TextWidth.columns(of: $0.0) }.max() ?? 0
    return rows.map { keys, help, names in
      let indent = String(repeating: " ", count: width + 2)
      return TextFit.padded(keys, to: width + 2) + help + "\n" + indent
        + names.joined(separator: " ") + "\n"
    }.joined()
  }
}

extension State {
  /// What the key for a command is called on the panels; that of the palette where it has none.
  func keyName(_ id: CommandID) -> String {
    (keys.key(for: id, in: [.panels]) ?? keys.key(for: .palette, in: [.panels]))?
      .name(glyphs) ?? ":"
  }
}
