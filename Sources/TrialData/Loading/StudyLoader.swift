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

  /// Reads everything there is; nothing of it if the control is told to interrupt it.
  public func load(_ control: LoadControl? = nil) -> Loaded {
    var log = FindingLog()
    let listing: DirectoryListing
    do {
      listing = try DirectoryListing(directory: directory)
    } catch {
      log.add(
        .error, code: "directory-unreadable", file: directory,
        message: "The folder cannot be read: \(error.reason).",
        remedy: "Check that it exists and that you may read it.")
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

  /// One file for every role: the one whose name says it best.
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
          message: "trialtop does not read this format.", remedy: "Export the table as CSV.")
        continue
      }
      chosen[role] = best
      for other in candidates.dropFirst() {
        log.add(
          .warning, code: "file-second", file: other.name,
          message: "\(best.name) already holds the \(role.rawValue) table.",
          remedy: "This file was not read; move one of the two away.")
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
    let settings = readSettings()
    guard let file = files[.subjects] else {
      return result(nil, .noSubjectTable)
    }
    var builder = SubjectsBuilder(settings: settings)
    guard read(file, into: &builder) else {
      let incomplete = incomplete.first { $0.role == .subjects }
      return result(
        nil, incomplete.map { .subjectTableIncomplete($0) } ?? .subjectTableUnusable(file.name))
    }
    var (study, subjects) = builder.finish(findings: &log)
    note(study.subjects, study.has, builder)
    if let file = files[.responses] {
      var builder = ResponsesBuilder(settings: settings, subjects: subjects)
      if read(file, into: &builder) { study.responses = builder.finish(findings: &log) }
      note(study.responses.day, "ADRS.\(builder.dateName)")
    }
    if let file = files[.timeToEvent] {
      var builder = TimeToEventBuilder(settings: settings, subjects: subjects)
      if read(file, into: &builder) { study.timeToEvent = builder.finish(findings: &log) }
      note(study.timeToEvent.day, "ADTTE.\(builder.dateName)")
      tellUnknownEndpoints(study)
    }
    if let file = files[.adverseEvents] {
      var builder = AdverseEventsBuilder(settings: settings, subjects: subjects)
      if read(file, into: &builder) { study.adverseEvents = builder.finish(findings: &log) }
      note(study.adverseEvents.start, "ADAE.\(builder.startName)")
    }
    if let file = files[.tumorMeasurements] {
      var builder = TumorMeasurementsBuilder(
        settings: settings, subjects: subjects, of: study.subjects)
      if read(file, into: &builder) { study.tumorMeasurements = builder.finish(findings: &log) }
      note(study.tumorMeasurements.day, "ADTR.\(builder.dateName)")
    }
    study.files = sources
    study.latest = latest
    if study.identifier.isEmpty {
      study.identifier = directory.split(separator: "/").last.map(String.init) ?? directory
    }
    return result(study, nil)
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
      let stamp = FileStamp(path: path)
      // A byte more than may be read, so that it is known that there are too many.
      let bytes = try InputFile.contents(of: path, atMost: TOMLTable.maximumBytes + 1)
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
          bytes: isWhole ? bytes.count : stamp?.bytes ?? bytes.count,
          modified: stamp?.modifiedSeconds ?? 0))
      return settings ?? StudySettings()
    } catch {
      tellUnreadable(file, error)
      return StudySettings()
    }
  }

  /// Reads one table; false if nothing of it can be used.
  private mutating func read<Builder: TableBuilder>(
    _ file: TableFile, into builder: inout Builder
  ) -> Bool {
    do {
      if control?.isInterrupted ?? false { return false }
      control?.begin(file: file.name)
      var table = try DelimitedTable(path: "\(directory)/\(file.name)", name: file.name)
      let outcome = try table.read(into: &builder, findings: &log, control: control)
      if outcome.isInterrupted { return false }
      if let defect = outcome.defect {
        let unfinished = IncompleteFile(role: file.role, name: file.name, defect: defect)
        incomplete.append(unfinished)
        log.add(
          .error, code: "file-incomplete", file: file.name, message: "\(unfinished.message).",
          remedy: "It may still be being written; what is missing is not counted.")
      }
      guard outcome.isUsable, outcome.stamp?.bytes ?? 0 > 0 else { return false }
      endedLines[file.role] = outcome.endsWithLineEnd
      sources.append(
        SourceFile(
          name: file.name, role: file.role,
          format: file.name.lowercased().hasSuffix(".tsv") ? "tsv" : "csv",
          rows: outcome.rows, bytes: outcome.stamp?.bytes ?? 0,
          modified: outcome.stamp?.modifiedSeconds ?? 0))
      return true
    } catch {
      tellUnreadable(file, error)
      return false
    }
  }

  private mutating func tellUnreadable(_ file: TableFile, _ failure: ReadFailure) {
    incomplete.append(
      IncompleteFile(role: file.role, name: file.name, defect: .unreadable(failure.reason)))
    log.add(
      .error, code: "file-unreadable", file: file.name,
      message: "The file cannot be read: \(failure.reason).",
      remedy: "Check that you may read it.")
  }

  private mutating func tellUnknownEndpoints(_ study: Study) {
    let codes = study.timeToEvent.endpoints.map(\.code)
    // What is derived where there are assessments.
    let derived = study.responses.kind.contains(.visit) ? ["DOR", "TTR", "OSCR"] : []
    for endpoint in study.settings.endpoints
    where !(codes + derived).contains(where: { $0.uppercased() == endpoint.uppercased() }) {
      log.add(
        .warning, code: "endpoint-unknown", file: "study.toml", column: "endpoints",
        message: "The endpoint \"\(endpoint.prefix(40))\" is not in the time-to-event table.",
        remedy: "There are \(codes.prefix(12).joined(separator: ", ")).")
    }
  }

  /// Keeps the latest date of all, the first column that has it.
  private mutating func note(_ column: DayColumn, _ name: String) {
    guard let day = column.latest else { return }
    if let latest, latest.day >= day { return }
    latest = LatestDate(day: day, column: name)
  }

  private mutating func note(
    _ subjects: Subjects, _ has: SubjectColumns, _ builder: SubjectsBuilder
  ) {
    note(subjects.randomized, "ADSL.\(has.randomized ?? builder.name(.randomized))")
    note(subjects.lastAlive, "ADSL.\(builder.name(.lastAlive))")
    note(subjects.died, "ADSL.\(builder.name(.deathDate))")
    note(subjects.studyEnd, "ADSL.\(builder.name(.studyEnd))")
    note(subjects.treatmentStart, "ADSL.\(builder.name(.treatmentStart))")
    note(subjects.treatmentEnd, "ADSL.\(builder.name(.treatmentEnd))")
  }
}
