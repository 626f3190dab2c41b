import TrialModel

/// The rows of one piece of a table, read apart from the pieces before it.
///
/// The rows of the first piece go straight to its builder. Of a later piece only what each row gives by
/// itself is read: a row that gives a finding or holds a text that is new in the piece is kept as it
/// stands, and is read when the piece is merged with those before it. So the findings, their order, the
/// codes of texts, and which of two records of one kind counts, are those of a table read in one go.
struct TablePiece<Builder: TableBuilder>: RowConsumer, Sendable {
  /// What is made of the rows that are not kept as they stand.
  fileprivate(set) var builder: Builder
  fileprivate var stops: [Stop] = []
  private let isFirst: Bool
  /// The findings of the last row; empty between rows.
  private var told = FindingLog()
  /// How many findings on the file were known at the last stop.
  private var toldBefore = 0

  /// A place where the rows that the builder has taken are interrupted.
  fileprivate struct Stop: Sendable {
    /// The builder's records and the findings on the file that come before.
    var records: Int
    var findings: Int
    /// The row that follows, unless there are only findings.
    var row: RowCopy?
  }

  /// A piece whose rows go to a builder that has taken none yet.
  ///
  /// A builder that has begun takes the rows that follow the header of its file; another one the rows
  /// of a file with a header of its own.
  init(_ builder: Builder, isFirst: Bool) {
    self.builder = builder
    self.isFirst = isFirst
  }

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    builder.begin(header: header, file: file, findings: &findings)
  }

  @inline(__always)
  mutating func append(_ row: Row, findings: inout FindingLog) {
    if isFirst {
      builder.append(row, findings: &findings)
    } else {
      appendApart(row, findings)
    }
  }

  private mutating func appendApart(_ row: Row, _ findings: FindingLog) {
    if findings.findings.count > toldBefore {
      toldBefore = findings.findings.count
      stops.append(Stop(records: builder.count, findings: toldBefore, row: nil))
    }
    guard Builder.readsRowsApart else { return keep(row) }
    let mark = builder.mark
    let texts = builder.textCount
    builder.append(row, findings: &told)
    guard builder.textCount > texts || !told.findings.isEmpty else { return }
    told = FindingLog()
    builder.goBack(to: mark)
    keep(row)
  }

  private mutating func keep(_ row: Row) {
    stops.append(Stop(records: builder.count, findings: toldBefore, row: RowCopy(row)))
  }
}

extension TableBuilder {
  /// Takes in the rows of the piece that follows, as if they had been appended one by one.
  ///
  /// - Parameters:
  ///   - piece: The rows.
  ///   - told: The findings of their file, made while the piece was read.
  ///   - findings: The findings so far; those of the piece follow.
  mutating func merge(
    _ piece: TablePiece<Self>, told: FindingLog, findings: inout FindingLog
  ) {
    columns = piece.builder.columns
    findings.begin(file: columns.file, header: columns.header)
    addTotals(of: piece.builder)
    var codes = PieceCodes()
    var record = 0
    var known = 0
    func takeRecords(upTo end: Int) {
      if end > record { append(record..<end, of: piece.builder, &codes, &findings) }
      record = max(record, end)
    }
    func takeFindings(upTo end: Int) {
      for finding in told.findings[known..<end] { findings.append(finding) }
      known = end
    }
    for stop in piece.stops {
      takeRecords(upTo: stop.records)
      takeFindings(upTo: stop.findings)
      stop.row?.withRow { append($0, findings: &findings) }
    }
    takeRecords(upTo: piece.builder.count)
    takeFindings(upTo: told.findings.count)
  }
}

/// A row with its cells, kept beyond the time that it is handed over.
struct RowCopy: Sendable {
  private struct Cell {
    var start: Int
    var count: Int
    var kind: Field.Kind
    var value: Double
  }

  private var bytes: [UInt8] = []
  private var cells: [Cell] = []
  private let line: Int
  private let hasDecimalCommas: Bool

  init(_ row: Row) {
    line = row.line
    hasDecimalCommas = row.hasDecimalCommas
    for column in 0..<row.count {
      let field = row[column]
      cells.append(
        Cell(start: bytes.count, count: field.count, kind: field.kind, value: field.value))
      bytes.append(contentsOf: UnsafeBufferPointer(start: field.start, count: field.count))
    }
    // So that there is a place to point to even if all cells are empty.
    bytes.append(0)
  }

  /// Hands the row over once more.
  func withRow(_ body: (Row) -> Void) {
    bytes.withUnsafeBufferPointer { bytes in
      guard let start = bytes.baseAddress else { return }
      let fields = cells.map { cell in
        Field(start: start + cell.start, count: cell.count, kind: cell.kind, value: cell.value)
      }
      fields.withUnsafeBufferPointer { fields in
        guard let first = fields.baseAddress else { return }
        body(
          Row(
            fields: first, count: fields.count, line: line, hasDecimalCommas: hasDecimalCommas))
      }
    }
  }
}
