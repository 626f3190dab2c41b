import TrialData

/// Counts subjects by row and arm, each once in its worst grade, in one pass over their events.
///
/// What the subject at hand has had is kept in arrays by row; a stamp tells whose it is, so that
/// nothing is cleared between subjects.
struct SubjectTally {
  /// Numbers kept for a row and an arm: six worst grades, serious, related.
  private static let width = 8

  private let armCount: Int
  private var counts: [Int] = []
  private var stamps: [Int32] = []
  private var grades: [UInt8] = []
  private var facts: [UInt8] = []
  private var touched: [Int] = []
  private var stamp: Int32 = 0

  init(armCount: Int, rowCount: Int = 0) {
    self.armCount = armCount
    for _ in 0..<rowCount { addRow() }
  }

  /// The number of rows.
  var count: Int { stamps.count }

  /// Makes room for one row more.
  mutating func addRow() {
    for _ in 0..<(SubjectTally.width * armCount) { counts.append(0) }
    stamps.append(-1)
    grades.append(0)
    facts.append(0)
  }

  /// Notes an event of the subject at hand.
  @inline(__always)
  mutating func note(_ row: Int, grade: UInt8, facts new: UInt8) {
    if stamps[row] == stamp {
      if grade > grades[row] { grades[row] = grade }
      facts[row] |= new
    } else {
      stamps[row] = stamp
      grades[row] = grade
      facts[row] = new
      touched.append(row)
    }
  }

  /// Counts the subject at hand in its arm and goes on to the next.
  mutating func finishSubject(arm: Int) {
    for row in touched {
      let base = (row * armCount + arm) * SubjectTally.width
      counts[base + Int(grades[row])] += 1
      if facts[row] & AdverseEventFacts.serious.rawValue != 0 { counts[base + 6] += 1 }
      if facts[row] & AdverseEventFacts.related.rawValue != 0 { counts[base + 7] += 1 }
    }
    touched.removeAll(keepingCapacity: true)
    stamp &+= 1
  }

  /// The counts of a row, by arm.
  func arms(_ row: Int) -> [ToxicityCount] {
    (0..<armCount).map { arm in
      let base = (row * armCount + arm) * SubjectTally.width
      return ToxicityCount(
        worst: Array(counts[base..<base + 6]), serious: counts[base + 6],
        related: counts[base + 7])
    }
  }
}
