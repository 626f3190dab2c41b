import TrialModel

/// One row of a table, whatever its format; valid only while it is being handed over.
///
/// The cells are either still the text between separators, and become fields when they are asked for,
/// or fields that the format's reader has made.
struct Row {
  private let text: UnsafePointer<UInt8>
  /// Where the row begins in `text`.
  private let start: Int
  private let separators: UnsafePointer<UInt32>
  private let fields: UnsafePointer<Field>?
  /// The number of its cells.
  let count: Int
  /// The line of the file, from 1; in formats without lines the number of the row, the header's 1.
  let line: Int
  /// Whether a comma in a number can only be a decimal comma: semicolons part the cells.
  let hasDecimalCommas: Bool

  /// A row of delimited text that begins at `start`; `separators` are the offsets in `text` of what
  /// ends each of its cells.
  @inline(__always)
  init(
    text: UnsafePointer<UInt8>, from start: Int, separators: UnsafePointer<UInt32>, count: Int,
    line: Int, hasDecimalCommas: Bool
  ) {
    self.text = text
    self.start = start
    self.separators = separators
    fields = nil
    self.count = count
    self.line = line
    self.hasDecimalCommas = hasDecimalCommas
  }

  /// A row of fields, one a cell; cells that it has fewer than the header are empty.
  init(fields: UnsafePointer<Field>, count: Int, line: Int, hasDecimalCommas: Bool = false) {
    let nothing: StaticString = ""
    text = nothing.utf8Start
    start = 0
    // Never looked at where there are fields.
    separators = UnsafeRawPointer(fields).assumingMemoryBound(to: UInt32.self)
    self.fields = fields
    self.count = count
    self.line = line
    self.hasDecimalCommas = hasDecimalCommas
  }

  /// The cell in that column; an empty one for column -1, which no file has.
  @inline(__always)
  subscript(column: Int) -> Field {
    guard column >= 0 else { return Field(emptyAt: text) }
    if let fields { return column < count ? fields[column] : Field(emptyAt: text) }
    let lower = column == 0 ? start : Int(separators[column &- 1]) &+ 1
    return Field(text, from: lower, to: Int(separators[column]))
  }
}

/// What takes the rows of a table in.
protocol RowConsumer {
  /// Called once with the column names as written; returns false if the table cannot be used.
  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool
  /// Called for every whole row, in order.
  mutating func append(_ row: Row, findings: inout FindingLog)
  /// Called instead, in order, for a row that cannot be used.
  mutating func passOver(_ row: Row)
  /// Whether no more rows are wanted; asked now and then, so that a few more may come.
  var isSatisfied: Bool { get }
}

extension RowConsumer {
  @inline(__always)
  mutating func passOver(_ row: Row) {}

  @inline(__always)
  var isSatisfied: Bool { false }
}
