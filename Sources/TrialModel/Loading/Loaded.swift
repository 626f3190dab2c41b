/// What reading a data directory gave: the study if there is one, and always the findings.
public struct Loaded: Sendable, Equatable {
  /// The study; `nil` if the folder has no subject table that can be used.
  public var study: Study?
  /// What was wrong, in the order of the files.
  public var findings: [Finding]
  /// Why there is no study; `nil` if there is one.
  public var missingReason: MissingReason?
  /// Files that look as if somebody were still writing them.
  public var incomplete: [IncompleteFile]
  /// The files as they were when reading began.
  public var listing: DirectoryListing?
  /// Which files ended their last line.
  public var endedLines: [TableRole: Bool] = [:]
  /// The last cell of tables that did not, cut at 1,024 bytes.
  public var unendedCells: [TableRole: [UInt8]] = [:]
  /// Tables that somebody had open for writing when reading ended, or wrote to meanwhile, by name.
  public var openTables: [String] = []
  /// Tables of which that cannot be known, because processes of other users may write to them.
  public var unseenTables: [String] = []
  /// The text of study.toml; empty without one.
  public var settingsText: [UInt8] = []
  /// Whether the load was interrupted; then nothing of it is here.
  public var isInterrupted = false

  /// What reading gave, without the listing, the ends of lines, the writers and the text of
  /// study.toml.
  public init(
    study: Study?, findings: [Finding], missingReason: MissingReason? = nil,
    incomplete: [IncompleteFile] = []
  ) {
    self.study = study
    self.findings = findings
    self.missingReason = missingReason
    self.incomplete = incomplete
  }
}

/// How far the reading of a data directory is.
public struct LoadProgress: Sendable, Equatable {
  /// The file that is being read; `nil` before the first and after the last.
  public var file: String?
  /// Bytes read of all tables.
  public var bytes: Int
  /// Bytes that the tables had when the load began; 0 before that.
  public var totalBytes: Int
  /// Rows read of all tables, their headers not counted.
  public var rows: Int

  /// How far a load is; by default not begun.
  public init(file: String? = nil, bytes: Int = 0, totalBytes: Int = 0, rows: Int = 0) {
    self.file = file
    self.bytes = bytes
    self.totalBytes = totalBytes
    self.rows = rows
  }

  /// The share of the bytes that is read, 0 to 1; a file that has grown since does not exceed it.
  public var fraction: Double {
    totalBytes > 0 ? min(1, Double(bytes) / Double(totalBytes)) : 0
  }
}

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
