/// A value of a TOML document, and where it begins.
public struct TOMLValue: Sendable {
  /// What can stand behind an equals sign or a header.
  public enum Kind: Sendable {
    /// A text in quotes, of any of the four kinds.
    case string(String)
    /// A whole number of at most 64 bits.
    case integer(Int64)
    /// Any other number, `inf` and `nan` among them.
    case float(Double)
    /// `true` or `false`.
    case boolean(Bool)
    /// A date with a time and the offset of the time from UTC, in minutes.
    case offsetDateTime(TOMLDate, TOMLTime, offsetMinutes: Int)
    /// A date with a time, wherever that is.
    case localDateTime(TOMLDate, TOMLTime)
    /// A date.
    case localDate(TOMLDate)
    /// A time of day.
    case localTime(TOMLTime)
    /// A list in brackets, or the tables of all `[[headers]]` of one name.
    case array([TOMLValue])
    /// A table: under a `[header]`, in braces, or made by a dotted name.
    case table(TOMLTable)
  }

  /// What it is.
  public let kind: Kind
  /// Where it begins: its first character, the bracket of its header, or, for a table that only
  /// dotted names or headers of others make, the part of the first name that makes it.
  public let position: TOMLPosition

  /// The text, if it is one.
  public var string: String? {
    if case .string(let text) = kind { text } else { nil }
  }

  /// The whole number, if it is one.
  public var integer: Int64? {
    if case .integer(let number) = kind { number } else { nil }
  }

  /// The number, whole or not, if it is one.
  public var number: Double? {
    switch kind {
    case .integer(let number): Double(number)
    case .float(let number): number
    default: nil
    }
  }

  /// `true` or `false`, if it is one of them.
  public var boolean: Bool? {
    if case .boolean(let isTrue) = kind { isTrue } else { nil }
  }

  /// The date, if it is one without a time.
  public var localDate: TOMLDate? {
    if case .localDate(let date) = kind { date } else { nil }
  }

  /// The elements, if it is a list.
  public var array: [TOMLValue]? {
    if case .array(let elements) = kind { elements } else { nil }
  }

  /// The texts, if it is a list of nothing else.
  public var strings: [String]? {
    guard let array else { return nil }
    let texts = array.compactMap(\.string)
    return texts.count == array.count ? texts : nil
  }

  /// The table, if it is one.
  public var table: TOMLTable? {
    if case .table(let table) = kind { table } else { nil }
  }

  /// The tables, if it is a list of nothing else.
  public var tables: [TOMLTable]? {
    guard let array else { return nil }
    let tables = array.compactMap(\.table)
    return tables.count == array.count ? tables : nil
  }
}

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
