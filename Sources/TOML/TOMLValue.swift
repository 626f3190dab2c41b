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
