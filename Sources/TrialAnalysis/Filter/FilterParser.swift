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

  /// The filter of the whole text.
  mutating func parse() throws(FilterFailure) -> FilterNode {
    try checkTokens()
    if tokens.isEmpty { throw failure(.empty) }
    let node = try disjunction()
    if let token = next {
      throw failure(token.kind == .close ? .unopenedParenthesis : .trailing)
    }
    return node
  }

  private var next: FilterToken? { place < tokens.count ? tokens[place] : nil }

  private func failure(
    _ problem: FilterFailure.Problem, nearest: String? = nil, at token: FilterToken? = nil
  ) -> FilterFailure {
    FilterFailure(
      text, at: (token ?? next)?.range.lowerBound ?? text.count, problem, nearest: nearest)
  }

  /// Pieces that can stand nowhere.
  private func checkTokens() throws(FilterFailure) {
    for token in tokens {
      switch token.kind {
      case .unterminated: throw failure(.openQuote, at: token)
      case .badEscape: throw failure(.badEscape, at: token)
      case .control: throw failure(.controlCharacter, at: token)
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
      throw failure(.columnExpected(atEnd: true))
    }
    let isNegation = token.kind == .not || token.isWord("not")
    guard isNegation || token.kind == .open else {
      return try comparison()
    }
    guard depth < FilterParser.deepest else {
      throw failure(.tooDeep)
    }
    depth += 1
    defer { depth -= 1 }
    place += 1
    if isNegation { return .not(try negation()) }
    let node = try disjunction()
    guard next?.kind == .close else {
      throw failure(.openParenthesis)
    }
    place += 1
    return node
  }

  private mutating func comparison() throws(FilterFailure) -> FilterNode {
    let column = try column()
    guard let token = next else {
      throw failure(.comparisonExpected(column, atEnd: true))
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
      throw failure(.comparisonExpected(column, atEnd: false))
    }
    try check(operation, column)
    place += 1
    let value = try value(of: column, operation)
    return .comparison(FilterComparison(column: column, operation: operation, values: [value]))
  }

  private mutating func column() throws(FilterFailure) -> FilterColumn {
    guard let token = next, token.kind == .word || token.kind == .quoted else {
      throw failure(.columnExpected(atEnd: false))
    }
    guard let column = columns[token.text] else {
      throw failure(
        .unknownColumn(token.text), nearest: token.text.nearest(among: columns.names))
    }
    place += 1
    return column
  }

  /// Whether a column can be compared so.
  private func check(_ operation: FilterOperator, _ column: FilterColumn) throws(FilterFailure) {
    let data = columns.data(of: column)
    if operation.isOrder, column.kind == .text {
      var example: String?
      if case .coded(let codes) = data, !codes.isClosed, let text = codes.firstText {
        example = FilterToken.quoted(String(text.prefix(40)))
      }
      throw failure(.noOrder(column, example: example))
    }
    if operation == .contains, data.map({ if case .coded = $0 { false } else { true } }) ?? true {
      throw failure(.noText(column))
    }
  }

  private mutating func list(_ column: FilterColumn) throws(FilterFailure) -> FilterComparison {
    guard next?.kind == .open else {
      throw failure(.listExpected)
    }
    place += 1
    var values = [try value(of: column, .isOneOf)]
    while let token = next, token.kind == .comma {
      place += 1
      values.append(try value(of: column, .isOneOf))
    }
    guard next?.kind == .close else {
      throw failure(.openList)
    }
    place += 1
    return FilterComparison(column: column, operation: .isOneOf, values: values)
  }

  private mutating func value(
    of column: FilterColumn, _ operation: FilterOperator
  ) throws(FilterFailure) -> FilterValue {
    guard let token = next, token.kind == .word || token.kind == .quoted else {
      throw failure(.valueExpected(column, atEnd: next == nil))
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
        throw failure(.missingIsNoValue(column))
      }
      return .missing
    }
    if operation == .contains {
      guard !token.text.isEmpty else {
        throw failure(.emptyText)
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
    throw failure(.wrongKind(column, FilterToken.quoted(token.text)))
  }

  private func checkChoice(
    _ token: FilterToken, _ codes: FilterCodes, _ column: FilterColumn
  ) throws(FilterFailure) {
    let names = codes.names.joined()
    let wanted = token.text.lowercased()
    guard !names.contains(where: { $0.lowercased() == wanted }) else { return }
    let shown = codes.names.compactMap(\.first)
    throw failure(
      .neverSo(
        column, FilterToken.quoted(token.text),
        choices: shown.isEmpty
          ? [FilterValue.missingWord] : shown.prefix(12).map { FilterToken.written($0) }),
      nearest: token.text.nearest(among: Array(names)))
  }
}

/// A filter read for one analysis: the subjects it keeps, or why it cannot be used and keeps nobody.
struct FilterReading {
  /// The filter in its shortest form; as it was written if it cannot be used.
  let text: String
  /// Whether it keeps each subject.
  let keeps: [Bool]
  /// Why it cannot be used.
  let failure: FilterFailure?

  init(_ text: String, _ membership: SubjectMembership) {
    do {
      let filter = try SubjectFilter(parsing: text, columns: FilterColumns(membership))
      self.text = filter.text
      keeps = filter.keeps(membership)
      failure = nil
    } catch {
      self.text = text
      keeps = [Bool](repeating: false, count: membership.study.subjects.count)
      failure = error
    }
  }
}
