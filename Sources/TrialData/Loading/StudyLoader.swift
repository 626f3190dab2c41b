import TOML
public import TrialModel

/// Reads a data directory into a study.
///
/// Nothing is written, and nothing thrown: what is wrong becomes a finding, and the load goes on.
public struct StudyLoader: Sendable {
  /// The data directory.
  public let directory: String
  /// The day of loading: what is dated after it has not happened, and a day that ends the data cannot be
  /// after it. `nil` if that is not to be looked at.
  public let today: Day?

  /// A loader for that directory, on that day.
  public init(directory: String, today: Day? = nil) {
    self.directory = directory
    self.today = today
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
    var loading = Loading(
      directory: directory, files: chosen, log: log, control: control, today: today)
    var loaded = loading.run()
    control?.begin(file: nil)
    if control?.isInterrupted ?? false {
      loaded = Loaded(study: nil, findings: [], missingReason: .interrupted)
      loaded.isInterrupted = true
    }
    loaded.listing = listing
    if !loaded.isInterrupted { loaded.note(Writers(in: directory, of: listing)) }
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

extension Loaded {
  /// Notes who was writing to the files when they had been read.
  fileprivate mutating func note(_ writers: Writers) {
    openTables = writers.open
    unseenTables = writers.unseen
  }
}

/// One load under way.
private struct Loading {
  let directory: String
  let files: [TableRole: TableFile]
  let control: LoadControl?
  let today: Day?
  var log: FindingLog
  var incomplete: [IncompleteFile] = []
  var endedLines: [TableRole: Bool] = [:]
  var unendedCells: [TableRole: [UInt8]] = [:]
  var settingsText: [UInt8] = []
  var sources: [SourceFile] = []
  var latest: LatestDate?
  var ahead: LatestDate?

  init(
    directory: String, files: [TableRole: TableFile], log: FindingLog, control: LoadControl?,
    today: Day?
  ) {
    self.control = control
    self.today = today
    self.directory = directory
    self.files = files
    self.log = log
  }

  mutating func run() -> Loaded {
    var draft = StudyDraft()
    noteBrokenLinks()
    draft.study.settings = readSettings()
    draft.study.loaded = today
    var tables: [any OpenTable] = []
    for (builder, names) in zip(StudyTables.all, StudyTables.names) {
      let isNeeded = names.role == .subjects
      guard let file = files[names.role] else {
        guard isNeeded else { continue }
        return result(nil, .noSubjectTable)
      }
      let table = read([file], with: builder, into: &draft)
      tables.append(table)
      guard !table.isUsed, isNeeded else { continue }
      table.findings.forEach { log.append($0) }
      let incomplete = incomplete.first { $0.role == names.role }
      return result(
        nil, incomplete.map { .subjectTableIncomplete($0) } ?? .subjectTableUnusable(file.name))
    }
    let dates = FolderDates(
      tables.flatMap(\.dateEvidence), draft.study.settings, loaded: today)
    for table in tables {
      var table = table
      for (column, name) in table.close(dates, into: &draft) { note(column, name) }
      table.findings.forEach { log.append($0) }
    }
    var study = draft.study
    study.files = sources
    study.digest = ContentDigest(of: sources)
    study.latest = latest
    study.ahead = ahead
    if study.identifier.isEmpty {
      study.identifier = directory.split(separator: "/").last.map(String.init) ?? directory
    }
    return result(study, nil)
  }

  /// Reads the table that the files hold together, up to where the others have to be read.
  private mutating func read<Builder: TableBuilder>(
    _ files: [TableFile], with type: Builder.Type, into draft: inout StudyDraft
  ) -> any OpenTable {
    var table: Builder?
    var log = FindingLog()
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
    table?.register(in: &draft)
    return TableInReading(builder: table, log: log)
  }

  private func result(_ study: Study?, _ missingReason: MissingReason?) -> Loaded {
    var loaded = Loaded(
      study: study, findings: log.findings, missingReason: missingReason, incomplete: incomplete)
    loaded.endedLines = endedLines
    loaded.unendedCells = unendedCells
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
      unendedCells[file.role] = outcome.endsWithLineEnd ? nil : outcome.unendedCell
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

  /// Notes tables that are links to where nothing is, unless another file is read for them.
  private mutating func noteBrokenLinks() {
    for name in ((try? DirectoryListing.tableNames(in: directory)) ?? []).sorted() {
      let path = "\(directory)/\(name)"
      guard let file = TableFile(name: name), files[file.role] == nil, file.isReadable,
        FileIdentity(path: path) == nil
      else { continue }
      let failure = ReadFailure(path: path, reason: systemError())
      noteUnreadable(file, failure)
      log.reportUnreadable(file, failure)
    }
  }

  private mutating func noteUnreadable(_ file: TableFile, _ failure: ReadFailure) {
    incomplete.append(
      IncompleteFile(role: file.role, name: file.name, defect: .unreadable(failure.reason)))
  }

  /// Keeps the latest date up to the day of loading and that after it, the first column that has it.
  private mutating func note(_ column: DayColumn, _ name: String) {
    func later(_ day: Day, than known: LatestDate?) -> LatestDate? {
      if let known, known.day >= day { return known }
      return LatestDate(day: day, column: name)
    }
    if let day = column.latest(notAfter: today) { latest = later(day, than: latest) }
    if let today, let day = column.latest, day > today { ahead = later(day, than: ahead) }
  }
}

/// A table whose rows are read, and that waits until it is known how the folder writes its dates.
private protocol OpenTable {
  /// Whether anything of it can be used.
  var isUsed: Bool { get }
  var dateEvidence: [DateEvidence] { get }
  var findings: [Finding] { get }
  /// Adds the table to the study; returns the columns of days that may date the data, with their names.
  mutating func close(
    _ dates: FolderDates, into draft: inout StudyDraft
  ) -> [(column: DayColumn, name: String)]
}

private struct TableInReading<Builder: TableBuilder>: OpenTable {
  /// `nil` if the table cannot be used.
  var builder: Builder?
  var log: FindingLog

  var isUsed: Bool { builder != nil }
  var dateEvidence: [DateEvidence] { builder?.dateEvidence ?? [] }
  var findings: [Finding] { log.findings }

  mutating func close(
    _ dates: FolderDates, into draft: inout StudyDraft
  ) -> [(column: DayColumn, name: String)] {
    var columns: [(column: DayColumn, name: String)] = []
    if var builder = builder.take() {
      builder.close(dates, into: &draft, findings: &log)
      columns = builder.dates(in: draft.study).map {
        ($0.column, "\(Builder.Column.table.standard).\($0.name)")
      }
    }
    Builder.check(draft.study, findings: &log)
    return columns
  }
}

extension FindingLog {
  fileprivate mutating func reportUnreadable(_ file: TableFile, _ failure: ReadFailure) {
    add(
      .error, code: "file-unreadable", file: file.name,
      problem: .file(.unreadable(failure.reason)))
  }
}
