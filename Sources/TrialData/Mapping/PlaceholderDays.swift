import TrialModel

/// The days of a table that stand for "not known" or "never".
///
/// 1900-01-01, 1960-01-01 and 1970-01-01; and any day that is in at least three rows and lies more than
/// ten years from every other day of the table. 9999-12-31 is no day at all.
struct PlaceholderDays {
  private static let usual: Set<Int32> = [-25_567, -3653, 0]
  /// More than ten years lie between two days that are further apart than this.
  private static let tenYears: Int32 = 3653
  /// The fewest rows of a placeholder.
  private static let fewestRows = 3

  /// The numbers of those days.
  private(set) var days: Set<Int32> = []

  /// Finds them in the columns of a table, which are all as long.
  init(_ columns: [[Int32]]) {
    var earliest = Int32.max
    var latest = DayColumn.missing
    for column in columns {
      for day in column {
        // One less, so that a missing day becomes the greatest number.
        earliest = min(earliest, day &- 1)
        if day < RawDay.leastUnsettled { latest = max(latest, day) }
      }
    }
    guard latest != DayColumn.missing, earliest < 0 || latest - earliest > Self.tenYears + 1 else {
      return
    }
    let range = Row.plausibleDays
    var counts = [Int32](repeating: 0, count: range.count)
    for column in columns {
      for day in column where range.contains(day) { counts[Int(day - range.lowerBound)] += 1 }
    }
    let present = counts.indices.filter { counts[$0] > 0 }.map { Int32($0) + range.lowerBound }
    days = Self.usual.intersection(present)
    let others = present.filter { !days.contains($0) }
    var isolated: [Int32] = []
    for (place, day) in others.enumerated() {
      if place > 0, day - others[place - 1] <= Self.tenYears { continue }
      if place + 1 < others.count, others[place + 1] - day <= Self.tenYears { continue }
      if Self.rows(with: day, in: columns) >= Self.fewestRows { isolated.append(day) }
    }
    if isolated.count == others.count {
      // There must be days that a placeholder is far from: the most frequent one is taken as such.
      let kept = isolated.max {
        Self.rows(with: $0, in: columns) < Self.rows(with: $1, in: columns)
      }
      isolated.removeAll { $0 == kept }
    }
    days.formUnion(isolated)
  }

  private static func rows(with day: Int32, in columns: [[Int32]]) -> Int {
    guard let first = columns.first else { return 0 }
    return first.indices.count { row in columns.contains { $0[row] == day } }
  }
}
