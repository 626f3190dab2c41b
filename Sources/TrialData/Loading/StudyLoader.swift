import TOML
public import TrialModel

/// Reads a data directory into a study.
///
/// Nothing is written, and nothing thrown: what is wrong becomes a finding, and the load goes on.
public struct StudyLoader: Sendable {
  /// The data directory.
  public let directory: String

  /// A loader for that directory.
  public init(directory: String) {
    self.directory = directory
  }

  /// Reads everything there is; nothing of it if the control is recorded to interrupt it.
  public func load(_ control: LoadControl? = nil) -> Loaded {
    var log = FindingLog()
    let listing: DirectoryListing
    do {
      listing = try DirectoryListing(directory: directory)
    } catch {
      log.add(
        .error, code: "directory-unreadable", file: directory,
        problem: .file(.folderUnreadable(error.reason)))
      return Loaded(
        study: nil, findings: log.findings, missingReason: .folderUnreadable(error.reason))
    }
    let chosen = chooseFiles(listing, &log)
    let names = Set(chosen.values.filter { $0.role != .settings }.map(\.name))
    control?.begin(
      totalBytes: listing.files.reduce(0) {
        $0 + (names.contains($1.name) ? $1.stamp.bytes : 0)
      })
    var loading = Loading(directory: directory, files: chosen, log: log, control: control)
    var loaded = loading.run()
    control?.begin(file: nil)
    if control?.isInterrupted ?? false {
      loaded = Loaded(study: nil, findings: [], missingReason: .interrupted)
      loaded.isInterrupted = true
    }
    loaded.listing = listing
    return loaded
  }

  /// One file for every role: the one whose name matches it best.
  private func chooseFiles(
    _ listing: DirectoryListing, _ log: inout FindingLog
  ) -> [TableRole: TableFile] {
    var chosen: [TableRole: TableFile] = [:]
    let files = listing.files.compactMap { TableFile(name: $0.name) }
    for role in TableRole.allCases {
      let candidates = files.filter { $0.role == role }.sorted {
        ($0.isReadable ? 0 : 1, $0.rank, $0.name) < ($1.isReadable ? 0 : 1, $1.rank, $1.name)
      }
      guard let best = candidates.first else { continue }
      if !best.isReadable {
        log.add(
          .error, code: "format-unread", file: best.name,
          problem: .file(.formatUnread))
        continue
      }
      chosen[role] = best
      for other in candidates.dropFirst() {
        log.add(
          .warning, code: "file-second", file: other.name,
          problem: .file(.second(first: best.name, role: role)))
      }
    }
    return chosen
  }
}

/// One load under way.
private struct Loading {
  let directory: String
  let files: [TableRole: TableFile]
  let control: LoadControl?
  var log: FindingLog
  var incomplete: [IncompleteFile] = []
  var endedLines: [TableRole: Bool] = [:]
  var settingsText: [UInt8] = []
  var sources: [SourceFile] = []
  var latest: LatestDate?

  init(
    directory: String, files: [TableRole: TableFile], log: FindingLog, control: LoadControl?
  ) {
    self.control = control
    self.directory = directory
    self.files = files
    self.log = log
  }

  mutating func run() -> Loaded {
    var draft = StudyDraft()
    draft.study.settings = readSettings()
    for (builder, names) in zip(StudyTables.all, StudyTables.names) {
      let isNeeded = names.role == .subjects
      guard let file = files[names.role] else {
        guard isNeeded else { continue }
        return result(nil, .noSubjectTable)
      }
      guard !read([file], with: builder, into: &draft), isNeeded else { continue }
      let incomplete = incomplete.first { $0.role == names.role }
      return result(
        nil, incomplete.map { .subjectTableIncomplete($0) } ?? .subjectTableUnusable(file.name))
    }
    var study = draft.study
    study.files = sources
    study.digest = ContentDigest(of: sources)
    study.latest = latest
    if study.identifier.isEmpty {
      study.identifier = directory.split(separator: "/").last.map(String.init) ?? directory
    }
    return result(study, nil)
  }

