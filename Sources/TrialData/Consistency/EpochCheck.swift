import TrialModel

/// Finds columns of days that were counted from 1960 and read as if from 1970, or the reverse.
///
/// The two epochs are 3653 days apart, so such a column is about ten years before or after all others. Each column is compared with the day of randomization, subject by subject, by the median
/// of the differences. A median four years or more before randomization counts as such an error;
/// one about ten years after it only where a long follow-up cannot explain it.
struct EpochCheck {
  /// Days from 1960-01-01 to 1970-01-01.
  private static let epochs = 3653
  /// Columns with fewer days are not checked.
  private static let fewest = 5

  /// The columns that are off, with the median of their days from randomization.
  private(set) var shifted: [(column: DateColumn, days: Int)] = []

  init(_ days: [[Int32]], owners: (TableRole) -> [Int32]?) {
    var anchor = DateColumn.randomized
    func known(_ column: DateColumn) -> Int {
      days[column.rawValue].count { $0 != DayColumn.missing }
    }
    if known(anchor) < EpochCheck.fewest { anchor = .treatmentStart }
    let anchors = days[anchor.rawValue]
    var medians: [(column: DateColumn, days: Int)] = []
    for column in DateColumn.allCases where column != anchor {
      // What merely stands in for another column cannot speak for or against it.
      if column == .treatmentStart, days[column.rawValue] == anchors { continue }
      let median = DifferenceMedian(
        days[column.rawValue], owners: owners(column.role), anchors: anchors)
      if let days = median.days, median.count >= EpochCheck.fewest {
        medians.append((column, days))
      }
    }
    let early = medians.filter { (-4053 ... -1461).contains($0.days) }
    let late = medians.filter { EpochCheck.isLate($0, among: medians) }
    for off in [early, late] where off.count > 1 && off.count == medians.count {
      // All others agree with each other: it is the randomization that is off.
      shifted = [(anchor, -off[off.count / 2].days)]
      return
    }
    shifted = early + late
  }

  /// Returns whether a column is about ten years late, not explained by a long follow-up.
  private static func isLate(
    _ entry: (column: DateColumn, days: Int), among medians: [(column: DateColumn, days: Int)]
  ) -> Bool {
    guard (epochs - 400...epochs + 1461).contains(entry.days) else { return false }
    guard entry.column.isFollowUp else { return true }
    let others = medians.filter { $0.column.isFollowUp && $0.column != entry.column }
    return others.count >= 2 && others.allSatisfy { $0.days <= entry.days - 2557 }
  }
}

/// The median of the days from one column to another, to within half a month, without sorting.
struct DifferenceMedian {
  private static let width = 16
  private static let half = 1024

  /// The number of pairs of days.
  let count: Int
  /// Their median; `nil` if there is none.
  let days: Int?

  /// Computes the median of the days from each subject's anchor; `owners` are the subjects of the rows,
  /// `nil` where a row is a subject.
  init(_ days: [Int32], owners: [Int32]?, anchors: [Int32]) {
    var counts = [Int](repeating: 0, count: 2 * DifferenceMedian.half)
    var total = 0
    for row in days.indices where days[row] != DayColumn.missing {
      let subject = if let owners { Int(owners[row]) } else { row }
      guard anchors.indices.contains(subject), anchors[subject] != DayColumn.missing else {
        continue
      }
      let difference = Int(days[row]) - Int(anchors[subject])
      let bucket = (difference + DifferenceMedian.half * DifferenceMedian.width)
      counts[min(max(bucket / DifferenceMedian.width, 0), counts.count - 1)] += 1
      total += 1
    }
    count = total
    guard total > 0 else {
      self.days = nil
      return
    }
    var seen = 0
    let bucket = counts.firstIndex { count in
      seen += count
      return seen > (total - 1) / 2
    }
    self.days =
      ((bucket ?? 0) - DifferenceMedian.half) * DifferenceMedian.width
      + DifferenceMedian.width / 2
  }
}
