import TrialModel

/// A format of table files: how they are recognized, and how they are read.
///
/// A format is added with a reader in a file of its own and one line in `all`.
struct TableFormat: Sendable {
  /// The name, which is also how the names of its files end.
  let name: String
  /// What reads it; `nil` for a format that is known, but not read.
  let reader: (any TableReader)?

  /// The formats of study data.
  static let all: [TableFormat] = [
    TableFormat(name: "csv", reader: DelimitedReader(delimiter: UInt8(ascii: ","))),
    TableFormat(name: "tsv", reader: DelimitedReader(delimiter: UInt8(ascii: "\t"))),
    TableFormat(name: "xpt", reader: nil),
    TableFormat(name: "sas7bdat", reader: nil),
    TableFormat(name: "json", reader: nil),
    TableFormat(name: "ndjson", reader: nil),
    TableFormat(name: "dsjc", reader: nil),
    TableFormat(name: "xlsx", reader: nil),
    TableFormat(name: "xls", reader: nil),
    TableFormat(name: "parquet", reader: nil),
    TableFormat(name: "rds", reader: nil),
    TableFormat(name: "rda", reader: nil),
  ]

  /// The format of a file of that name, by its ending; `nil` if it is none of study data.
  static func named(by file: String) -> TableFormat? {
    guard let dot = file.lastIndex(of: ".") else { return nil }
    let ending = file[file.index(after: dot)...].lowercased()
    return all.first { $0.name == ending }
  }
}

/// Reads the tables of one format, whatever is made of their rows.
protocol TableReader: Sendable {
  /// Hands the header and the rows of a file to `consumer`, unless the control interrupts it.
  ///
  /// - Parameters:
  ///   - file: The file, which is read through this alone: what passes is what its digest is of.
  ///   - name: Its name, for findings.
  ///   - consumer: What takes the rows.
  ///   - findings: Takes what is wrong with the file, in the order of its rows.
  ///   - control: Follows the reading, if it is there.
  /// - Returns: How the reading ended.
  /// - Throws: A `ReadFailure` if the file cannot be opened or read.
  func read(
    _ file: InputFile, name: String, into consumer: inout some RowConsumer,
    findings: inout FindingLog, control: LoadControl?
  ) throws(ReadFailure) -> TableOutcome
}

/// How the reading of a file ended.
struct TableOutcome: Sendable, Equatable {
  /// How much is kept of a last cell.
  static let longestUnendedCell = 1024

  /// Rows handed over or skipped, the header not counted.
  var rows = 0
  /// Why the file looks as if somebody were still writing it; `nil` if it reads whole.
  var defect: IncompleteFile.Defect?
  /// Whether the last line is ended.
  var endsWithLineEnd = true
  /// The last cell of a last line that is not ended, cut at `longestUnendedCell` bytes.
  var unendedCell: [UInt8] = []
  /// Whether the reading was interrupted, so that rows are missing.
  var isInterrupted = false
  /// Whether the consumer took the table.
  var isUsable = true
}
