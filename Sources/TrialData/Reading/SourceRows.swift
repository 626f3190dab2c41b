public import TrialModel

/// The rows of a file that a number or a finding came from, read again as they stand there.
///
/// The file is read in pieces and only up to the last line asked for; nothing of it is kept but the
/// rows.
public struct SourceRows: Sendable, Equatable {
  /// The most characters of a cell that are kept.
  public static let longestText = 2000

  /// For every line asked for, in that order, the row that begins on it; `nil` if none does.
  public let records: [RawRecord?]
  /// Whether the file is another than the one that was loaded, or was written to meanwhile: then the
  /// rows may not be the ones that were counted.
  ///
  /// A file is taken as the same if it has as many bytes and was last written in the same second.
  public let isChanged: Bool

  /// Reads the rows that begin on those lines, from 1, of a file of a data directory.
  ///
  /// The header of a table is no row. Of `study.toml` every line is one, with a single cell. Fails if
  /// the file is gone or may not be read.
  public init(directory: String, file: SourceFile, lines: [Int]) throws(ReadFailure) {
    let path = "\(directory)/\(file.name)"
    let input = try InputFile(path: path)
    let found: [Int: RawRecord]
    if file.role == .settings {
      found = SourceRows.lines(try input.contents(), of: file.name)
    } else {
      guard let reader = TableFormat.named(by: file.name)?.reader else {
        throw ReadFailure(path: path, reason: "not a format that is read")
      }
      var builder = RecordsBuilder(lines: lines)
      var findings = FindingLog()
      _ = try reader.read(
        input, name: file.name, into: &builder, findings: &findings, control: nil)
      found = builder.records
    }
    records = lines.map { found[$0] }
    isChanged =
      input.stamp != FileStamp(path: path) || input.stamp.bytes != file.bytes
      || input.stamp.modifiedSeconds != file.modified
  }

  private static func lines(_ bytes: [UInt8], of name: String) -> [Int: RawRecord] {
    var records: [Int: RawRecord] = [:]
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() where index < lines.count - 1 || !line.isEmpty {
      let text = cut(String(decoding: line, as: UTF8.self))
      records[index + 1] = RawRecord(
        file: name, line: index + 1, cells: [RawRecord.Cell(column: "", text: text)])
    }
    return records
  }

  /// The text's first characters.
  static func cut(_ text: String) -> String {
    let scalars = text.unicodeScalars
    guard scalars.count > longestText else { return text }
    return String(String.UnicodeScalarView(scalars.prefix(longestText)))
  }
}
