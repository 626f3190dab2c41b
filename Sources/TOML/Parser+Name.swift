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
