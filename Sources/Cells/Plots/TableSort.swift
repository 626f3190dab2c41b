/// The column a table's rows are in the order of.
public struct TableSort: Sendable, Hashable {
  /// The column, as an index into the table's.
  public let column: Int
  /// Whether the least is first.
  public let isAscending: Bool

  /// The order of a column.
  public init(column: Int, isAscending: Bool) {
    self.column = column
    self.isAscending = isAscending
  }
}
