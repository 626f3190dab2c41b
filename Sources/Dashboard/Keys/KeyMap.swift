public import Cells

/// The one table of keys: footer, help, `trialtop keys` and the manual are made from it.
public struct KeyMap: Sendable, Equatable {
  /// The rows, in the order of the help.
  public let bindings: [Binding]

  /// A table of those rows.
  public init(_ bindings: [Binding]) {
    self.bindings = bindings
  }

  /// What a key does in the first of some contexts in which it does anything; `nil` if nothing.
  ///
  /// What works everywhere works there too.
  public func action(for key: Key, in contexts: [Binding.Context]) -> Action? {
    for context in contexts + [.everywhere] {
      for binding in bindings where binding.context == context {
        for step in binding.steps where step.keys.contains(key) { return step.action }
      }
    }
    return nil
  }

  /// The first key that does something in some contexts; `nil` if none does.
  func key(for action: Action, in contexts: [Binding.Context]) -> Key? {
    for context in contexts + [.everywhere] {
      for binding in bindings where binding.context == context {
        for step in binding.steps where step.action == action {
          if let key = step.keys.first(where: { self.action(for: $0, in: contexts) == action }) {
            return key
          }
        }
      }
    }
    return nil
  }

  /// Everything that keys can do, once each, in the order of the table.
  public var actions: [Action] {
    var seen: Set<Action> = []
    return bindings.flatMap(\.steps).map(\.action).filter { seen.insert($0).inserted }
  }

  /// The three keys with which every other one is found, in a sentence; `nil` if none has a key.
  public func firstHint(_ glyphs: GlyphSet) -> String? {
    let items = [
      (Action.open, "on a number lists its patients"), (.help, "keys"), (.palette, "commands"),
    ].compactMap { action, words in
      key(for: action, in: [.panels]).map { "\($0.name(glyphs)) \(words)" }
    }
    return items.isEmpty ? nil : items.joined(separator: " \(glyphs.separator) ")
  }

  /// The table as Markdown.
  public var markdownTable: String {
    var lines = ["| keys | what they do |", "|---|---|"]
    for binding in bindings where !binding.context.liesOverPanels {
      let keys = binding.allKeys(.unicode).map { "`\($0)`" }.joined(separator: " ")
      lines.append("| \(keys) | \(binding.help) |")
    }
    return lines.joined(separator: "\n") + "\n"
  }

  /// The table as plain lines: the keys, what they do, and the names by which a configuration gives
  /// the same to other keys.
  public var listing: String {
    let rows = bindings.filter { !$0.context.liesOverPanels }.map { binding in
      (
        binding.allKeys(.ascii).joined(separator: " "), binding.help,
        binding.steps.compactMap(\.action.name)
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
