extension DayColumn {
  /// The day numbers of that many rows; a column that the file does not have is all missing.
  package func numbers(rows: Int) -> [Int32] {
    numbers.count == rows ? numbers : [Int32](repeating: DayColumn.missing, count: rows)
  }
}

extension Array {
  /// The elements of that many rows; a column that the file does not have is all `missing`.
  package func filled(rows: Int, missing: Element) -> [Element] {
    count == rows ? self : [Element](repeating: missing, count: rows)
  }
}
