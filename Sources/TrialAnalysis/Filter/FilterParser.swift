import TrialModel

/// Reads a filter by recursive descent: `|` binds least, then `&`, then `!`.
struct FilterParser {
  /// How deep parentheses and negations may be nested.
  static let deepest = 64

  private let text: String
  private let columns: FilterColumns
  private let tokens: [FilterToken]
  private var place = 0
  private var depth = 0

  init(_ text: String, _ columns: FilterColumns) {
    self.text = text
    self.columns = columns
    tokens = FilterToken.tokens(text)
  }

  /// What the whole text says.
  mutating func parse() throws(FilterFailure) -> FilterNode {
    try checkTokens()
    if tokens.isEmpty { throw failure("There is no condition", expected: "one such as sex=F") }
    let node = try disjunction()
    if let token = next {
      throw failure(
        token.kind == .close
          ? "There is no \"(\" to this \")\"" : "The condition before it is complete",
        expected: "& or | or the end")
    }
    return node
  }

  private var next: FilterToken? { place < tokens.count ? tokens[place] : nil }

  private func failure(
    _ message: String, expected: String, nearest: String? = nil, at token: FilterToken? = nil
  ) -> FilterFailure {
    FilterFailure(
      text, at: (token ?? next)?.range.lowerBound ?? text.count, message, expected: expected,
      nearest: nearest)
  }

  /// Pieces that can stand nowhere.
  private func checkTokens() throws(FilterFailure) {
    for token in tokens {
      switch token.kind {
      case .unterminated:
        throw failure(
          "The quote is never closed", expected: "the same quote again after the text", at: token)
      case .badEscape:
        throw failure(
          "A backslash cannot stand before this", expected: "\\\\, \\\" or \\'", at: token)
      case .control:
        throw failure(
          "A control character cannot stand in a filter", expected: "visible characters", at: token)
      default: break
      }
    }
  }

  private mutating func disjunction() throws(FilterFailure) -> FilterNode {
    var node = try conjunction()
    while let token = next, token.kind == .or || token.isWord("or") {
      place += 1
      node = node.or(try conjunction())
    }
    return node
  }

  private mutating func conjunction() throws(FilterFailure) -> FilterNode {
    var node = try negation()
    while let token = next, token.kind == .and || token.isWord("and") {
      place += 1
      node = node.and(try negation())
    }
    return node
  }

  private mutating func negation() throws(FilterFailure) -> FilterNode {
    guard let token = next else {
      throw failure("The filter ends too early", expected: "the name of a column")
    }
    let isNegation = token.kind == .not || token.isWord("not")
    guard isNegation || token.kind == .open else {
      return try comparison()
    }
    guard depth < FilterParser.deepest else {
      throw failure("This is nested too deep", expected: "a simpler condition")
    }
    depth += 1
    defer { depth -= 1 }
    place += 1
    if isNegation { return .not(try negation()) }
    let node = try disjunction()
    guard next?.kind == .close else {
      throw failure("A \"(\" is not closed", expected: "& or | or )")
    }
    place += 1
    return node
  }

  private mutating func comparison() throws(FilterFailure) -> FilterNode {
    let column = try column()
    guard let token = next else {
      throw failure(
        "The filter ends after \(column.written)", expected: FilterParser.operators(column))
    }
    if token.isWord("in") {
      place += 1
      return .comparison(try list(column))
    }
    if token.isWord("not"), place + 1 < tokens.count, tokens[place + 1].isWord("in") {
      place += 2
      return .not(.comparison(try list(column)))
    }
    guard case .comparison(let operation) = token.kind else {
      throw failure(
        "This does not compare \(column.written)", expected: FilterParser.operators(column))
    }
    try check(operation, column)
    place += 1
    let value = try value(of: column, operation)
    return .comparison(FilterComparison(column: column, operation: operation, values: [value]))
  }

  private mutating func column() throws(FilterFailure) -> FilterColumn {
    guard let token = next, token.kind == .word || token.kind == .quoted else {
      throw failure("A condition begins with a column", expected: "the name of a column")
    }
    guard let column = columns[token.text] else {
      throw failure(
        "There is no column \"\(token.text)\"", expected: "the name of a column",
        nearest: token.text.nearest(among: columns.names))
    }
    place += 1
    return column
  }

