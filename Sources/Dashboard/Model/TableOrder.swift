/// How the rows of a table are ordered and which of them are shown.
public struct TableOrder: Sendable, Equatable {
  /// Which of the panel's orders, counted from its usual one.
  public var column = 0
  /// Whether the other way round.
  public var isReversed = false
  /// Words that a row must have.
  public var search = ""

  /// The usual order, every row.
  public init() {}
}
