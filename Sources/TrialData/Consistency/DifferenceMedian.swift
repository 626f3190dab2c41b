import TrialModel

/// The median of the days from one column to another, to within half a month, without sorting.
struct DifferenceMedian {
  private static let width = 16
  private static let half = 1024

  /// How many pairs of days there are.
  let count: Int
  /// Their median; `nil` if there is none.
  let days: Int?

  /// From each subject's anchor to its day; `owners` are the subjects of the rows, `nil` where a
  /// row is a subject.
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
