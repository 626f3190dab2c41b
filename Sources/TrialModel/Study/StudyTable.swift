/// A table of a study, whatever its columns.
public protocol StudyTable: Sendable {
  /// The number of rows.
  var count: Int { get }
  /// The line of the file that each row comes from, from 1.
  var lines: [Int32] { get }
  /// The row in `Subjects` that each row is about; `nil` where the rows are the subjects.
  var owners: [Int32]? { get }
}

/// A change of the rows of a table, made in all of its columns at once.
package enum RowChange<Table> {
  /// Takes all rows away but the first ones.
  case keep(Int)
  /// Adds rows of another table; codes are added as they are.
  case append(Range<Int>, of: Table)
  /// Takes the rows with those numbers, in their order.
  case select([Int])

  /// Returns the number of rows after the change of a table that has that many.
  func count(from rows: Int) -> Int {
    switch self {
    case .keep(let kept): kept
    case .append(let added, _): rows + added.count
    case .select(let selected): selected.count
    }
  }

  /// Changes the rows of one column, which another table has in that place.
  func change<Value>(_ column: inout [Value], _ place: KeyPath<Table, [Value]>) {
    switch self {
    case .keep(let kept): column.removeLast(column.count - kept)
    case .append(let added, let other): column.append(contentsOf: other[keyPath: place][added])
    case .select(let selected): column = selected.map { column[$0] }
    }
  }
}

/// A table whose columns are always as long as the table itself.
///
/// Rows are added and taken away in all columns at once; a column can be replaced, and its elements
/// changed, but a column of another length is a bug and stops the program.
package protocol ColumnarTable {
  /// The number of rows.
  var count: Int { get }
  /// Changes the number of rows and then the rows of every column.
  mutating func change(_ rows: RowChange<Self>)
}

extension ColumnarTable {
  /// Takes all rows away but the first ones.
  package mutating func keepRows(_ count: Int) { change(.keep(count)) }

  /// Adds rows of another table; codes are added as they are.
  package mutating func appendRows(_ rows: Range<Int>, of other: Self) {
    change(.append(rows, of: other))
  }

  /// Returns the rows with those numbers, in their order.
  package func selecting(_ rows: [Int]) -> Self {
    var table = self
    table.change(.select(rows))
    return table
  }
}

/// Stops the program if a column has another number of rows than its table.
@inlinable
func hold(_ column: Int, as rows: Int) {
  precondition(column == rows, "every column of a table has as many rows as the table")
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
