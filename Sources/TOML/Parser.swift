/// Reads a document line by line: blank ones, headers, and keys with their values.
///
/// Only lists and tables in braces are read by recursion, and no deeper than
/// `TOMLTable.maximumDepth`.
struct Parser {
  var scanner: Scanner

  init(_ scanner: Scanner) {
    self.scanner = scanner
  }

  mutating func document() throws(TOMLError) -> TOMLTable {
    var tree = TableTree(at: .start, depth: 0)
    var table = tree.root
    while true {
      scanner.skipBlanks()
      switch scanner.next {
      case nil: return tree.frozen()
      case .numberSign?, .lineFeed?, .carriageReturn?: break
      case .openingBracket?: table = try header(of: &tree)
      default: try keyAndValue(into: &tree, table)
      }
      try endLine()
    }
  }

  /// Reads `[name]` or `[[name]]`; the table that it begins.
  private mutating func header(of tree: inout TableTree) throws(TOMLError) -> Int {
    let position = scanner.position
    scanner.advance()
    let isList = scanner.next == .openingBracket
    if isList { scanner.advance() }
    let name = try dottedName()
    let closing = isList ? 2 : 1
    guard scanner.run(of: .closingBracket, upTo: closing) == closing else {
      throw unexpected { .headerNotClosed($0, isList: isList) }
    }
    scanner.advance(closing)
    return isList
      ? try tree.appendTable(name, at: position) : try tree.openTable(name, at: position)
  }

  /// Reads `name = value` into a table.
  mutating func keyAndValue(into tree: inout TableTree, _ table: Int) throws(TOMLError) {
    let name = try dottedName()
    guard scanner.next == .equals else { throw unexpected { .equalsExpected($0) } }
    scanner.advance()
    scanner.skipBlanks()
    let target = try tree.table(for: name.dropLast(), in: table)
    let value = try value(depth: tree.depth(of: target))
    try tree.set(name[name.count - 1], to: value, in: target)
  }

  /// Passes blanks, a comment and the end of the line or text, which must come now.
  private mutating func endLine() throws(TOMLError) {
    scanner.skipBlanks()
    if scanner.next == .numberSign { try skipComment() }
    if scanner.next != nil, !scanner.skipLineEnd() { throw unexpected { .lineEndExpected($0) } }
  }

  /// Passes a comment up to the end of its line.
  mutating func skipComment() throws(TOMLError) {
    while let byte = scanner.next, !scanner.isAtLineEnd {
      if byte.isControl { throw controlCharacter(byte) }
      scanner.advance()
    }
  }

  /// The failure that something else comes next than what should.
  func unexpected(_ reason: (TOMLError.Found) -> TOMLError.Reason) -> TOMLError {
    if scanner.isAtLineEnd { return TOMLError(reason(.endOfLine), at: scanner.position) }
    guard let byte = scanner.next, let character = scanner.nextCharacter else {
      return TOMLError(reason(.endOfText), at: scanner.position)
    }
    if byte.isControl { return controlCharacter(byte) }
    return TOMLError(reason(.character(character)), at: scanner.position)
  }

  /// The failure that a control character comes next, which ends no line.
  func controlCharacter(_ byte: UInt8) -> TOMLError {
    TOMLError(
      byte == .carriageReturn ? .carriageReturn : .controlCharacter(byte), at: scanner.position)
  }
}
