/// What a list of subjects shall show, and how.
public struct SubjectListRequest: Sendable, Hashable {
  /// Whom.
  public var query: SubjectQuery
  /// The column it is sorted by; equals are in order of their identifiers.
  public var order: SubjectColumn
  /// Whether the greatest come first; cells without a value come last in any case.
  public var isDescending: Bool
  /// Words that must all stand in the cells of a row, upper or lower case; empty for all rows.
  public var search: String

  /// A list in that order.
  public init(
    query: SubjectQuery, order: SubjectColumn, isDescending: Bool = false, search: String = ""
  ) {
    self.query = query
    self.order = order
    self.isDescending = isDescending
    self.search = search
  }

  /// The list in the order that suits the query.
  public init(_ query: SubjectQuery, search: String = "") {
    self.init(
      query: query, order: query.defaultOrder, isDescending: query.defaultIsDescending,
      search: search)
  }
}
