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

extension Key {
  /// The key of a name, as a configuration has it: `ctrl-p`, `F5`, `space`, `?`; `nil` if no terminal
  /// sends such a key, or keeps it for itself.
  public init?(named text: String) {
    let scalars = Array(text.unicodeScalars)
    if scalars.count == 1 {
      guard text != " ", TextWidth.columns(of: text) > 0, !scalars[0].properties.isWhitespace,
        scalars[0].value >= 0x20, !(0x7F...0x9F).contains(scalars[0].value)
      else { return nil }
      self = .character(scalars[0])
      return
    }
    let name = text.lowercased()
    if let key = Self.names[name] {
      self = key
    } else if name.hasPrefix("f"), let number = Int(name.dropFirst()), (1...12).contains(number),
      name.dropFirst().first != "0", name.dropFirst().first != "+"
    {
      self = .function(number)
    } else if name.hasPrefix("ctrl-"), name.unicodeScalars.count == 6,
      let letter = name.unicodeScalars.last, ("a"..."z").contains(letter),
      !Self.kept.contains(letter)
    {
      self = .control(letter)
    } else {
      return nil
    }
  }

  /// What a configuration may write, for messages.
  public static let expectedNames =
    "a character, F1 to F12, ctrl- and a letter (not c, h, i, j, m, q, s, z), space, enter, tab, "
    + "shift-tab, esc, backspace, delete, up, down, left, right, page-up, page-down, home or end"

  /// Letters that with the control key are another key, or the terminal's own.
  private static let kept: Set<Unicode.Scalar> = ["c", "h", "i", "j", "m", "q", "s", "z"]

  private static let names: [String: Key] = [
    "space": .character(" "), "enter": .enter, "return": .enter, "tab": .tab,
    "shift-tab": .backTab, "esc": .escape, "escape": .escape, "backspace": .backspace,
    "delete": .delete, "del": .delete, "up": .up, "down": .down, "left": .left, "right": .right,
    "page-up": .pageUp, "pgup": .pageUp, "page-down": .pageDown, "pgdn": .pageDown,
    "home": .home, "end": .end,
  ]
}
