import TrialModel

/// The codes of a column of terms or classes, where a missing one is a value like any other.
struct TermCodes {
  /// The codes as they stand in the column, one an event.
  let codes: [Int32]
  /// The number of values, the missing one included: it is the last.
  let valueCount: Int

  init(_ column: TextColumn) {
    codes = column.codes
    valueCount = column.values.count + 1
  }

  /// The value of an event, always in `0..<valueCount`.
  @inline(__always)
  subscript(event: Int) -> Int {
    let code = Int(codes[event])
    return code >= 0 && code < valueCount ? code : valueCount - 1
  }
}

/// The rows of a table of terms: one for every pair of term and class in the file.
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

  /// The rows of all events, whether they count or not.
  init(terms column: TermCodes, classes: TermCodes) {
    firstRow = [Int32](repeating: -1, count: column.valueCount)
    for event in column.codes.indices {
      let term = column[event]
      let organClass = classes[event]
      if row(term: term, organClass: organClass) < 0 { add(term: term, organClass: organClass) }
    }
  }

  /// The number of rows.
  var count: Int { terms.count }

  /// The row of a term in a class; negative if no event has that pair.
  @inline(__always)
  func row(term: Int, organClass: Int) -> Int {
    let first = Int(firstRow[term])
    if first < 0 || Int(classes[first]) == organClass { return first }
    return row(after: first, organClass: organClass)
  }

  private func row(after first: Int, organClass: Int) -> Int {
    var row = Int(nextRow[first])
    while row >= 0, Int(classes[row]) != organClass { row = Int(nextRow[row]) }
    return row
  }

  private mutating func add(term: Int, organClass: Int) {
    let new = Int32(count)
    var last = Int(firstRow[term])
    if last < 0 {
      firstRow[term] = new
    } else {
      while nextRow[last] >= 0 { last = Int(nextRow[last]) }
      nextRow[last] = new
    }
    terms.append(Int32(term))
    classes.append(Int32(organClass))
    nextRow.append(-1)
  }
}
