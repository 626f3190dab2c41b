import TrialModel

extension ConsistencyRule {
  /// A whole column of days lies about ten years from the others.
  static let datesTenYearsOff = ConsistencyRule(
    severity: .error, code: "dates-ten-years-off",
    remedy: "Days counted from 1960 (SAS) and from 1970 (R, Unix) differ by 3653; export the "
      + "column as dates."
  ) { data, log in
    for (column, days) in data.shifted {
      let years = (days.magnitude * 10 + 1826) / 3653
      log.add(
        column.role,
        "The days of \(column.name) lie about \(years) years \(days < 0 ? "before" : "after") "
          + (column == .randomized ? "all others." : "randomization, by the median."))
    }
  }

  /// A few dates lie more than two years after all others.
  static let dateFarAhead = ConsistencyRule(
    severity: .warning, code: "date-far-ahead",
    remedy: "Check the year; unless study.toml gives a cut-off, the latest date is the cut-off."
  ) { data, log in
    guard let limit = LatestPlausibleDay(data).number else { return }
    for column in DateColumn.allCases {
      let days = data[column]
      for row in days.indices where days[row] > limit {
        log.add(
          column.role, row: row,
          "The day of \(column.name) is \(data.text(days[row])), more than two years after "
            + "\(data.text(limit)), the latest of the other dates.")
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
