/// A column of days: 4 bytes a row, missing days included, and 4 more where any day is partial.
public struct DayColumn: Sendable, Equatable {
  /// The stored number that means "no day".
  public static let missing = Int32.min
  /// The code of a partial day that means "a day is there, but it could not be read".
  package static let unread: Int32 = 1
  /// The days' numbers, `missing` where there is none or where it is partial.
  public var numbers: [Int32]
  /// For every row the code of its partial day, 0 for none; empty if no row has one.
  package private(set) var partials: [Int32] = []

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
  public var latest: Day? { latest(notAfter: nil) }

  /// The latest day that is not after another, or `nil` if there is none.
  public func latest(notAfter limit: Day?) -> Day? {
    let limit = limit?.number ?? Int32.max
    var latest = DayColumn.missing
    for number in numbers where number > latest && number <= limit { latest = number }
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

extension DayColumn {
  /// The partial day in that row; `nil` if there is none.
  public func partial(_ row: Int) -> PartialDay? {
    partials.isEmpty ? nil : PartialDay(code: partials[row])
  }

  /// Whether any day is partial, or could not be read.
  public var hasPartials: Bool { !partials.isEmpty }

  /// Whether the file has a day in that row, be it partial or one that could not be read.
  public func isFilled(_ row: Int) -> Bool {
    numbers[row] != DayColumn.missing || (!partials.isEmpty && partials[row] != 0)
  }

  /// The days that the one in that row can be, as numbers; `nil` if nothing is known.
  public func interval(_ row: Int) -> ClosedRange<Int32>? {
    let number = numbers[row]
    return number == DayColumn.missing ? partial(row)?.days : number...number
  }

  /// Adds a row with that day's number.
  @inline(__always)
  mutating func append(_ number: Int32) {
    numbers.append(number)
    if !partials.isEmpty { partials.append(0) }
  }

  /// Puts a partial day in place of what is in a row.
  public mutating func setPartial(_ day: PartialDay, _ row: Int) { setCode(day.code, row) }

  /// Marks a row as having a day that could not be read.
  package mutating func setUnread(_ row: Int) { setCode(DayColumn.unread, row) }

  private mutating func setCode(_ code: Int32, _ row: Int) {
    if partials.isEmpty { partials = [Int32](repeating: 0, count: numbers.count) }
    numbers[row] = DayColumn.missing
    partials[row] = code
  }

  /// Takes the day of a row away.
  package mutating func clear(_ row: Int) {
    numbers[row] = DayColumn.missing
    if !partials.isEmpty { partials[row] = 0 }
  }
}

extension RowChange {
  /// Changes the rows of one column of days, which another table has in that place.
  func change(_ column: inout DayColumn, _ place: KeyPath<Table, DayColumn>) {
    column.change(self, place)
  }
}

extension DayColumn {
  fileprivate mutating func change<Table>(
    _ change: RowChange<Table>, _ place: KeyPath<Table, DayColumn>
  ) {
    let numbersPlace = place.appending(path: \.numbers)
    if case .append(let added, let other) = change {
      let others = other[keyPath: place].partials
      if partials.isEmpty, !others.isEmpty {
        partials = [Int32](repeating: 0, count: numbers.count)
      }
      if !partials.isEmpty {
        partials += others.isEmpty ? ArraySlice(repeating: 0, count: added.count) : others[added]
      }
    } else if !partials.isEmpty {
      change.change(&partials, place.appending(path: \.partials))
    }
    change.change(&numbers, numbersPlace)
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
