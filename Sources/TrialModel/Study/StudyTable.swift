/// A table of a study, whatever its columns.
public protocol StudyTable: Sendable {
  /// The number of rows.
  var count: Int { get }
  /// The line of the file that each row comes from, from 1.
  var lines: [Int32] { get }
  /// The row in `Subjects` that each row is about; `nil` where the rows are the subjects.
  var owners: [Int32]? { get }
}

/// One column of a table, whatever it holds: rows are taken away and added through it.
package struct RowColumn<Table> {
  /// The number of its rows.
  package let count: (Table) -> Int
  fileprivate let keep: (inout Table, Int) -> Void
  fileprivate let append: (inout Table, Table, Range<Int>) -> Void

  /// The column of those values.
  package init<Value>(_ values: WritableKeyPath<Table, [Value]>) {
    count = { $0[keyPath: values].count }
    keep = { table, rows in
      let surplus = table[keyPath: values].count - rows
      if surplus > 0 { table[keyPath: values].removeLast(surplus) }
    }
    append = { table, other, rows in
      table[keyPath: values].append(contentsOf: other[keyPath: values][rows])
    }
  }
}

/// A table that names its columns, so that rows can be taken away and added in all of them at once.
package protocol ColumnarTable {
  /// The columns, each as long as the table.
  static var columns: [RowColumn<Self>] { get }
}

extension ColumnarTable {
  /// Takes all rows away but the first ones.
  package mutating func keepRows(_ count: Int) {
    for column in Self.columns { column.keep(&self, count) }
  }

  /// Adds rows of another table; codes are added as they are.
  package mutating func appendRows(_ rows: Range<Int>, of other: Self) {
    for column in Self.columns { column.append(&self, other, rows) }
  }
}

extension Responses: ColumnarTable {
  package static var columns: [RowColumn<Responses>] {
    [
      RowColumn(\.subject), RowColumn(\.kind), RowColumn(\.category), RowColumn(\.day.numbers),
      RowColumn(\.evaluator.codes), RowColumn(\.lines),
    ]
  }
}

extension TimeToEvent: ColumnarTable {
  package static var columns: [RowColumn<TimeToEvent>] {
    [
      RowColumn(\.subject), RowColumn(\.endpoint), RowColumn(\.days), RowColumn(\.isCensored),
      RowColumn(\.start.numbers), RowColumn(\.day.numbers), RowColumn(\.reason.codes),
      RowColumn(\.lines),
    ]
  }
}

extension AdverseEvents: ColumnarTable {
  package static var columns: [RowColumn<AdverseEvents>] {
    [
      RowColumn(\.subject), RowColumn(\.term.codes), RowColumn(\.organClass.codes),
      RowColumn(\.grade), RowColumn(\.facts), RowColumn(\.start.numbers),
      RowColumn(\.end.numbers), RowColumn(\.lines),
    ]
  }
}

extension TumorMeasurements: ColumnarTable {
  package static var columns: [RowColumn<TumorMeasurements>] {
    [
      RowColumn(\.subject), RowColumn(\.parameter), RowColumn(\.value), RowColumn(\.day.numbers),
      RowColumn(\.isBaseline), RowColumn(\.percentChange), RowColumn(\.evaluator.codes),
      RowColumn(\.lines),
    ]
  }
}

extension Subjects: StudyTable {
  /// None: the rows are the subjects.
  public var owners: [Int32]? { nil }
}

extension Responses: StudyTable {
  /// The subject of every record.
  public var owners: [Int32]? { subject }
}

extension TimeToEvent: StudyTable {
  /// The subject of every record.
  public var owners: [Int32]? { subject }
}

extension AdverseEvents: StudyTable {
  /// The subject of every event.
  public var owners: [Int32]? { subject }
}

extension TumorMeasurements: StudyTable {
  /// The subject of every measurement.
  public var owners: [Int32]? { subject }
}
