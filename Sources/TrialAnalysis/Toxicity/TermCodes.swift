import TrialModel

/// The codes of a column of terms or classes, where a missing one is a value like any other.
struct TermCodes {
  /// The codes as they stand in the column, one an event.
  let codes: [Int32]
  /// The number of values, the missing one included: it is the last.
  let valueCount: Int

  init(_ column: TextColumn, rows: Int) {
    codes = column.codes.filled(rows: rows, missing: -1)
    valueCount = column.values.count + 1
  }

  /// The value of an event, always in `0..<valueCount`.
  @inline(__always)
  subscript(event: Int) -> Int {
    let code = Int(codes[event])
    return code >= 0 && code < valueCount ? code : valueCount - 1
  }
}
