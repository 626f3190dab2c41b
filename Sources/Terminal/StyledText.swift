public import Cells

/// Styled lines for a terminal without a full screen.
public enum StyledText {
  /// Returns the spans on one line, each with the sequences that select and reset its style.
  public static func line(_ spans: [Span], depth: ColorDepth) -> String {
    var line = ""
    for span in spans {
      let codes = codes(span.style, depth)
      if codes.isEmpty {
        line += span.text
      } else {
        line += "\u{1B}[\(codes.joined(separator: ";"))m\(span.text)\u{1B}[0m"
      }
    }
    return line
  }

  /// Returns the parameters of the sequence that selects a style (ECMA-48, SGR).
  private static func codes(_ style: Style, _ depth: ColorDepth) -> [String] {
    let emphasis: [(Attributes, String)] = [
      (.bold, "1"), (.dim, "2"), (.italic, "3"), (.underline, "4"), (.reverse, "7"),
    ]
    return emphasis.filter { style.attributes.contains($0.0) }.map(\.1)
      + codes(style.foreground, depth, isBackground: false)
      + codes(style.background, depth, isBackground: true)
  }

  private static func codes(
    _ color: Color, _ depth: ColorDepth, isBackground: Bool
  ) -> [String] {
    switch (color, depth) {
    case (.terminalDefault, _), (_, .none): return []
    case (.palette(let number), _), (.rgb(_, _, _, let number), .sixteen):
      let base = (number & 8 == 0 ? 30 : 90) + (isBackground ? 10 : 0)
      return ["\(base + Int(number & 7))"]
    case (.rgb(let red, let green, let blue, _), .twoFiftySix):
      let number = IndexedPalette.nearest(red: red, green: green, blue: blue)
      return [isBackground ? "48" : "38", "5", "\(number)"]
    case (.rgb(let red, let green, let blue, _), .direct):
      return [isBackground ? "48" : "38", "2", "\(red)", "\(green)", "\(blue)"]
    }
  }
}

/// Characters of right-to-left scripts.
///
/// Terminals that reorder such characters reorder the row around them too, and numbers would leave
/// their columns. A left-to-right mark (U+200E, without width) after every word of them, and one at the
/// beginning of the row, keeps each word in its own cells: only letters within it are reordered (Unicode Standard Annex 9, "implicit directional marks").
enum RightToLeft {
  /// The left-to-right mark.
  static let mark: Unicode.Scalar = "\u{200E}"

  /// Returns whether a character belongs to a right-to-left script, digits included.
  static func contains(_ scalar: Unicode.Scalar) -> Bool {
    guard scalar.value >= 0x590 else { return false }
    switch scalar.value {
    case 0x590...0x8FF, 0xFB1D...0xFDFF, 0xFE70...0xFEFE, 0x10800...0x10FFF, 0x1E800...0x1EFFF:
      return true
    default: return false
    }
  }
}
