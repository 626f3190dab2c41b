import TrialModel

/// The day after which only outliers follow: more than two years without any date, then few.
struct LatestPlausibleDay {
  private static let first: Int32 = -40_000
  private static let span = 120_000
  private static let gap = 731
  /// Among fewer dates none is an outlier.
  private static let fewest = 20

  /// The number of that day; `nil` if there are no outliers.
  let number: Int32?

  /// Outliers are at most one in fifty of all dates, or a single one.
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
    guard total >= LatestPlausibleDay.fewest else {
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
