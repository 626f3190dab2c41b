public import TrialAnalysis

extension FilterFailure {
  /// All of it in words: `There is no column "sxe"; expected the name of a column. Did you mean "sex"?`
  public var sentence: String {
    "\(message); expected \(expected)." + (nearest.map { " Did you mean \"\($0)\"?" } ?? "")
  }

  /// What is wrong, a sentence without a full stop.
  public var message: String {
    switch problem {
    case .empty: "There is no condition"
    case .openQuote: "The quote is never closed"
    case .badEscape: "A backslash cannot stand before this"
    case .controlCharacter: "A control character cannot stand in a filter"
    case .columnExpected(true), .valueExpected(_, true): "The filter ends too early"
    case .columnExpected(false): "A condition begins with a column"
    case .unknownColumn(let name): "There is no column \"\(name)\""
    case .unopenedParenthesis: "There is no \"(\" to this \")\""
    case .trailing: "The condition before it is complete"
    case .tooDeep: "This is nested too deep"
    case .openParenthesis: "A \"(\" is not closed"
    case .comparisonExpected(let column, true): "The filter ends after \(column.written)"
    case .comparisonExpected(let column, false): "This does not compare \(column.written)"
    case .noOrder(let column, let example):
      "\(column.written) is a text\(example.map { " (\($0) is no number)" } ?? "") and has no order"
    case .noText(let column): "\(column.written) is no text"
    case .listExpected: "The values are not in parentheses"
    case .openList: "The list of values is not closed"
    case .valueExpected(_, false): "Here a value should stand"
    case .missingIsNoValue: "A missing value has no order and no text"
    case .emptyText: "Every text contains the empty one"
    case .wrongKind(let column, let value): "\(value) is no \(column.kind.rawValue)"
    case .neverSo(let column, let value, _): "\(column.written) is never \(value)"
    }
  }

  /// What could stand there, without a full stop.
  public var expected: String {
    switch problem {
    case .empty: "one such as sex=F"
    case .openQuote: "the same quote again after the text"
    case .badEscape: "\\\\, \\\" or \\'"
    case .controlCharacter: "visible characters"
    case .columnExpected, .unknownColumn: "the name of a column"
    case .unopenedParenthesis, .trailing: "& or | or the end"
    case .tooDeep: "a simpler condition"
    case .openParenthesis: "& or | or )"
    case .comparisonExpected(let column, _), .noOrder(let column, _), .noText(let column):
      column.kind == .text ? "=, !=, ~ or in" : "=, !=, <, <=, >, >= or in"
    case .listExpected: "( and values: in (a, b)"
    case .openList: ", or )"
    case .valueExpected(let column, _), .missingIsNoValue(let column), .wrongKind(let column, _):
      column.kind.example
    case .emptyText: "a text in quotes"
    case .neverSo(_, _, let choices): choices.joined(separator: ", ")
    }
  }
}

extension FilterColumn.Kind {
  /// What a value of the kind is.
  fileprivate var example: String {
    switch self {
    case .text: "a text, in quotes if it is more than a word"
    case .number: "a number"
    case .date: "a date such as 2003-01-31"
    }
  }
}
