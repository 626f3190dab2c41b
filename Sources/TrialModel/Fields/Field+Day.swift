/// What a cell that should hold a date holds.
package enum ReadDay: Equatable {
  case day(Day)
  /// Nothing.
  case missing
  /// A date without its day or month; it is never completed.
  case partial(PartialDay)
  /// A date whose order its column has to show.
  case numbered(NumberedDate)
  /// A day whose year has two digits, taken as one of 1969...2068.
  case shortYear(Day)
  /// A date as a number of days or seconds, from where its column has to show.
  case counted(CountedDate)
  /// Something else.
  case unreadable
}

extension Field {
  /// The date in the cell: `2014-01-02`, also with a time after it, `2014-1-2`, `2014/01/02`,
  /// `20140102`, `02JAN2014`, `02-Jan-2014` or `02/Jan/2014`; or the day that the format
  /// itself holds. `02/01/2014`, `02.01.2014` and numbers of five digits, or of nine and more, are left
  /// to the column.
  @inlinable @inline(__always)
  package var day: ReadDay {
    if count >= 10, start[4] == 0x2D, start[7] == 0x2D {
      let year = digits(0, 4)
      let month = digits(5, 2)
      let day = digits(8, 2)
      if year >= 0, month >= 0, day >= 0, count == 10 || isTime(from: 10) {
        guard let day = Day(year: year, month: month, day: day) else { return .unreadable }
        return .day(day)
      }
    }
    return isMissing ? .missing : dayInAnotherForm
  }

  @usableFromInline
  package var dayInAnotherForm: ReadDay {
    if kind == .day { return .day(Day(number: Int32(value))) }
    if kind == .number { return withText { $0.day } }
    if count == 8, digits(0, 8) >= 0 {
      if let day = Day(year: digits(0, 4), month: digits(4, 2), day: digits(6, 2)) {
        return .day(day)
      }
      return .unreadable
    }
    if let read = dayWithNumberedMonth { return read }
    if let read = dayWithNamedMonth { return read }
    if let read = dayWithYearLast { return read }
    if let counted = countedDate { return .counted(counted) }
    return partialDay.map { .partial($0) } ?? .unreadable
  }

  /// `02/01/2014`, `2-1-2014`, `02.01.2014`, with or without a time; `nil` for another form.
  private var dayWithYearLast: ReadDay? {
    let first = digitCount(0)
    guard first == 1 || first == 2, first < count else { return nil }
    let separator = start[first]
    guard separator == 0x2F || separator == 0x2D || separator == 0x2E else { return nil }
    let second = digitCount(first + 1)
    let year = first + second + 2
    guard second == 1 || second == 2, year + 4 <= count, start[year - 1] == separator,
      digitCount(year) == 4, year + 4 == count || isTime(from: year + 4)
    else { return nil }
    return NumberedDate(
      first: digits(0, first), second: digits(first + 1, second), year: digits(year, 4)
    ).map { .numbered($0) } ?? .unreadable
  }

  /// A number of days in five digits, or of seconds in nine or ten, with or without decimals.
  private var countedDate: CountedDate? {
    let length = digitCount(0)
    let hasDecimals = length + 1 < count && start[length] == 0x2E
    guard length == count || (hasDecimals && length + 1 + digitCount(length + 1) == count) else {
      return nil
    }
    switch length {
    case 5: return CountedDate(days: Int32(digits(0, 5)), isSeconds: false)
    case 9, 10: return CountedDate(days: Int32(digits(0, length) / 86_400), isSeconds: true)
    default: return nil
    }
  }

  /// `2014/01/02`, `2014-1-2`, with or without a time; `nil` for another form.
  private var dayWithNumberedMonth: ReadDay? {
    guard count >= 8, digits(0, 4) >= 0, start[4] == 0x2D || start[4] == 0x2F else { return nil }
    let month = digitCount(5)
    let second = 5 + month
    guard month == 1 || month == 2, second < count, start[second] == start[4] else { return nil }
    let day = digitCount(second + 1)
    let end = second + 1 + day
    guard day == 1 || day == 2, end == count || isTime(from: end) else { return nil }
    return Day(year: digits(0, 4), month: digits(5, month), day: digits(second + 1, day))
      .map { .day($0) } ?? .unreadable
  }

