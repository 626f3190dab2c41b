/// A column of days: 4 bytes a row, missing days included.
public struct DayColumn: Sendable, Equatable {
  /// The stored number that means "no day".
  public static let missing = Int32.min
  /// The days' numbers, `missing` where there is none.
  public var numbers: [Int32]

  /// A column of those day numbers.
  public init(_ numbers: [Int32] = []) {
    self.numbers = numbers
  }

  /// The number of rows.
  public var count: Int { numbers.count }

  /// The day in that row.
  public subscript(row: Int) -> Day? { DayColumn.day(numbers[row]) }

  /// A column of that many rows without any day.
  public init(missing rows: Int) {
    numbers = [Int32](repeating: DayColumn.missing, count: rows)
  }

  /// The day with a stored number, or `nil` for `missing`.
  public static func day(_ number: Int32) -> Day? {
    number == DayColumn.missing ? nil : Day(number: number)
  }

  /// The number that a day is stored as, `missing` for `nil`.
  public static func number(_ day: Day?) -> Int32 { day?.number ?? DayColumn.missing }

  /// The latest day, or `nil` if there is none.
  public var latest: Day? {
    var latest = DayColumn.missing
    for number in numbers where number > latest { latest = number }
    return latest == DayColumn.missing ? nil : Day(number: latest)
  }

  /// The earliest day, or `nil` if there is none.
  public var earliest: Day? {
    var earliest = Int32.max
    for number in numbers where number < earliest && number != DayColumn.missing {
      earliest = number
    }
    return earliest == Int32.max ? nil : Day(number: earliest)
  }
}

/// A column of text, each distinct value stored once: 4 bytes a row.
public struct TextColumn: Sendable, Equatable {
  /// The distinct values, in order of first appearance.
  public var values: [String]
  /// For every row the index of its value, or -1 for a missing one.
  public var codes: [Int32]

  /// A column of those values and codes.
  public init(values: [String] = [], codes: [Int32] = []) {
    self.values = values
    self.codes = codes
  }

  /// A column of that many rows without any text.
  public init(missing rows: Int) {
    values = []
    codes = [Int32](repeating: -1, count: rows)
  }

  /// The number of rows.
  public var count: Int { codes.count }

  /// The text in that row.
  public subscript(row: Int) -> String? {
    let code = codes[row]
    return code < 0 ? nil : values[Int(code)]
  }
}

/// What a file records about a fact that is true, false or not recorded.
public enum Flag: UInt8, Sendable {
  /// The cell is empty or not understood.
  case unknown = 0
  /// N, NO, 0.
  case no = 1
  /// Y, YES, 1.
  case yes = 2
}
