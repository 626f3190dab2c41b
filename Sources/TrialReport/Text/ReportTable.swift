/// A table of a report, as a value: the first column holds names, the others hold numbers.
///
/// A report describes its tables once; each renderer lays them out for its own medium.
struct ReportTable {
  /// The column heads.
  let header: [String]
  /// The rows, a cell for every column.
  private(set) var rows: [[String]] = []

  /// A table with those column heads.
  init(_ header: [String]) {
    self.header = header
  }

  /// Adds a row with a cell for every column.
  mutating func add(_ row: [String]) {
    rows.append(row)
  }
}
