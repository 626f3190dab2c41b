/// One column of a table.
public struct TableColumn: Sendable, Hashable {
  /// The words over it.
  public let title: [Span]
  /// Where its texts stand; the title too.
  public let alignment: TextAlignment
  /// The least columns of the screen it takes.
  public let minimum: Int
  /// Whether it takes the room that is left, and cuts its texts where there is none.
  ///
  /// Any other column is as wide as its widest text: a number is not cut.
  public let isFlexible: Bool
  /// Whether it stays when there is no room for all columns.
  public var isEssential: Bool

  /// A column.
  public init(
    title: [Span], alignment: TextAlignment = .leading, minimum: Int = 1,
    isFlexible: Bool = false, isEssential: Bool = false
  ) {
    self.title = title
    self.alignment = alignment
    self.minimum = max(0, minimum)
    self.isFlexible = isFlexible
    self.isEssential = isEssential
  }
}
