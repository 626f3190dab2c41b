import TrialModel

extension ConsistencyRule {
  /// A whole column of days lies about ten years from the others.
  static let datesTenYearsOff = ConsistencyRule(
    severity: .error, code: "dates-ten-years-off"
  ) { data, log in
    for (column, days) in data.shifted {
      log.add(column.role, .datesTenYearsOff(column, days: days))
    }
  }

  /// A few dates lie more than two years after all others.
  static let dateFarAhead = ConsistencyRule(
    severity: .warning, code: "date-far-ahead"
  ) { data, log in
    guard let limit = LatestPlausibleDay(data).number else { return }
    // Those after the day of loading are reported by column when they are read.
    let last = data.study.loaded?.number ?? Int32.max
    for column in DateColumn.allCases {
      let days = data[column]
      for row in days.indices where days[row] > limit && days[row] <= last {
        log.add(
          column.role, row: row,
          .dateFarAhead(column, Day(number: days[row]), latest: Day(number: limit)))
      }
    }
  }
}

/// The last day before outliers: dates after it follow more than two years without any date.
struct LatestPlausibleDay {
  private static let first: Int32 = -40_000
  private static let span = 120_000
  private static let gap = 731
  /// Fewer dates than this have no outliers.
  private static let minimumCount = 20

  /// The number of that day; `nil` if there are no outliers.
  let number: Int32?

  /// Finds the day; outliers are at most one in fifty of all dates, or a single one.
  init(_ data: ConsistencyData) {
    var counts = [Int](repeating: 0, count: LatestPlausibleDay.span)
    var total = 0
    for column in DateColumn.allCases {
      for day in data[column] where day != DayColumn.missing {
        let place = Int(day) - Int(LatestPlausibleDay.first)
        counts[min(max(place, 0), counts.count - 1)] += 1
        total += 1
      }
    }
    guard total >= LatestPlausibleDay.minimumCount else {
      number = nil
      return
    }
    var limit: Int32?
    var above = 0
    var earlier = counts.count
    for place in counts.indices.reversed() where counts[place] > 0 {
      if above > 0, earlier - place > LatestPlausibleDay.gap {
        limit = LatestPlausibleDay.first + Int32(place)
      }
      above += counts[place]
      if above > max(1, total / 50) { break }
      earlier = place
    }
    number = limit
  }
}

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
