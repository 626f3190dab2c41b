/// A column of the subject table that has no place of its own in `Subjects`, as written in the file.
///
/// Kept so that subjects can be selected by it. A column that tells nearly every subject apart (more
/// than half of over 1000 values distinct) selects nobody in particular and is not kept, nor is any
/// beyond the first 200.
public struct SubjectAttribute: Sendable, Equatable {
  /// The column's name in the file.
  public var name: String
  /// The values.
  public var column: TextColumn

  /// A column with that name and those values.
  public init(name: String, column: TextColumn) {
    self.name = name
    self.column = column
  }
}
