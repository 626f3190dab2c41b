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
  /// The text of study.toml; empty without one.
  public var settingsText: [UInt8] = []
  /// Whether the load was interrupted; then nothing of it is here.
  public var isInterrupted = false

  /// What reading gave, without the listing, the ends of lines and the text of study.toml.
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
