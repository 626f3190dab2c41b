import TrialModel

/// What is known of a study while its tables are read one after the other.
struct StudyDraft: Sendable {
  var study = Study()
  /// Finds a subject by its identifier, once the subject table is read.
  var subjects = SubjectDictionary(TextDictionary(), studies: TextDictionary(), study: -1)
}

/// Makes the table of one role of a study from the rows of files.
///
/// A role is added with its columns and its builder, and one line in `StudyTables.all`.
protocol TableBuilder: RowConsumer, Sendable {
  associatedtype Column: TableColumn
  /// The columns without which a table cannot be used.
  static var required: [Column] { get }

  /// A builder for the next table of a study.
  init(for draft: StudyDraft)

  var settings: StudySettings { get }
  /// Where the columns stand in the file that is being read.
  var columns: ColumnMap<Column> { get set }

  /// Called once the columns are found, all the required ones among them; returns false if the table
  /// cannot be used.
  mutating func accepts(findings: inout FindingLog) -> Bool
  /// Adds what the rows gave to the study.
  mutating func finish(into draft: inout StudyDraft, findings: inout FindingLog)
  /// The finished table's columns of days that may date the data, with their names in the file.
  func dates(in study: Study) -> [(column: DayColumn, name: String)]
  /// Looks at the settings once the table has been read, whether it can be used or not.
  static func check(_ study: Study, findings: inout FindingLog)
}

extension TableBuilder {
  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    columns = ColumnMap(
      header: header, file: file, overrides: settings.columns[Column.table.role] ?? [:],
      findings: &findings)
    for column in Self.required where !columns.has(column) {
      columns.tellMissing(column, findings: &findings)
      return false
    }
    return accepts(findings: &findings)
  }

  mutating func accepts(findings: inout FindingLog) -> Bool { true }

  static func check(_ study: Study, findings: inout FindingLog) {}
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
