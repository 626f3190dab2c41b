import TrialData

/// The rows of a table of terms: one for every pair of term and class, numbered as they come.
///
/// A term has one class in nearly every file, so its first row is looked up directly; the others
/// hang on it in a chain. A missing term or class is one like any other, after the last.
struct TermTable {
  private var firstRow: [Int32]
  private var nextRow: [Int32] = []
  /// The term of each row, an index into the column's values or their number if it is missing.
  private(set) var terms: [Int32] = []
  /// The class of each row, likewise.
  private(set) var classes: [Int32] = []

  init(termCount: Int) {
    firstRow = [Int32](repeating: -1, count: termCount + 1)
  }

  /// The number of rows.
  var count: Int { terms.count }

  /// The row of a term in a class, a new one if there is none yet.
  @inline(__always)
  mutating func row(term: Int32, organClass: Int32) -> Int {
    let first = firstRow[Int(term)]
    if first >= 0, classes[Int(first)] == organClass { return Int(first) }
    return otherRow(term: term, organClass: organClass)
  }

  @inline(never)
  private mutating func otherRow(term: Int32, organClass: Int32) -> Int {
    var last: Int32 = -1
    var row = firstRow[Int(term)]
    while row >= 0 {
      if classes[Int(row)] == organClass { return Int(row) }
      last = row
      row = nextRow[Int(row)]
    }
    let new = Int32(terms.count)
    terms.append(term)
    classes.append(organClass)
    nextRow.append(-1)
    if last >= 0 { nextRow[Int(last)] = new } else { firstRow[Int(term)] = new }
    return Int(new)
  }
}
