/// What reading a data directory gave: the study if there is one, and always the findings.
public struct Loaded: Sendable, Equatable {
  /// The study; `nil` if the folder has no subject table that can be used.
  public var study: Study?
  /// What was wrong, in the order of the files.
  public var findings: [Finding]
  /// What is missing for a study, in one sentence; `nil` if there is one.
  public var absence: String?
  /// Files that look as if somebody were still writing them, and why.
  public var incomplete: [IncompleteFile]
  /// The files as they were when reading began.
  public var listing: DirectoryListing?
  /// Which files ended their last line.
  public var endedLines: [TableRole: Bool] = [:]
  /// The text of study.toml; empty without one.
  public var settingsText: [UInt8] = []
  /// Whether the load was interrupted; then nothing of it is here.
  public var isInterrupted = false

  /// What reading gave, without the listing, the ends of lines and the text of study.toml.
  public init(
    study: Study?, findings: [Finding], absence: String? = nil, incomplete: [IncompleteFile] = []
  ) {
    self.study = study
    self.findings = findings
    self.absence = absence
    self.incomplete = incomplete
  }
}

/// A file that does not read whole.
public struct IncompleteFile: Sendable, Equatable {
  /// What the file is for.
  public var role: TableRole
  /// Why it looks unfinished, in one sentence without a full stop.
  public var reason: String

  /// A file of that role with that reason.
  public init(role: TableRole, reason: String) {
    self.role = role
    self.reason = reason
  }
}
