public import TrialModel

/// Where a row of the data stands, so that it can be shown as it was written.
public struct SourceRecord: Sendable, Hashable {
  /// The table.
  public let role: TableRole
  /// The file's name, without its folder.
  public let file: String
  /// The line, from 1; the header is line 1.
  public let line: Int
}
