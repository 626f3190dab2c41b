/// One part of a dotted name, and where it stands.
struct NamePart {
  let text: String
  let position: TOMLPosition
}

extension Parser {
  /// Reads a name of one or more parts with dots between, and the blanks behind it.
  mutating func dottedName() throws(TOMLError) -> [NamePart] {
    var parts: [NamePart] = []
    while true {
      scanner.skipBlanks()
      let position = scanner.position
      guard parts.count < TOMLTable.maximumDepth else { throw TOMLError(.tooDeep, at: position) }
      parts.append(NamePart(text: try namePart(), position: position))
      scanner.skipBlanks()
      guard scanner.next == .dot else { return parts }
      scanner.advance()
    }
  }

  private mutating func namePart() throws(TOMLError) -> String {
    if let quote = scanner.next, quote == .quote || quote == .apostrophe {
      guard scanner.run(of: quote, upTo: 3) < 3 else {
        throw TOMLError(.nameInThreeQuotes, at: scanner.position)
      }
      return try text()
    }
    let start = scanner.offset
    while let byte = scanner.next, byte.isInBareName { scanner.advance() }
    guard scanner.offset > start else { throw unexpected { .nameExpected($0) } }
    return String(decoding: scanner.bytes[start..<scanner.offset], as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether it may stand in a name without quotes.
  fileprivate var isInBareName: Bool {
    switch self {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "-"), .underscore: true
    default: false
    }
  }
}

extension Parser {
  /// Reads a text in one or three quotes of either kind.
  mutating func text() throws(TOMLError) -> String {
    let opening = scanner.position
    let quote = scanner.next ?? .quote
    let isLong = scanner.run(of: quote, upTo: 3) == 3
    scanner.advance(isLong ? 3 : 1)
    // A line end right behind three quotes is not part of the text.
    if isLong { _ = scanner.skipLineEnd() }
    var text: [UInt8] = []
    while true {
      let start = scanner.offset
      while let byte = scanner.next, byte != quote, byte != .backslash, !byte.isControl {
        scanner.advance()
      }
      text += scanner.bytes[start..<scanner.offset]
      let byte = scanner.next
      if byte == quote {
        // Up to two quotes may stand before the three at the end.
        let count = isLong ? scanner.run(of: quote, upTo: 5) : 1
        scanner.advance(count)
        if !isLong || count >= 3 {
          text += Array(repeating: quote, count: isLong ? count - 3 : 0)
          return String(decoding: text, as: UTF8.self)
        }
        text += Array(repeating: quote, count: count)
      } else if byte == .backslash {
        scanner.advance()
        if quote == .apostrophe {
          text.append(.backslash)
        } else {
          try escape(isLong: isLong, into: &text)
        }
      } else if isLong, scanner.isAtLineEnd {
        let start = scanner.offset
        _ = scanner.skipLineEnd()
        text += scanner.bytes[start..<scanner.offset]
      } else {
        if let byte, !scanner.isAtLineEnd { throw controlCharacter(byte) }
        let quotes = String(repeating: quote == .quote ? "\"" : "'", count: isLong ? 3 : 1)
        throw TOMLError(.textNotClosed(quotes: quotes), at: opening)
      }
    }
  }

  /// Reads what stands behind a backslash.
  private mutating func escape(isLong: Bool, into text: inout [UInt8]) throws(TOMLError) {
    switch scanner.next {
    case UInt8(ascii: "b")?: text.append(0x08)
    case UInt8(ascii: "t")?: text.append(.tab)
    case UInt8(ascii: "n")?: text.append(.lineFeed)
    case UInt8(ascii: "f")?: text.append(0x0C)
    case UInt8(ascii: "r")?: text.append(.carriageReturn)
    case .quote?: text.append(.quote)
    case .backslash?: text.append(.backslash)
    case UInt8(ascii: "u")?: return try escapedCharacter(digits: 4, into: &text)
    case UInt8(ascii: "U")?: return try escapedCharacter(digits: 8, into: &text)
    default:
      let failure = unexpected { .escapeUnknown($0) }
      guard isLong else { throw failure }
      // Behind a backslash at the end of a line all blanks and line ends are passed over.
      scanner.skipBlanks()
      guard scanner.skipLineEnd() else { throw failure }
      repeat { scanner.skipBlanks() } while scanner.skipLineEnd()
      return
    }
    scanner.advance()
  }

  private mutating func escapedCharacter(
    digits: Int, into text: inout [UInt8]
  ) throws(TOMLError) {
    let position = scanner.position
    scanner.advance()
    var value: UInt32 = 0
    for _ in 0..<digits {
      guard let digit = scanner.next?.digitValue else {
        throw TOMLError(.escapeIsNoCharacter, at: position)
      }
      value = value << 4 | UInt32(digit)
      scanner.advance()
    }
    guard let character = Unicode.Scalar(value) else {
      throw TOMLError(.escapeIsNoCharacter, at: position)
    }
    text += Array(String(character).utf8)
  }
}
