import TrialModel

/// Keeps the rows on a few lines as they are, whether they can be used or not.
struct RecordsBuilder: RowConsumer {
  /// The lines that are still to come, the next one last.
  private var wanted: [Int]
  private var file = ""
  private var header: [String] = []
  /// The rows found, by line.
  private(set) var records: [Int: RawRecord] = [:]

  init(lines: [Int]) {
    wanted = Array(Set(lines).sorted().reversed())
  }

  var isSatisfied: Bool { wanted.isEmpty }

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    self.header = header.map { SourceRows.cut($0) }
    self.file = file
    return true
  }

  @inline(__always)
  mutating func append(_ row: Row, findings: inout FindingLog) {
    if let next = wanted.last, row.line >= next { take(row, cells: header.count) }
  }

  @inline(__always)
  mutating func passOver(_ row: Row) {
    if let next = wanted.last, row.line >= next { take(row, cells: row.count) }
  }

  /// Keeps the row if it begins on a line that is wanted; lines passed by have no row.
  @inline(never)
  private mutating func take(_ row: Row, cells: Int) {
    while let next = wanted.last, next < row.line { wanted.removeLast() }
    guard wanted.last == row.line else { return }
    wanted.removeLast()
    records[row.line] = RawRecord(
      file: file, line: row.line,
      cells: (0..<cells).map { column in
        RawRecord.Cell(
          column: column < header.count ? header[column] : "",
          text: SourceRows.cut(row[column].text))
      })
  }
}