  /// Adds the table that the files hold together to the study; false if nothing of it can be used.
  private mutating func read<Builder: TableBuilder>(
    _ files: [TableFile], with type: Builder.Type, into draft: inout StudyDraft
  ) -> Bool {
    var table: Builder?
    for file in files {
      var piece = TablePiece(Builder(for: draft), isFirst: table == nil)
      var told = FindingLog()
      let isRead = read(file, into: &piece, &told)
      if isRead, table != nil {
        table?.merge(piece, told: told, findings: &log)
        continue
      }
      for finding in told.findings { log.append(finding) }
      if isRead { table = piece.builder }
    }
    let isUsed = table != nil
    if var builder = table.take() {
      builder.finish(into: &draft, findings: &log)
      for (column, name) in builder.dates(in: draft.study) {
        note(column, "\(Builder.Column.table.standard).\(name)")
      }
    }
    Builder.check(draft.study, findings: &log)
    return isUsed
  }

  private func result(_ study: Study?, _ missingReason: MissingReason?) -> Loaded {
    var loaded = Loaded(
      study: study, findings: log.findings, missingReason: missingReason, incomplete: incomplete)
    loaded.endedLines = endedLines
    loaded.settingsText = settingsText
    return loaded
  }

  private mutating func readSettings() -> StudySettings {
    guard let file = files[.settings] else { return StudySettings() }
    let path = "\(directory)/\(file.name)"
    do {
      let input = try InputFile(path: path, isCounted: true)
      // A byte more than may be read, so that it is known that there are too many.
      let bytes = try input.contents(atMost: TOMLTable.maximumBytes + 1)
      let isWhole = bytes.count <= TOMLTable.maximumBytes
      settingsText = bytes
      let settings = StudySettings.read(bytes, file: file.name, findings: &log)
      if settings == nil || bytes.isEmpty {
        incomplete.append(
          IncompleteFile(
            role: .settings, name: file.name, defect: bytes.isEmpty ? .empty : .malformed))
      }
      sources.append(
        SourceFile(
          name: file.name, role: .settings, format: "toml", rows: 0,
          bytes: isWhole ? bytes.count : input.stamp.bytes,
          modified: input.stamp.modifiedSeconds, digest: input.digest(control)))
      return settings ?? StudySettings()
    } catch {
      noteUnreadable(file, error)
      log.reportUnreadable(file, error)
      return StudySettings()
    }
  }

  /// Reads one file; false if nothing of it can be used.
  private mutating func read(
    _ file: TableFile, into consumer: inout some RowConsumer, _ findings: inout FindingLog
  ) -> Bool {
    guard let format = file.format, let reader = format.reader else { return false }
    do {
      if control?.isInterrupted ?? false { return false }
      control?.begin(file: file.name)
      let input = try InputFile(path: "\(directory)/\(file.name)", isCounted: true)
      let outcome = try reader.read(
        input, name: file.name, into: &consumer, findings: &findings, control: control)
      if outcome.isInterrupted { return false }
      if let defect = outcome.defect {
        let unfinished = IncompleteFile(role: file.role, name: file.name, defect: defect)
        incomplete.append(unfinished)
        findings.add(
          .error, code: "file-incomplete", file: file.name, problem: .file(.incomplete(unfinished)))
      }
      guard outcome.isUsable, input.stamp.bytes > 0 else { return false }
      endedLines[file.role] = outcome.endsWithLineEnd
      sources.append(
        SourceFile(
          name: file.name, role: file.role, format: format.name, rows: outcome.rows,
          bytes: input.stamp.bytes, modified: input.stamp.modifiedSeconds,
          digest: input.digest(control)))
      return true
    } catch {
      noteUnreadable(file, error)
      findings.reportUnreadable(file, error)
      return false
    }
  }

  private mutating func noteUnreadable(_ file: TableFile, _ failure: ReadFailure) {
    incomplete.append(
      IncompleteFile(role: file.role, name: file.name, defect: .unreadable(failure.reason)))
  }

  /// Keeps the latest date of all, the first column that has it.
  private mutating func note(_ column: DayColumn, _ name: String) {
    guard let day = column.latest else { return }
    if let latest, latest.day >= day { return }
    latest = LatestDate(day: day, column: name)
  }
}

extension FindingLog {
  fileprivate mutating func reportUnreadable(_ file: TableFile, _ failure: ReadFailure) {
    add(
      .error, code: "file-unreadable", file: file.name,
      problem: .file(.unreadable(failure.reason)))
  }
}
