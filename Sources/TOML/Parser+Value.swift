extension Parser {
  /// Reads a value that lies in `depth` tables and lists.
  mutating func value(depth: Int) throws(TOMLError) -> TOMLValue {
    let position = scanner.position
    let kind: TOMLValue.Kind =
      switch scanner.next {
      case .quote?, .apostrophe?: .string(try text())
      case .openingBracket?: .array(try list(depth: depth + 1))
      case .openingBrace?: .table(try braces(depth: depth + 1))
      default: try word()
      }
    return TOMLValue(kind: kind, position: position)
  }

  /// Reads a list in brackets, which may go over several lines.
  private mutating func list(depth: Int) throws(TOMLError) -> [TOMLValue] {
    let opening = scanner.position
    guard depth <= TOMLTable.maximumDepth else { throw TOMLError(.tooDeep, at: opening) }
    scanner.advance()
    var elements: [TOMLValue] = []
    while true {
      try skipBlanksAndLines()
      guard let byte = scanner.next else { throw TOMLError(.listNotClosed, at: opening) }
      if byte == .closingBracket { break }
      elements.append(try value(depth: depth))
      try skipBlanksAndLines()
      guard let byte = scanner.next else { throw TOMLError(.listNotClosed, at: opening) }
      if byte == .closingBracket { break }
      guard byte == .comma else { throw unexpected { .commaExpectedInList($0, opening: opening) } }
      scanner.advance()
    }
    scanner.advance()
    return elements
  }

  /// Passes blanks, line ends and comments.
  private mutating func skipBlanksAndLines() throws(TOMLError) {
    repeat {
      scanner.skipBlanks()
      if scanner.next == .numberSign { try skipComment() }
    } while scanner.skipLineEnd()
  }

  /// Reads a table in braces, which stands on one line but for what its values have of them.
  private mutating func braces(depth: Int) throws(TOMLError) -> TOMLTable {
    let opening = scanner.position
    guard depth <= TOMLTable.maximumDepth else { throw TOMLError(.tooDeep, at: opening) }
    scanner.advance()
    var tree = TableTree(at: opening, depth: depth)
    scanner.skipBlanks()
    if scanner.next == .closingBrace {
      scanner.advance()
      return tree.frozen()
    }
    while true {
      if scanner.next == nil { throw TOMLError(.bracesNotClosed, at: opening) }
      try keyAndValue(into: &tree, tree.root)
      scanner.skipBlanks()
      if scanner.next == .closingBrace { break }
      let comma = scanner.position
      guard scanner.next == .comma else {
        throw scanner.next == nil
          ? TOMLError(.bracesNotClosed, at: opening) : unexpected { .commaExpectedInBraces($0) }
      }
      scanner.advance()
      scanner.skipBlanks()
      if scanner.next == .closingBrace { throw TOMLError(.commaBeforeBrace, at: comma) }
    }
    scanner.advance()
    return tree.frozen()
  }

  /// Reads what is neither in quotes nor in brackets nor in braces.
  private mutating func word() throws(TOMLError) -> TOMLValue.Kind {
    let position = scanner.position
    let start = scanner.offset
    guard let first = scanner.next, first.isInWord else { throw unexpected { .valueExpected($0) } }
    while let byte = scanner.next, byte.isInWord { scanner.advance() }
    // A blank may stand between a date and a time.
    if scanner.offset - start == 10, scanner.bytes[start + 4] == UInt8(ascii: "-"),
      scanner.next == .space, scanner.nextButOne?.isDigit ?? false
    {
      scanner.advance()
      while let byte = scanner.next, byte.isInWord { scanner.advance() }
    }
    return try Word(bytes: scanner.bytes[start..<scanner.offset], position: position).value()
  }
}

extension UInt8 {
  /// Whether it goes on with a word: numbers, dates, `true`, and what cannot be read.
  fileprivate var isInWord: Bool {
    switch self {
    case .tab, .space, .lineFeed, .carriageReturn, .comma, .numberSign, .equals, .quote,
      .apostrophe,
      .openingBracket, .closingBracket, .openingBrace, .closingBrace:
      false
    default: !isControl
    }
  }
}
