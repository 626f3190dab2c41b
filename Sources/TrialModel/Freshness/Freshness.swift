/// How what is shown of a data directory stands to what is in it.
public enum Freshness: Sendable, Equatable {
  /// Nothing is shown yet, and the first load is awaited.
  case reading
  /// Nothing is shown, for that reason.
  case waiting(StaleReason)
  /// What is shown was read whole, and nothing newer is known.
  case live
  /// What is shown was read whole; a change is known and not read yet, or under way.
  case behind
  /// What is shown lacks something, because there was nothing better or a person asked for it.
  case incomplete(StaleReason)
  /// What is shown is older than the folder, for that reason.
  case stale(StaleReason)
}

/// Why what is shown is not what is in the folder: a fact, put into words where it is shown.
public enum StaleReason: Sendable, Equatable {
  /// These files are open for writing.
  case beingWritten([String])
  /// A person stopped the load.
  case interrupted
  /// The folder holds no study any more.
  case noStudy(MissingReason)
  /// A file does not read whole.
  case incomplete(IncompleteFile)
  /// A file that was read before is gone, or nothing of it can be used.
  case fileGone(String)
  /// `study.toml` is no more than the beginning of what it was.
  case settingsCut
  /// A table has fewer rows than before.
  case rowsLost(file: String, rows: Int, before: Int)
  /// A table has lost the end of its last line.
  case lineUnended(file: String)
  /// A table whose last line has no end has lost the end of its last cell.
  case cellCut(file: String)
  /// A subject table that kept its rows names fewer patients.
  case patientsLost(file: String, patients: Int, before: Int)
  /// An arm that had patients has none.
  case armEmptied(arm: String, before: Int)
  /// Most rows of a table that kept them cannot be used any more.
  case recordsUnusable(file: String, usable: Int, before: Int)
  /// Many rows of a table are about patients who are missing from the subject table, that other file.
  case patientsUnknown(file: String, rows: Int, of: Int, subjects: String)
}

/// Why reading a data directory gave no study.
public enum MissingReason: Sendable, Equatable {
  /// The folder cannot be listed, in the operating system's words.
  case folderUnreadable(String)
  /// There is no subject table.
  case noSubjectTable
  /// The subject table does not read whole, and nothing of it can be used.
  case subjectTableIncomplete(IncompleteFile)
  /// The subject table of that name cannot be used.
  case subjectTableUnusable(String)
  /// The load was interrupted.
  case interrupted
}

/// A file that does not read whole, as if somebody were still writing it.
public struct IncompleteFile: Sendable, Equatable {
  /// What is wrong with it.
  public enum Defect: Sendable, Equatable {
    /// It has no bytes, or no header.
    case empty
    /// Its last line, of that number, has too few cells and no end.
    case endsInLine(Int)
    /// Its last cell is quoted, and the quote is never closed.
    case endsInQuotes
    /// A quote is never closed, and the row too long to be read to the end.
    case quoteUnclosed
    /// Somebody wrote to it while it was read.
    case changedWhileRead
    /// It cannot be read, in the operating system's words.
    case unreadable(String)
    /// It is not in its format.
    case malformed
  }

  /// What the file is for.
  public var role: TableRole
  /// Its name.
  public var name: String
  /// What is wrong with it.
  public var defect: Defect

  /// A file that does not read whole.
  public init(role: TableRole, name: String, defect: Defect) {
    self.role = role
    self.name = name
    self.defect = defect
  }
}

/// What cannot be known of a folder that reads whole: who might be writing to it at this moment.
public enum FreshnessLimit: Sendable, Equatable {
  /// Processes of other users could have a table open for writing; they cannot be looked at.
  case otherUsers
  /// A table is on a file system that others write to unheard; the folder is listed every so many
  /// seconds, or was read once.
  case network(seconds: Double?)
  /// The folder is only listed, every so many seconds.
  case listing(seconds: Double)
}
