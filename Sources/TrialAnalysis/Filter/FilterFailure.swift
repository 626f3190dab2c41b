/// Why a filter cannot be used, and at which of its characters.
public struct FilterFailure: Error, Sendable, Hashable {
  /// The filter as written.
  public let text: String
  /// How many characters of it stand before the one that is wrong; all of them if its end is.
  public let offset: Int
  /// What is wrong there.
  public let problem: Problem
  /// The name or value that exists and is most likely meant.
  public let nearest: String?

  /// What can be wrong. Texts in quotes are quoted as a filter quotes them.
  public enum Problem: Sendable, Hashable {
    /// There is nothing but blanks.
    case empty
    /// A quote is never closed.
    case openQuote
    /// A backslash stands before something it does not go with.
    case badEscape
    /// A control character.
    case controlCharacter
    /// The filter ends, or goes on with something else, where a column should stand.
    case columnExpected(atEnd: Bool)
    /// No column has that name.
    case unknownColumn(String)
    /// A `)` without its `(`.
    case unopenedParenthesis
    /// Something stands after a complete condition.
    case trailing
    /// Conditions are nested too deep.
    case tooDeep
    /// A `(` without its `)`.
    case openParenthesis
    /// The filter ends, or goes on with something else, where a comparison should stand.
    case comparisonExpected(FilterColumn, atEnd: Bool)
    /// Texts have no order; one of them that is no number, in quotes.
    case noOrder(FilterColumn, example: String?)
    /// Only texts can contain one.
    case noText(FilterColumn)
    /// The values after `in` are not in parentheses.
    case listExpected
    /// The list of values has no end.
    case openList
    /// The filter ends, or goes on with something else, where a value should stand.
    case valueExpected(FilterColumn, atEnd: Bool)
    /// A missing value has no order and contains nothing.
    case missingIsNoValue(FilterColumn)
    /// Every text contains the empty one.
    case emptyText
    /// That, in quotes, is not of the column's kind.
    case wrongKind(FilterColumn, String)
    /// The column never has that value, in quotes; some of those that it has, as a filter has them.
    case neverSo(FilterColumn, String, choices: [String])
  }

  init(_ text: String, at offset: Int, _ problem: Problem, nearest: String? = nil) {
    self.text = text
    self.offset = offset
    self.problem = problem
    self.nearest = nearest
  }
}
