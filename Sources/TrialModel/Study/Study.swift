/// A study as its data directory holds it: a value, columnar, with nothing computed yet.
public struct Study: Sendable, Equatable {
  /// The study's identifier: `study.toml`, else STUDYID, else the folder's name.
  public var identifier = ""
  /// What the data cannot hold: title, targets, comparisons, endpoints.
  public var settings = StudySettings()
  /// The arms in display order; a screen failure is in none of them.
  public var arms: [Arm] = []
  /// The subjects, screened ones included.
  public var subjects = Subjects()
  /// The response records.
  public var responses = Responses()
  /// The time-to-event records.
  public var timeToEvent = TimeToEvent()
  /// The adverse events.
  public var adverseEvents = AdverseEvents()
  /// The sums of tumour measurements.
  public var tumorMeasurements = TumorMeasurements()
  /// The files that were read, settings first, then the tables in the order of their roles.
  public var files: [SourceFile] = []
  /// The digest of those files together, of one line each as `sha256sum` prints them; `nil` if that of
  /// a file is not known.
  public var digest: ContentDigest?
  /// The latest date in the data that is not after the day of loading, and the column it stands in.
  ///
  /// Of randomizations, last contacts, deaths, ends of study, first and last doses, assessments, times
  /// to event, starts of adverse events and tumour measurements; not of what may lie ahead or is recorded
  /// again by another: screening, origins of times and ends of adverse events.
  public var latest: LatestDate?
  /// The latest date after the day of loading, and the column it stands in, of the same columns; `nil` if
  /// there is none.
  public var ahead: LatestDate?
  /// The day on which the study was loaded; `nil` if nobody said so.
  public var loaded: Day?
  /// Which columns the subject table has, for rules that depend on it.
  public var availableColumns = SubjectColumns()

  /// An empty study.
  public init() {}

  /// The day the study is known on, and its source: `study.toml`, else the latest date in the data.
  public var dataCutoff: (day: Day, source: CutoffSource)? {
    if let day = settings.dataCutoff { return (day, .settings) }
    if let latest { return (latest.day, .latest(column: latest.column)) }
    return nil
  }

  /// The table of that role; `nil` for the settings, which are none.
  public func table(_ role: TableRole) -> (any StudyTable)? {
    switch role {
    case .subjects: subjects
    case .responses: responses
    case .timeToEvent: timeToEvent
    case .adverseEvents: adverseEvents
    case .tumorMeasurements: tumorMeasurements
    case .settings: nil
    }
  }

  /// Whether a table with that role was read.
  public func hasTable(_ role: TableRole) -> Bool {
    files.contains { $0.role == role }
  }
}

/// Where the day comes from that a study is shown as of.
public enum CutoffSource: Sendable, Equatable {
  /// Somebody asked for it, with `--as-of`.
  case asked
  /// `study.toml` declares it.
  case settings
  /// It is the latest date in the data, in that column.
  case latest(column: String)
}

/// The latest date found in the data.
public struct LatestDate: Sendable, Equatable {
  /// The day.
  public var day: Day
  /// The table and column, `ADTTE.ADT`.
  public var column: String

  /// That day in that column.
  public init(day: Day, column: String) {
    self.day = day
    self.column = column
  }
}

/// Which of the columns that decide a rule the subject table has.
public struct SubjectColumns: Sendable, Equatable {
  /// The column that gives the day of randomization; `nil` if there is none.
  public var randomized: String?
  /// Whether that column is only a stand-in (start of treatment).
  public var randomizedIsProxy = false
  /// Whether ITTFL, or its equivalent, is there.
  public var intentionToTreat = false
  /// Whether SAFFL is there.
  public var safety = false
  /// Whether a per-protocol flag is there.
  public var perProtocol = false
  /// Whether the actual arm is recorded apart from the planned one.
  public var actualArm = false
  /// Whether there is a first day of treatment.
  public var treatmentStart = false
  /// Whether the file records the status of subjects.
  public var disposition = false
  /// The file's name of every column that `Subjects` has a place for, by its name in `study.toml`.
  public var names: [String: String] = [:]

  /// Nothing is there.
  public init() {}
}

/// An arm of the study.
public struct Arm: Sendable, Equatable {
  /// The code, `HD`: ARMCD where it stands for one arm, else the label.
  public var code: String
  /// The name, `High-dose IV IL-2`.
  public var label: String
  /// The name for narrow places, `HD IV`.
  public var short: String
  /// How many subjects are planned.
  public var target: Int?
  /// When randomization to it began: `study.toml`, else its first randomization.
  public var opened: Day?
  /// Whether `opened` comes from `study.toml`.
  public var openedIsDeclared = false
  /// The last day of randomization to it, from `study.toml`; `nil` if it never closed.
  public var closed: Day?

  /// An arm; the short name is the code unless given.
  public init(code: String, label: String, short: String? = nil) {
    self.code = code
    self.label = label
    self.short = short ?? code
  }
}

/// What a file of a data directory is for.
public enum TableRole: String, Sendable, CaseIterable {
  /// One row a subject (ADSL).
  case subjects
  /// Tumour response (ADRS).
  case responses
  /// Time to event (ADTTE).
  case timeToEvent = "time to event"
  /// Adverse events (ADAE).
  case adverseEvents = "adverse events"
  /// Tumour measurements (ADTR).
  case tumorMeasurements = "tumour measurements"
  /// `study.toml`.
  case settings
}

/// A file that was read.
public struct SourceFile: Sendable, Equatable {
  /// The file's name, without its folder.
  public var name: String
  /// What it is for.
  public var role: TableRole
  /// Its format, `csv`.
  public var format: String
  /// Rows read, the header not counted.
  public var rows: Int
  /// Its bytes.
  public var bytes: Int
  /// When it was last written, in seconds since 1970.
  public var modified: Int64
  /// The digest of its bytes, taken while they were read; `nil` if it is not known.
  public var digest: ContentDigest?

  /// A file that was read.
  public init(
    name: String, role: TableRole, format: String, rows: Int, bytes: Int, modified: Int64,
    digest: ContentDigest? = nil
  ) {
    self.name = name
    self.role = role
    self.format = format
    self.rows = rows
    self.bytes = bytes
    self.modified = modified
    self.digest = digest
  }
}

/// The SHA-256 of bytes that were read.
public struct ContentDigest: Sendable, Hashable {
  /// The digest in 64 hexadecimal digits, as `sha256sum` prints it.
  public let hexadecimal: String

  /// A digest of those 32 bytes.
  public init(_ bytes: some Sequence<UInt8>) {
    hexadecimal = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
  }

  /// The first eight digits, enough to see whether two pictures are of the same data.
  public var short: String { String(hexadecimal.prefix(8)) }
}