  /// `2JAN2014`, `02-Jan-2014`, `02 JAN 2014`, `02/Jan/2014`, `02-Jan-14`, with or without a time after
  /// `:`; `nil` for another form.
  private var dayWithNamedMonth: ReadDay? {
    func isSeparator(_ byte: UInt8) -> Bool { byte == 0x2D || byte == 0x20 || byte == 0x2F }
    var at = min(digitCount(0), 2)
    let day = at > 0 ? digits(0, at) : -1
    if at < count, isSeparator(start[at]) { at += 1 }
    guard day > 0, at + 3 < count else { return nil }
    var name = 0
    for index in at..<at + 3 { name = name << 8 | Int(start[index] & 0xDF) }
    guard let month = Field.months.firstIndex(of: name) else { return nil }
    at += 3
    if at < count, isSeparator(start[at]) { at += 1 }
    let length = digitCount(at)
    guard length == 4 || length == 2, at + length == count || isTime(from: at + length) else {
      return nil
    }
    let year = digits(at, length)
    if length == 4 { return Day(year: year, month: month + 1, day: day).map { .day($0) } }
    return Day(year: year + (year < 69 ? 2000 : 1900), month: month + 1, day: day)
      .map { .shortYear($0) }
  }

  /// Whether a time of day follows there: `T11:45Z`, ` 23:59:59.5 PM`, `:23:59`, or the `T` alone.
  @usableFromInline
  package func isTime(from start: Int) -> Bool {
    switch self[start] {
    case 0x54, 0x20, 0x3A: break
    default: return false
    }
    for index in (start + 1)..<count {
      switch self[index] {
      case 0x30...0x39, 0x3A, 0x2E, 0x2C, 0x2B, 0x2D, 0x20: break
      case 0x5A, 0x7A, 0x41, 0x61, 0x50, 0x70, 0x4D, 0x6D: break
      default: return false
      }
    }
    return true
  }

  /// How many digits stand there in a row.
  private func digitCount(_ from: Int) -> Int {
    var at = from
    while at < count, start[at] >= 0x30, start[at] <= 0x39 { at += 1 }
    return at - from
  }

  private static let months: [Int] = [
    "JAN", "FEB", "MAR", "APR", "MAY", "JUN", "JUL", "AUG", "SEP", "OCT", "NOV", "DEC",
  ].map { $0.utf8.reduce(0) { $0 << 8 | Int($1) } }

  /// ISO 8601 of lower precision, or a date with letters or dashes for what is not known: `2014`,
  /// `2014-01`, `2014---15`, `2014-UN-UN`, `JAN2014`, `UNJAN2014`, `UN-UNK-2014`, `01/2014`.
  private var partialDay: PartialDay? {
    guard count >= 4, count <= 11 else { return nil }
    let isYearFirst = digitCount(0) == 4
    let yearAt = isYearFirst ? 0 : count - 4
    let year = digits(yearAt, 4)
    guard year >= 1000 else { return nil }
    guard isYearFirst else { return partialDay(year, before: yearAt) }
    if count == 4 { return PartialDay(year: year) }
    guard start[4] == 0x2D else { return nil }
    for index in 5..<count {
      let isDigit = start[index] >= 0x30 && start[index] <= 0x39
      guard isDigit || start[index] == 0x2D || isUnknownLetter(index) else { return nil }
    }
    // A day without its month is of no use.
    guard count >= 7, digits(5, 2) >= 0 else { return PartialDay(year: year) }
    for index in 7..<count where index == 7 ? start[7] != 0x2D : digitCount(index) > 0 {
      return nil
    }
    return PartialDay(year: year, month: digits(5, 2))
  }

  /// The same where the year comes last.
  private func partialDay(_ year: Int, before end: Int) -> PartialDay? {
    var month: Int?
    var at = 0
    while at < end {
      if start[at] == 0x2D || start[at] == 0x2F || start[at] == 0x20 || start[at] == 0x2E {
        at += 1
      } else if at + 3 <= end,
        let named = Field.months.firstIndex(
          of: (at..<at + 3).reduce(0) { $0 << 8 | Int(start[$1] & 0xDF) })
      {
        guard month == nil else { return nil }
        month = named + 1
        at += 3
      } else if isUnknownLetter(at) {
        at += 1
      } else {
        let length = digitCount(at)
        guard month == nil, length == 1 || length == 2, start[at + length] == 0x2F else {
          return nil
        }
        month = digits(at, length)
        at += length
      }
    }
    return PartialDay(year: year, month: month)
  }

  /// Whether the byte is one of the letters of UN, UNK and XX.
  private func isUnknownLetter(_ index: Int) -> Bool {
    switch start[index] & 0xDF {
    case 0x55, 0x4E, 0x4B, 0x58: start[index] >= 0x41
    default: false
    }
  }

  /// The number those digits write, or -1 if one is no digit.
  @inlinable @inline(__always)
  package func digits(_ from: Int, _ length: Int) -> Int {
    guard from + length <= count else { return -1 }
    var number = 0
    for index in from..<from + length {
      let digit = Int(start[index]) &- 0x30
      guard digit >= 0, digit <= 9 else { return -1 }
      number = number &* 10 &+ digit
    }
    return number
  }
}
