/// A calendar day, counted in days from 1970-01-01 in the proleptic Gregorian calendar.
///
/// Every date in a study is a `Day`: arithmetic is plain integer arithmetic, there is no time of day
/// and no time zone. Columns of a `Study` store the number alone (see `DayColumn`).
public struct Day: Hashable, Comparable, Sendable {
  /// Days since 1970-01-01; negative before.
  public let number: Int32

  /// The day with that number of days since 1970-01-01.
  public init(number: Int32) {
    self.number = number
  }

  /// The day with that calendar date, or `nil` if there is no such date.
  ///
  /// Years run from 1 to 9999. The conversion is the era-based one: 400-year cycles of 146 097 days,
  /// with the year beginning in March so that the leap day comes last.
  public init?(year: Int, month: Int, day: Int) {
    guard (1...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= Day.length(ofMonth: month, year: year)
    else { return nil }
    let shifted = month <= 2 ? year - 1 : year
    let era = shifted / 400
    let yearOfEra = shifted - era * 400
    let dayOfYear = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    self.number = Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The day on a clock that is `utcOffset` seconds ahead of UTC, at a time in seconds since 1970.
  public init(time: Int64, utcOffset: Int64) {
    let local = time + utcOffset
    let second = (local % 86_400 + 86_400) % 86_400
    self.number = Int32(clamping: (local - second) / 86_400)
  }

  /// Year, month (1...12) and day of month (1...31).
  public var components: (year: Int, month: Int, day: Int) {
    let shifted = Int(number) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra = (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let index = (5 * dayOfYear + 2) / 153
    let month = index < 10 ? index + 3 : index - 9
    let year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
    return (year, month, dayOfYear - (153 * index + 2) / 5 + 1)
  }

  /// Whole days from `start` to `end`; negative if `end` is earlier.
  public static func - (end: Day, start: Day) -> Int {
    Int(end.number) - Int(start.number)
  }

  /// The day that many days later.
  public static func + (day: Day, days: Int) -> Day {
    Day(number: Int32(clamping: Int(day.number) + days))
  }

  /// Earlier days come first.
  public static func < (left: Day, right: Day) -> Bool {
    left.number < right.number
  }

  static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 2: return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0 ? 29 : 28
    case 4, 6, 9, 11: return 30
    default: return 31
    }
  }
}

extension Day: CustomStringConvertible {
  /// The ISO 8601 date, `1991-03-01`.
  public var description: String {
    let (year, month, day) = components
    return "\(Day.padded(year, to: 4))-\(Day.padded(month, to: 2))-\(Day.padded(day, to: 2))"
  }

  /// The ISO 8601 month, `1991-03`.
  public var month: String {
    let (year, month, _) = components
    return "\(Day.padded(year, to: 4))-\(Day.padded(month, to: 2))"
  }

  /// Months since year 0, so that months can be subtracted.
  public var monthNumber: Int {
    let (year, month, _) = components
    return year * 12 + month - 1
  }

  private static func padded(_ number: Int, to width: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, width - digits.utf8.count)) + digits
  }
}
