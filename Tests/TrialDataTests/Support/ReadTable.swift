import Testing
import TrialModel

@testable import TrialData

/// Takes every row as texts, with its line.
struct TextsBuilder: RowConsumer {
  var header: [String] = []
  var rows: [[String]] = []
  var lines: [Int] = []
  var accepts = true

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    self.header = header
    return accepts
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    rows.append(header.indices.map { row[$0].text })
    lines.append(row.line)
  }
}

/// What reading a table gave.
struct ReadTable {
  var header: [String]
  var rows: [[String]]
  var lines: [Int]
  var outcome: TableOutcome
  var findings: [Finding]

  /// The findings in short, `warning quote-stray:3`.
  var told: [String] { findings.map { "\($0.severity.rawValue) \($0.code):\($0.line)" } }
}

extension TableBuilder {
  /// Adds the table to the study as if there were no other.
  mutating func close(into draft: inout StudyDraft, findings: inout FindingLog) {
    close(
      FolderDates(dateEvidence, settings, loaded: nil), into: &draft, findings: &findings)
  }
}

/// Writes a table to a file and reads it.
func readTable(
  bytes: [UInt8], name: String = "table.csv", pieceSize: Int = DelimitedTable.pieceSize,
  longestRow: Int = DelimitedTable.longestRow
) throws -> ReadTable {
  let folder = try TemporaryFolder()
  let path = try folder.write(name, bytes: bytes)
  return try readTable(path: path, name: name, pieceSize: pieceSize, longestRow: longestRow)
}

func readTable(
  path: String, name: String = "table.csv", pieceSize: Int = DelimitedTable.pieceSize,
  longestRow: Int = DelimitedTable.longestRow
) throws -> ReadTable {
  let reader = TableFormat.named(by: name)?.reader as? DelimitedReader
  var table = DelimitedTable(
    try InputFile(path: path), name: name, delimiter: try #require(reader).delimiter,
    pieceSize: pieceSize, longestRow: longestRow)
  var builder = TextsBuilder()
  var log = FindingLog()
  let outcome = try table.read(into: &builder, findings: &log)
  return ReadTable(
    header: builder.header, rows: builder.rows, lines: builder.lines, outcome: outcome,
    findings: log.findings)
}

func readTable(_ text: String, name: String = "table.csv") throws -> ReadTable {
  try readTable(bytes: Array(text.utf8), name: name)
}
