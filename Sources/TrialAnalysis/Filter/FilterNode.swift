import TrialModel

/// The condition of a filter, checked against the columns of a study.
indirect enum FilterNode: Sendable, Hashable {
  /// A column compared with values.
  case comparison(FilterComparison)
  /// Not that.
  case not(FilterNode)
  /// All of these, at least two and none of them another `all`.
  case all([FilterNode])
  /// At least one of these, at least two and none of them another `any`.
  case any([FilterNode])

  /// All of two.
  func and(_ other: FilterNode) -> FilterNode {
    .all([self, other].flatMap { if case .all(let nodes) = $0 { nodes } else { [$0] } })
  }

  /// At least one of two.
  func or(_ other: FilterNode) -> FilterNode {
    .any([self, other].flatMap { if case .any(let nodes) = $0 { nodes } else { [$0] } })
  }

  /// The filter as text with as few parentheses as it takes.
  var text: String {
    switch self {
    case .comparison(let comparison): return comparison.text
    case .not(.comparison(let comparison)) where comparison.operation == .isOneOf:
      return comparison.text(isNegated: true)
    case .not(let node): return "!" + node.factor
    case .all(let nodes):
      return nodes.map { if case .any = $0 { "(\($0.text))" } else { $0.text } }
        .joined(separator: " & ")
    case .any(let nodes): return nodes.map(\.text).joined(separator: " | ")
    }
  }

  /// The text as something that a `!` can stand before.
  private var factor: String {
    switch self {
    case .comparison, .not: text
    case .all, .any: "(\(text))"
    }
  }
}

/// A column compared with a value, or with several of which one must match.
struct FilterComparison: Sendable, Hashable {
  /// The column.
  let column: FilterColumn
  /// How it is compared.
  let operation: FilterOperator
  /// The values: one, or those in parentheses after `in`.
  let values: [FilterValue]

  /// The comparison as text.
  var text: String { text(isNegated: false) }

  /// The comparison, or its opposite if it is one with a list, as text.
  func text(isNegated: Bool) -> String {
    let list = values.map(\.written).joined(separator: ", ")
    guard operation == .isOneOf else { return "\(column.written)\(operation.rawValue)\(list)" }
    return "\(column.written) \(isNegated ? "not " : "")in (\(list))"
  }
}

/// A value in a filter.
enum FilterValue: Sendable, Hashable {
  /// No value.
  case missing
  /// A text; whether it has to be written in quotes so as not to be taken for a number or date.
  case text(String, isLiteral: Bool)
  /// A number.
  case number(Double)
  /// A day.
  case day(Day)

  /// The word for no value.
  static let missingWord = "missing"

  /// The value as it stands in a filter.
  var written: String {
    switch self {
    case .missing: FilterValue.missingWord
    case .text(let text, let isLiteral):
      FilterToken.written(
        text, isReserved: isLiteral || text.lowercased() == FilterValue.missingWord)
    case .number(let number): FilterValue.written(number)
    case .day(let day): day.description
    }
  }

  /// A number in the shortest form that reads as the same number.
  static func written(_ number: Double) -> String {
    number == number.rounded() && number.magnitude < 1e15
      ? String(Int64(number)) : number.description
  }
}
