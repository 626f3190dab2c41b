public import TrialModel

extension MonthCount {
  /// The days of the month; `nil` beyond the years 1 to 9999.
  public var days: ClosedRange<Day>? { MonthCount.days(ofMonth: month) }

  /// The days of a month by its number, see `Day.monthNumber`.
  static func days(ofMonth number: Int) -> ClosedRange<Day>? {
    guard let first = Day(year: number / 12, month: number % 12 + 1, day: 1) else { return nil }
    let last = (28...31).last { (first + ($0 - 1)).monthNumber == number }
    return last.map { first...(first + ($0 - 1)) }
  }
}
