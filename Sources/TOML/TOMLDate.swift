/// A day of the Gregorian calendar that exists.
public struct TOMLDate: Sendable, Hashable {
  private let storedYear: Int16
  private let storedMonth: UInt8
  private let storedDay: UInt8

  /// The year, 0 to 9999.
  public var year: Int { Int(storedYear) }
  /// The month, 1 to 12.
  public var month: Int { Int(storedMonth) }
  /// The day of the month, from 1.
  public var day: Int { Int(storedDay) }

  /// A date; `nil` if there is no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (0...9999).contains(year), (1...12).contains(month), day >= 1 else { return nil }
    let isLeap = year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
    let days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31]
    guard day <= days[month - 1] else { return nil }
    (storedYear, storedMonth, storedDay) = (Int16(year), UInt8(month), UInt8(day))
  }
}

/// A time of day.
public struct TOMLTime: Sendable, Hashable {
  private let storedHour: UInt8
  private let storedMinute: UInt8
  private let storedSecond: UInt8
  private let storedNanosecond: Int32

  /// The hour, 0 to 23.
  public var hour: Int { Int(storedHour) }
  /// The minute, 0 to 59.
  public var minute: Int { Int(storedMinute) }
  /// The second, 0 to 60: a minute may end in a leap second.
  public var second: Int { Int(storedSecond) }
  /// The fraction of the second, in nanoseconds; what is finer is cut off, not rounded.
  public var nanosecond: Int { Int(storedNanosecond) }

  /// A time; `nil` if there is none such.
  public init?(hour: Int, minute: Int, second: Int, nanosecond: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...60).contains(second),
      (0...999_999_999).contains(nanosecond)
    else { return nil }
    storedHour = UInt8(hour)
    storedMinute = UInt8(minute)
    storedSecond = UInt8(second)
    storedNanosecond = Int32(nanosecond)
  }
}
