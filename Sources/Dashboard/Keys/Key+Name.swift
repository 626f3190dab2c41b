public import Cells

extension Key {
  /// The key's name on screen.
  public func name(_ glyphs: GlyphSet) -> String {
    switch self {
    case .character(" "): "Space"
    case .character(let scalar): String(Character(scalar))
    case .control(let scalar): "Ctrl-" + String(Character(scalar)).uppercased()
    case .enter: "Enter"
    case .tab: "Tab"
    case .backTab: "Shift-Tab"
    case .escape: "Esc"
    case .backspace: "Backspace"
    case .delete: "Del"
    case .up: glyphs.isASCII ? "Up" : glyphs.upArrow
    case .down: glyphs.isASCII ? "Down" : glyphs.downArrow
    case .left: glyphs.isASCII ? "Left" : glyphs.leftArrow
    case .right: glyphs.isASCII ? "Right" : glyphs.rightArrow
    case .pageUp: "PgUp"
    case .pageDown: "PgDn"
    case .home: "Home"
    case .end: "End"
    case .function(let number): "F\(number)"
    }
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
