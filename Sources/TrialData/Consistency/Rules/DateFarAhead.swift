import TrialModel

extension ConsistencyRule {
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
          "The day of \(column.words) is \(data.text(days[row])), more than two years after "
            + "\(data.text(limit)), the latest of the other dates.")
      }
    }
  }
}
