import TrialModel

/// Counts subjects by row and arm, each once in its worst grade, in one pass over their events.
struct SubjectTally {
  /// Numbers kept for a row and an arm: six worst grades, serious, related, events.
  private static let width = 9

  /// The number of rows.
  let rowCount: Int
  private let armCount: Int
  private var counts: [Int32]
  /// For every row the last subject, its facts and its worst grade.
  private var states: [UInt64]

  init(armCount: Int, rowCount: Int) {
    self.armCount = armCount
    self.rowCount = rowCount
    counts = [Int32](repeating: 0, count: rowCount * armCount * SubjectTally.width)
    states = [UInt64](repeating: UInt64.max, count: rowCount)
  }

  /// Lets events be noted, without asking at each of them whether the arrays may be changed.
  mutating func record(_ body: (Notes) -> Void) {
    counts.withUnsafeMutableBufferPointer { counts in
      states.withUnsafeMutableBufferPointer { states in
        body(Notes(armCount: armCount, counts: counts, states: states))
      }
    }
  }

  /// The counts of a row, by arm.
  func arms(_ row: Int) -> [ToxicityCount] {
    (0..<armCount).map { arm in
      let base = (row * armCount + arm) * SubjectTally.width
      return ToxicityCount(
        worst: counts[base..<base + 6].map { Int($0) }, serious: Int(counts[base + 6]),
        related: Int(counts[base + 7]), events: Int(counts[base + 8]))
    }
  }

  /// Where events are noted.
  ///
  /// What a subject has had so far of a row is one word, which also holds its row; a subject
  /// that gets worse moves from one count to another. So nothing is cleared or summed up between
  /// subjects.
  struct Notes {
    fileprivate let armCount: Int
    fileprivate let counts: UnsafeMutableBufferPointer<Int32>
    fileprivate let states: UnsafeMutableBufferPointer<UInt64>

    /// Notes an event; all events of a subject must be noted one after the other.
    ///
    /// Row and arm must exist, and the grade must be 0...5: nothing here checks it.
    @inline(__always)
    func note(_ row: Int, subject: Int32, arm: Int, grade: UInt8, facts: UInt8) {
      let base = (row &* armCount &+ arm) &* SubjectTally.width
      let owner = UInt64(UInt32(bitPattern: subject)) << 16
      let state = states[row]
      var worst = grade
      var known: UInt8 = 0
      if state & ~0xFFFF == owner {
        known = UInt8(truncatingIfNeeded: state >> 8)
        let before = UInt8(truncatingIfNeeded: state)
        worst = max(before, grade)
        counts[base &+ Int(before)] &-= 1
      }
      counts[base &+ Int(worst)] &+= 1
      // Bit 0 is serious, bit 1 related.
      let told = facts & 3
      let new = told & ~known
      counts[base &+ 6] &+= Int32(new & 1)
      counts[base &+ 7] &+= Int32(new >> 1)
      counts[base &+ 8] &+= 1
      states[row] = owner | UInt64(told | known) << 8 | UInt64(worst)
    }
  }
}
