/// One row of a table as it stands in its file.
public struct RawRecord: Sendable, Equatable {
  /// The file's name, without its folder.
  public var file: String
  /// The line the row begins on, from 1.
  public var line: Int
  /// The cells in the order of the file.
  public var cells: [Cell]

  /// One cell of a row.
  public struct Cell: Sendable, Equatable {
    /// The column's name; empty for a cell more than the header has, and in `study.toml`.
    public var column: String
    /// The text as written, without its quotes, cut at `SourceRows.longestText` characters; it may
    /// hold characters that steer a terminal.
    public var text: String

    /// A cell of that column.
    public init(column: String, text: String) {
      self.column = column
      self.text = text
    }
  }

  /// A row of a file.
  public init(file: String, line: Int, cells: [Cell]) {
    self.file = file
    self.line = line
    self.cells = cells
  }
}
