/// How the cells of a column write dates that have more than one reading.
///
/// Dates with the year first or the month in letters have one reading only and need no format.
public enum DateFormat: String, Sendable, CaseIterable {
  /// Day, month, year in numbers, parted by `/`, `-` or `.`.
  case dayMonthYear = "d/m/y"
  /// Month, day, year in numbers.
  case monthDayYear = "m/d/y"
  /// Days, or where they have nine or more digits seconds, since 1960-01-01.
  case sas
  /// Days, or seconds, since 1970-01-01, as R and Unix count them.
  case unix
  /// Days since 1899-12-30, as spreadsheets count them.
  case excel

  /// The format of that name, whatever the case: `d/m/y`, also as `dd.mm.yyyy`, `DMY` and the like.
  public init?(named name: String) {
    var letters = ""
    for letter in name.lowercased() where letter.isLetter && letter != letters.last {
      letters.append(letter)
    }
    switch letters {
    case "dmy": self = .dayMonthYear
    case "mdy": self = .monthDayYear
    default:
      guard let format = DateFormat(rawValue: name.lowercased()) else { return nil }
      self = format
    }
  }

  /// The day from which it counts, as a number of days; `nil` if it does not count.
  package var origin: Int32? {
    switch self {
    case .dayMonthYear, .monthDayYear: nil
    case .sas: -3653
    case .unix: 0
    case .excel: -25_569
    }
  }
}

/// A date in three numbers of which the last is the year: `02/07/2014`.
package struct NumberedDate: Hashable, Sendable {
  /// The first number, 1...31.
  package let first: Int
  /// The second number, 1...31.
  package let second: Int
  /// The year, 1900...2100.
  package let year: Int

  /// A date of those numbers; `nil` if it is none in either order.
  package init?(first: Int, second: Int, year: Int) {
    self.first = first
    self.second = second
    self.year = year
    guard (1900...2100).contains(year), day(.dayMonthYear) != nil || day(.monthDayYear) != nil
    else { return nil }
  }

  /// The day in that order; `nil` if there is none.
  package func day(_ order: DateFormat) -> Day? {
    switch order {
    case .dayMonthYear: Day(year: year, month: second, day: first)
    case .monthDayYear: Day(year: year, month: first, day: second)
    case .sas, .unix, .excel: nil
    }
  }

  /// The only order in which it is a day; `nil` if both are.
  package var onlyOrder: DateFormat? {
    if day(.monthDayYear) == nil { return .dayMonthYear }
    return day(.dayMonthYear) == nil ? .monthDayYear : nil
  }
}

extension NumberedDate: CustomStringConvertible {
  /// The numbers as they stand in the cell, with slashes: `02/07/2014`.
  package var description: String {
    func padded(_ number: Int) -> String { (number < 10 ? "0" : "") + "\(number)" }
    return "\(padded(first))/\(padded(second))/\(year)"
  }
}

/// A date as a number of days, or of seconds, since a day that the cell does not name.
package struct CountedDate: Hashable, Sendable {
  /// The whole days.
  package let days: Int32
  /// Whether the cell counts seconds.
  package let isSeconds: Bool

  /// A date of that many days, or of seconds that make so many.
  package init(days: Int32, isSeconds: Bool) {
    self.days = days
    self.isSeconds = isSeconds
  }

  /// The day under a format; `nil` if it does not count so.
  package func day(_ format: DateFormat) -> Day? {
    if isSeconds, format == .excel { return nil }
    return format.origin.map { Day(number: $0 + days) }
  }
}
