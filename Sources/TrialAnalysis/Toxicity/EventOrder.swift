import TrialModel

/// The order in which to read adverse events so that those of one subject follow each other.
struct EventOrder {
  /// The rows in that order; `nil` if the file has them so already, as most files do.
  let rows: [Int32]?

  init(_ subjects: [Int32], subjectCount: Int) {
    if EventOrder.isGrouped(subjects, subjectCount: subjectCount) {
      rows = nil
      return
    }
    // A counting sort; rows of unknown subjects go last.
    func slot(_ subject: Int32) -> Int {
      subject >= 0 && Int(subject) < subjectCount ? Int(subject) : subjectCount
    }
    var next = [Int](repeating: 0, count: subjectCount + 2)
    for subject in subjects { next[slot(subject) + 1] += 1 }
    for index in 1..<next.count { next[index] += next[index - 1] }
    var sorted = [Int32](repeating: 0, count: subjects.count)
    for (row, subject) in subjects.enumerated() {
      let slot = slot(subject)
      sorted[next[slot]] = Int32(truncatingIfNeeded: row)
      next[slot] += 1
    }
    rows = sorted
  }

  private static func isGrouped(_ subjects: [Int32], subjectCount: Int) -> Bool {
    var isSeen = [Bool](repeating: false, count: subjectCount)
    var current: Int32 = -1
    for subject in subjects where subject != current {
      current = subject
      guard isSeen.indices.contains(Int(subject)) else { continue }
      if isSeen[Int(subject)] { return false }
      isSeen[Int(subject)] = true
    }
    return true
  }
}
