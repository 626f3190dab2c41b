/// A place in a text: a line and a column, both counted from 1.
///
/// Columns count characters as editors do, one for every Unicode scalar: a tab is one, an accented
/// letter is one however many bytes it takes, a byte order mark is none.
public struct TOMLPosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public let line: Int
  /// The column, from 1, in characters.
  public let column: Int

  /// The place at a line and a column, both from 1.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The first character of a text.
  public static let start = TOMLPosition(line: 1, column: 1)

  /// Orders places as they are read.
  public static func < (left: TOMLPosition, right: TOMLPosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