  /// Whether a column can be compared so.
  private func check(_ operation: FilterOperator, _ column: FilterColumn) throws(FilterFailure) {
    let data = columns.data(of: column)
    if operation.isOrder, column.kind == .text {
      var reason = "\(column.written) is a text"
      if case .coded(let codes) = data, !codes.isClosed, let text = codes.firstText {
        reason += " (\(FilterToken.quoted(String(text.prefix(40)))) is no number)"
      }
      throw failure(
        "\(reason) and has no order", expected: FilterParser.operators(column))
    }
    if operation == .contains, data.map({ if case .coded = $0 { false } else { true } }) ?? true {
      throw failure(
        "\(column.written) is no text", expected: FilterParser.operators(column))
    }
  }

  /// The operators that a column can be compared with, in words.
  private static func operators(_ column: FilterColumn) -> String {
    column.kind == .text ? "=, !=, ~ or in" : "=, !=, <, <=, >, >= or in"
  }

  private mutating func list(_ column: FilterColumn) throws(FilterFailure) -> FilterComparison {
    guard next?.kind == .open else {
      throw failure("The values are not in parentheses", expected: "( and values: in (a, b)")
    }
    place += 1
    var values = [try value(of: column, .isOneOf)]
    while let token = next, token.kind == .comma {
      place += 1
      values.append(try value(of: column, .isOneOf))
    }
    guard next?.kind == .close else {
      throw failure("The list of values is not closed", expected: ", or )")
    }
    place += 1
    return FilterComparison(column: column, operation: .isOneOf, values: values)
  }

  private mutating func value(
    of column: FilterColumn, _ operation: FilterOperator
  ) throws(FilterFailure) -> FilterValue {
    guard let token = next, token.kind == .word || token.kind == .quoted else {
      throw failure(
        next == nil ? "The filter ends too early" : "Here a value should stand",
        expected: FilterParser.expected(column))
    }
    let value = try value(token, of: column, operation)
    place += 1
    return value
  }

  private func value(
    _ token: FilterToken, of column: FilterColumn, _ operation: FilterOperator
  ) throws(FilterFailure) -> FilterValue {
    if token.isWord(FilterValue.missingWord) {
      guard !operation.isOrder, operation != .contains else {
        throw failure(
          "A missing value has no order and no text", expected: FilterParser.expected(column))
      }
      return .missing
    }
    if operation == .contains {
      guard !token.text.isEmpty else {
        throw failure("Every text contains the empty one", expected: "a text in quotes")
      }
      return .text(token.text, isLiteral: false)
    }
    guard case .coded(let codes) = columns.data(of: column) else {
      return try ordered(token, column)
    }
    if column.kind == .text {
      if codes.isClosed { try checkChoice(token, codes, column) }
      return .text(token.text, isLiteral: false)
    }
    // In quotes, what is a number or a date in the data can be asked for as it is written there.
    if token.kind == .quoted, !operation.isOrder { return .text(token.text, isLiteral: true) }
    return try ordered(token, column)
  }

  private func ordered(
    _ token: FilterToken, _ column: FilterColumn
  ) throws(FilterFailure) -> FilterValue {
    if column.kind == .number, let number = token.text.asNumber { return .number(number) }
    if column.kind == .date, token.text.count == 10, let day = token.text.asDay {
      return .day(day)
    }
    throw failure(
      "\(FilterToken.quoted(token.text)) is no \(column.kind.rawValue)",
      expected: FilterParser.expected(column))
  }

  private func checkChoice(
    _ token: FilterToken, _ codes: FilterCodes, _ column: FilterColumn
  ) throws(FilterFailure) {
    let names = codes.names.joined()
    let wanted = token.text.lowercased()
    guard !names.contains(where: { $0.lowercased() == wanted }) else { return }
    let shown = codes.names.compactMap(\.first)
    throw failure(
      "\(column.written) is never \(FilterToken.quoted(token.text))",
      expected: shown.isEmpty
        ? FilterValue.missingWord
        : shown.prefix(12).map { FilterToken.written($0) }.joined(separator: ", "),
      nearest: token.text.nearest(among: Array(names)))
  }

  private static func expected(_ column: FilterColumn) -> String {
    switch column.kind {
    case .text: "a text, in quotes if it is more than a word"
    case .number: "a number"
    case .date: "a date such as 2003-01-31"
    }
  }
}
