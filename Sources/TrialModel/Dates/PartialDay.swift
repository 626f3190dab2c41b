/// A date without its day, or without its day and month: an interval of days.
///
/// It is never completed to a day. What holds for all of its days holds; what does not is undecided.
public struct PartialDay: Hashable, Sendable {
  /// The year, 1900...2100.
  public let year: Int
  /// The month, 1...12; `nil` if only the year is known.
  public let month: Int?

  /// That year, or that month of it; `nil` for one that no patient of a study can have lived in.
  public init?(year: Int, month: Int? = nil) {
    guard (1900...2100).contains(year), (1...12).contains(month ?? 1) else { return nil }
    self.year = year
    self.month = month
  }

  /// The first and the last day it can be, as numbers of days.
  public var days: ClosedRange<Int32> {
    let lastMonth = month ?? 12
    let first = Day(year: year, month: month ?? 1, day: 1)
    let last = Day(
      year: year, month: lastMonth, day: Day.length(ofMonth: lastMonth, year: year))
    guard let first, let last else { preconditionFailure("a partial day is of the calendar") }
    return first.number...last.number
  }

  /// The number that a column stores; above `DayColumn.unread`.
  package var code: Int32 { Int32(year * 16 + (month ?? 0)) }

  /// The partial day that a column stores as that number; `nil` if it is none.
  package init?(code: Int32) {
    let month = Int(code % 16)
    self.init(year: Int(code / 16), month: month == 0 ? nil : month)
  }
}

extension PartialDay: CustomStringConvertible {
  /// ISO 8601 of lower precision, `2021-11` or `2021`.
  public var description: String {
    guard let month else { return "\(year)" }
    return "\(year)-" + (month < 10 ? "0" : "") + "\(month)"
  }
}
