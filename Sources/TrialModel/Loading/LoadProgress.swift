/// How far the reading of a data directory is.
public struct LoadProgress: Sendable, Equatable {
  /// The file that is being read; `nil` before the first and after the last.
  public var file: String?
  /// Bytes read of all tables.
  public var bytes: Int
  /// Bytes that the tables had when the load began; 0 before that.
  public var totalBytes: Int
  /// Rows read of all tables, their headers not counted.
  public var rows: Int

  /// How far a load is; by default not begun.
  public init(file: String? = nil, bytes: Int = 0, totalBytes: Int = 0, rows: Int = 0) {
    self.file = file
    self.bytes = bytes
    self.totalBytes = totalBytes
    self.rows = rows
  }

  /// The share of the bytes that is read, 0 to 1; a file that has grown since does not exceed it.
  public var fraction: Double {
    totalBytes > 0 ? min(1, Double(bytes) / Double(totalBytes)) : 0
  }
}
