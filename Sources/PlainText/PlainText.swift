/// Makes text from files and arguments fit for people: the one list of the characters that must not
/// reach a terminal, a clipboard, a log, another program's arguments or a picture.
///
/// Whatever came from outside passes one of these functions on its way out. Data keeps its text.
public enum PlainText {
  /// Whether the character steers a terminal: a C0 or C1 control, a line or paragraph separator, a
  /// bidirectional control or a byte order mark.
  public static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x20..<0x7F: false
    case 0...0x1F, 0x7F...0x9F, 0x061C, 0x200E, 0x200F, 0x2028...0x202E, 0x2066...0x2069, 0xFEFF:
      true
    default: false
    }
  }

  /// Whether the character is invisible, apart from joiners, or none at all (a noncharacter).
  private static func hides(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x180E, 0x200B, 0x2060...0x206F, 0xFDD0...0xFDEF, 0xFFF9...0xFFFB, 0x13430...0x1343F,
      0x1BCA0...0x1BCA3, 0x1D173...0x1D17A, 0xE0000...0xE007F:
      true
    default: scalar.value & 0xFFFE == 0xFFFE
    }
  }

  /// Returns the character itself, or U+FFFD for one that steers a terminal or hides text.
  ///
  /// A soft hyphen, which some terminals show and some do not, becomes a hyphen.
  public static func printable(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
    if scalar.value >= 0x20 && scalar.value < 0x7F { return scalar }
    if scalar.value == 0xAD { return "-" }
    return steers(scalar) || hides(scalar) ? "\u{FFFD}" : scalar
  }

  /// Returns the text with every character replaced that would steer a terminal or hide text; line
  /// feeds stay, and tabs too if `keepsTabs`.
  public static func lines(_ text: String, keepsTabs: Bool = false) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isKept = scalar == "\n" || (keepsTabs && scalar == "\t")
      shown.append(isKept ? scalar : printable(scalar))
    }
    return String(shown)
  }

  /// Returns the text as a single line: ends of lines and tabs become blanks, and what would steer a
  /// terminal or hide text is replaced.
  public static func line(_ text: String) -> String {
    var shown = String.UnicodeScalarView()
    for scalar in text.unicodeScalars {
      let isBreak = scalar == "\t" || scalar == "\n" || scalar == "\r"
      shown.append(isBreak ? " " : printable(scalar))
    }
    return String(shown)
  }

  /// Returns the text as an argument of another program: a single line that no program takes for an
  /// option, so one that begins with a hyphen gets a blank before it.
  public static func argument(_ text: String) -> String {
    let line = line(text)
    return line.hasPrefix("-") ? " " + line : line
  }
}

extension String {
  /// The text with every character that steers a terminal replaced by U+FFFD.
  public var withoutControls: String {
    guard unicodeScalars.contains(where: PlainText.steers) else { return self }
    var clean = String.UnicodeScalarView()
    for scalar in unicodeScalars { clean.append(PlainText.steers(scalar) ? "\u{FFFD}" : scalar) }
    return String(clean)
  }
}
