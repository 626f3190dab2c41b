/// Something that is wrong with a folder, a file, or the columns and rows of a table as such.
public enum FileProblem: Sendable, Equatable {
  /// The folder cannot be read, in the operating system's words.
  case folderUnreadable(String)
  /// The file cannot be read, in the operating system's words.
  case unreadable(String)
  /// The file is of a format that is not read.
  case formatUnread
  /// Another file, of that name, already holds the table of that role.
  case second(first: String, role: TableRole)
  /// The file does not read whole.
  case incomplete(IncompleteFile)
  /// The file is UTF-16.
  case utf16
  /// The file is not text; a zero byte stands at that offset.
  case binary(offset: Int)
  /// A row is longer than that many bytes.
  case rowTooLong(bytes: Int)
  /// A row has another number of cells than the header.
  case rowCells(Int, header: Int)
  /// A quote stands in the middle of a cell.
  case quoteStray
  /// A quote that is opened in a row is not closed before the next line.
  case quoteSwallowing
  /// A quoted cell never ends.
  case quoteOpen
  /// `study.toml` names a column that is not there, for something of that key.
  case columnNotThere(String, key: String)
  /// Several columns have that name.
  case columnTwice(String)
  /// A needed column is not there; with the table of `study.toml` and its usual names.
  case columnMissing(key: String, table: String, usual: [String])
}

/// Something that is wrong with a cell, or with a row because of one; cells are as the file writes them.
public enum CellProblem: Sendable, Equatable {
  /// A day that no patient can have lived.
  case dateImplausible(String)
  /// A date without its day or month.
  case datePartial(String)
  /// No date.
  case dateUnreadable(String)
  /// Neither yes nor no.
  case flagUnreadable(String)
  /// Bytes that are not UTF-8, read as Windows-1252.
  case notUTF8(String)
  /// Characters that steer a terminal.
  case controlCharacters(String)
  /// The row is of another study than the subjects.
  case secondStudy(String, chosen: String)
  /// The row names no subject.
  case subjectMissing
  /// The row names a subject that the subject table does not have.
  case subjectUnknown(String)
  /// The row does not name what it is about.
  case parameterMissing
}
