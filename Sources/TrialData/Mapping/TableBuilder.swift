import TrialModel

/// What is known of a study while its tables are read one after the other.
struct StudyDraft: Sendable {
  var study = Study()
  /// Finds a subject by its identifier, once the subject table is read.
  var subjects = SubjectDictionary(TextDictionary(), studies: TextDictionary(), study: -1)
  /// The day from which every subject's study days count, as in `DayColumn`, and its columns' names.
  var references: (days: [Int32], columns: String) = ([], "")
}

/// Makes the table of one role of a study from the rows of files.
///
/// A role is added with its columns and its builder, and one line in `StudyTables.all`.
protocol TableBuilder: RowConsumer, Sendable {
  associatedtype Column: TableColumn
  /// Where a builder was before a row.
  associatedtype Mark: Sendable
  /// What the codes of a piece of the table are in the whole, as far as it is known.
  associatedtype PieceCodes: CodesOfPiece
  /// Whether rows can be read apart from those before them; else all wait until those are read.
  static var readsRowsApart: Bool { get }
  /// The columns without which a table cannot be used.
  static var required: [Column] { get }
  /// Where the columns of days are kept; as `RawDay` stores them until `close` makes days of them.
  static var days: [DayPlace<Self>] { get }

  /// A builder for the next table of a study.
  init(for draft: StudyDraft)

  var settings: StudySettings { get }
  /// Where the columns stand in the file that is being read.
  var columns: ColumnMap<Column> { get set }

  /// Called once the columns are found, all the required ones among them; returns false if the table
  /// cannot be used.
  mutating func accepts(findings: inout FindingLog) -> Bool
  /// How many records the rows gave so far.
  var count: Int { get }
  /// The line of the file that each of them comes from, from 1.
  var lines: [Int32] { get }
  /// How many distinct texts were met so far, in all columns where that matters.
  var textCount: Int { get }
  /// Where the builder is now.
  var mark: Mark { get }
  /// Forgets the records made since; texts may stay.
  mutating func goBack(to mark: Mark)
  /// Adds records of a piece of the table as if their rows had been appended: a second record of one
  /// kind is recorded and left out, and texts get codes in the order of the rows.
  mutating func append(
    _ records: Range<Int>, of piece: Self, _ codes: inout PieceCodes, _ findings: inout FindingLog)
  /// Adds what a piece that follows knows of all its rows together; called before its records are added.
  mutating func addTotals(of piece: Self)

  /// Adds what the builders of the tables that follow have to know; called once all rows are read.
  func register(in draft: inout StudyDraft)
  /// Adds what the rows gave to the study; `close` has made days of their dates.
  mutating func finish(into draft: inout StudyDraft, findings: inout FindingLog)
  /// The finished table's columns of days that may date the data, with their names in the file.
  func dates(in study: Study) -> [(column: DayColumn, name: String)]
  /// Looks at the settings once the table has been read, whether it can be used or not.
  static func check(_ study: Study, findings: inout FindingLog)
}

extension TableBuilder {
  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    findings.begin(file: file, header: header)
    columns = ColumnMap(
      header: header, file: file, overrides: settings.columns[Column.table.role] ?? [:],
      findings: &findings)
    for column in Self.required where !columns.has(column) {
      columns.reportMissing(column, findings: &findings)
      return false
    }
    return accepts(findings: &findings)
  }

  mutating func accepts(findings: inout FindingLog) -> Bool { true }

  static var readsRowsApart: Bool { true }

  func register(in draft: inout StudyDraft) {}

  static func check(_ study: Study, findings: inout FindingLog) {}
}

/// What the codes of a piece of a table are in the whole; nothing is known at first.
protocol CodesOfPiece: Sendable {
  init()
}

/// The codes of a table whose pieces have none of their own.
struct NoCodes: CodesOfPiece {}

/// A builder for which every row depends on all rows before it.
protocol SequentialTableBuilder: TableBuilder where Mark == Int, PieceCodes == NoCodes {}

extension SequentialTableBuilder {
  static var readsRowsApart: Bool { false }
  var count: Int { 0 }
  var textCount: Int { 0 }
  var mark: Int { 0 }
  mutating func goBack(to mark: Int) {}
  mutating func append(
    _ records: Range<Int>, of piece: Self, _ codes: inout NoCodes, _ findings: inout FindingLog
  ) {}
  mutating func addTotals(of piece: Self) {}
}

/// The tables that a study is made of.
enum StudyTables {
  /// A builder for every role, in the order in which they are read; the subjects come first, as all
  /// others are about them.
  static let all: [any TableBuilder.Type] = [
    SubjectsBuilder.self,
    ResponsesBuilder.self,
    TimeToEventBuilder.self,
    AdverseEventsBuilder.self,
    TumorMeasurementsBuilder.self,
  ]

  /// What the tables are called, in the same order.
  static let names: [TableNames] = all.map { tableNames(of: $0) }

  private static func tableNames<Builder: TableBuilder>(of builder: Builder.Type) -> TableNames {
    Builder.Column.table
  }
}
