/// Texts on which the TOML parser would stop the program instead of reporting an error.
///
/// Its assertions fail on a table header that begins with no name, such as `[` at the end of a line
/// that is just being typed, on a `}` where an array's value should be, and on exotic line ends. The
/// texts are refused before it sees them. A text within quotes is not told apart: a rare one is refused
/// without need, none slips through.
package enum TOMLHazards {
  /// The first line, from 1, that the parser must not see; `nil` if there is none.
  package static func firstLine(in text: String) -> Int? {
    let bytes = Array(text.utf8)
    let lines = [
      misnamedHeader(bytes), strayBrace(bytes, passingComments: false),
      strayBrace(bytes, passingComments: true), controlCharacter(text),
    ].compactMap { $0 }
    return lines.min().map { place in bytes[..<place].count { $0 == newline } + 1 }
  }

  private static let newline = UInt8(ascii: "\n")
  private static let bracket = UInt8(ascii: "[")

  /// A line that begins with `[` or `[[` and goes on with neither a name nor `]`.
  private static func misnamedHeader(_ bytes: [UInt8]) -> Int? {
    var start = 0
    while start < bytes.count {
      let end = bytes[start...].firstIndex(of: newline) ?? bytes.count
      var at = start
      while at < end, bytes[at] <= 0x20 || bytes[at] >= 0x80 { at += 1 }
      if at < end, bytes[at] == bracket {
        at += 1
        if at < end, bytes[at] == bracket { at += 1 }
        while at < end, bytes[at] == 0x20 || bytes[at] == 0x09 { at += 1 }
        if at < bytes.count, !beginsName(bytes[at]), bytes[at] != UInt8(ascii: "]") { return start }
      }
      start = end + 1
    }
    return nil
  }

  private static func beginsName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"): true
    case UInt8(ascii: "\""), UInt8(ascii: "'"): true
    default: false
    }
  }

  /// A `}` with nothing but blanks and line ends between it and a `[` or `,`.
  private static func strayBrace(_ bytes: [UInt8], passingComments: Bool) -> Int? {
    var isOpen = false
    var at = 0
    while at < bytes.count {
      switch bytes[at] {
      case UInt8(ascii: "#") where passingComments:
        at = bytes[at...].firstIndex(of: newline) ?? bytes.count
      case bracket, UInt8(ascii: ","): isOpen = true
      case UInt8(ascii: "}") where isOpen: return at
      case 0x21...0x7E: isOpen = false
      default: break
      }
      at += 1
    }
    return nil
  }

  private static func controlCharacter(_ text: String) -> Int? {
    let scalars = text.unicodeScalars
    let found = scalars.firstIndex { scalar in
      switch scalar.value {
      case 0x09, 0x0A, 0x0D: false
      case 0...0x1F, 0x7F...0x9F, 0x2028, 0x2029: true
      default: false
      }
    }
    return found.map { text.utf8.distance(from: text.utf8.startIndex, to: $0) }
  }
}
