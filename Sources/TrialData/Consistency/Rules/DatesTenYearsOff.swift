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
        "The days of \(column.words) lie about \(years) years \(days < 0 ? "before" : "after") "
          + (column == .randomized ? "all others." : "randomization, by the median."))
    }
  }
}
