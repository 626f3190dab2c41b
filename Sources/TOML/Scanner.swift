/// Reads the bytes of a document one by one, and keeps the line and column of the next one.
///
/// The document is known to be UTF-8 and not too long.
struct Scanner {
  let bytes: [UInt8]
  private(set) var offset: Int
  private var line = 1
  /// Where the line would begin if every character before this one were one byte.
  private var lineStart: Int

  /// - Throws: `TOMLError` if there is too much, or a byte that is no UTF-8.
  init(_ bytes: [UInt8]) throws(TOMLError) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    self.bytes = bytes
    offset = bytes.starts(with: mark) ? mark.count : 0
    lineStart = offset
    guard bytes.count <= TOMLTable.maximumBytes else {
      throw TOMLError(.tooLong, at: position(of: TOMLTable.maximumBytes))
    }
    if let place = Self.firstInvalidByte(bytes) {
      let isUTF16 =
        place == 0 && (bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]))
      throw TOMLError(isUTF16 ? .utf16 : .notUTF8(bytes[place]), at: position(of: place))
    }
  }

  /// Where the next byte stands.
  var position: TOMLPosition { TOMLPosition(line: line, column: offset - lineStart + 1) }

  /// The next byte; `nil` at the end of the text.
  var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  /// The byte after the next one; `nil` beyond the end of the text.
  var nextButOne: UInt8? { offset + 1 < bytes.count ? bytes[offset + 1] : nil }

  /// The next character; `nil` at the end of the text.
  var nextCharacter: Unicode.Scalar? {
    String(decoding: bytes[offset...].prefix(4), as: UTF8.self).unicodeScalars.first
  }

  /// How often a byte comes from here on without another between, counted up to `limit`.
  func run(of byte: UInt8, upTo limit: Int) -> Int {
    bytes[offset...].prefix(limit).prefix { $0 == byte }.count
  }

  /// Passes the next byte, which ends no line.
  mutating func advance() {
    if bytes[offset] & 0xC0 == 0x80 { lineStart += 1 }
    offset += 1
  }

  /// Passes so many bytes that are ASCII and end no line.
  mutating func advance(_ count: Int) { offset += count }

  /// Passes blanks and tabs.
  mutating func skipBlanks() {
    while next == .space || next == .tab { offset += 1 }
  }

  /// The bytes of the line end that comes next, LF or CRLF; 0 if something else does.
  private var lineEndBytes: Int {
    switch next {
    case .lineFeed?: 1
    case .carriageReturn? where nextButOne == .lineFeed: 2
    default: 0
    }
  }

  /// Whether a line end comes next.
  var isAtLineEnd: Bool { lineEndBytes > 0 }

  /// Passes a line end if one is next; whether one was.
  mutating func skipLineEnd() -> Bool {
    guard isAtLineEnd else { return false }
    offset += lineEndBytes
    line += 1
    lineStart = offset
    return true
  }

  /// The place of a byte of a text that has not been read so far.
  private func position(of place: Int) -> TOMLPosition {
    var scanner = self
    while scanner.offset < place {
      if !scanner.skipLineEnd() { scanner.advance() }
    }
    return scanner.position
  }

  /// The first byte that is not part of a character in UTF-8 as Unicode defines it (no surrogates, no
  /// longer form than needed, nothing above U+10FFFF); `nil` if there is none.
  private static func firstInvalidByte(_ bytes: [UInt8]) -> Int? {
    var place = 0
    while place < bytes.count {
      let first = bytes[place]
      let length: Int
      // What the second byte may be; those after it may be anything from 80 to BF.
      var second: ClosedRange<UInt8> = 0x80...0xBF
      switch first {
      case 0x00...0x7F: length = 1
      case 0xC2...0xDF: length = 2
      case 0xE0: (length, second) = (3, 0xA0...0xBF)
      case 0xED: (length, second) = (3, 0x80...0x9F)
      case 0xE1...0xEF: length = 3
      case 0xF0: (length, second) = (4, 0x90...0xBF)
      case 0xF4: (length, second) = (4, 0x80...0x8F)
      case 0xF1...0xF3: length = 4
      default: return place
      }
      guard place + length <= bytes.count else { return place }
      for index in 1..<length {
        let isValid =
          index == 1 ? second.contains(bytes[place + 1]) : bytes[place + index] & 0xC0 == 0x80
        if !isValid { return place }
      }
      place += length
    }
    return nil
  }
}

extension UInt8 {
  static let tab = UInt8(ascii: "\t")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let space = UInt8(ascii: " ")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let numberSign = UInt8(ascii: "#")
  static let comma = UInt8(ascii: ",")
  static let dot = UInt8(ascii: ".")
  static let equals = UInt8(ascii: "=")
  static let openingBracket = UInt8(ascii: "[")
  static let backslash = UInt8(ascii: "\\")
  static let closingBracket = UInt8(ascii: "]")
  static let underscore = UInt8(ascii: "_")
  static let openingBrace = UInt8(ascii: "{")
  static let closingBrace = UInt8(ascii: "}")

  /// Whether it may not stand in a comment or a text: a control character but the tab.
  var isControl: Bool { self < 0x20 && self != .tab || self == 0x7F }

  /// The worth of a digit, of the letters a to f too; `nil` for anything else.
  var digitValue: Int? {
    switch self {
    case 0x30...0x39: Int(self) - 0x30
    case 0x41...0x46: Int(self) - 0x41 + 10
    case 0x61...0x66: Int(self) - 0x61 + 10
    default: nil
    }
  }

  /// Whether it is one of 0 to 9.
  var isDigit: Bool { (0x30...0x39).contains(self) }
}

extension String {
  /// The text in double quotes as TOML writes it, for a value or a name.
  ///
  /// Everything that steers a terminal or is not seen is escaped, so that the text can be shown as well.
  public var tomlQuoted: String {
    var quoted = "\""
    for scalar in unicodeScalars {
      if let escape = scalar.tomlEscape {
        quoted += escape
      } else {
        quoted.unicodeScalars.append(scalar)
      }
    }
    return quoted + "\""
  }
}

extension Unicode.Scalar {
  /// How TOML writes the character in double quotes, if not as it is.
  var tomlEscape: String? {
    switch self {
    case "\"": return "\\\""
    case "\\": return "\\\\"
    case "\n": return "\\n"
    case "\r": return "\\r"
    case "\t": return "\\t"
    case " "..."~": return nil
    default: break
    }
    switch properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .privateUse, .spaceSeparator,
      .unassigned:
      let digits = String(value, radix: 16, uppercase: true)
      let length = digits.count > 4 ? 8 : 4
      return (length == 4 ? "\\u" : "\\U") + String(repeating: "0", count: length - digits.count)
        + digits
    default: return nil
    }
  }
}
