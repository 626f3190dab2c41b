extension Word {
  /// The date, the time or both; `nil` if it does not begin as one.
  func dateOrTime() throws(TOMLError) -> TOMLValue.Kind? {
    let digits = bytes.prefix(while: \.isDigit).count
    let separator = bytes.dropFirst(digits).first
    let beginsAsDate = separator == UInt8(ascii: "-")
    guard digits > 0, beginsAsDate || separator == UInt8(ascii: ":") else { return nil }
    var rest = bytes
    guard beginsAsDate else {
      guard let time = Self.takeTime(&rest), rest.isEmpty else { throw failure(.dateOrTime(text)) }
      return .localTime(time)
    }
    guard let date = Self.takeDate(&rest) else { throw failure(.dateOrTime(text)) }
    guard let between = rest.popFirst() else { return .localDate(date) }
    guard [UInt8(ascii: "T"), UInt8(ascii: "t"), .space].contains(between),
      let time = Self.takeTime(&rest)
    else { throw failure(.dateOrTime(text)) }
    if rest.isEmpty { return .localDateTime(date, time) }
    guard let minutes = Self.takeOffset(&rest), rest.isEmpty else {
      throw failure(.dateOrTime(text))
    }
    return .offsetDateTime(date, time, offsetMinutes: minutes)
  }

  private static func takeDate(_ rest: inout ArraySlice<UInt8>) -> TOMLDate? {
    guard let year = take(4, &rest), take("-", &rest), let month = take(2, &rest), take("-", &rest),
      let day = take(2, &rest)
    else { return nil }
    return TOMLDate(year: year, month: month, day: day)
  }

  private static func takeTime(_ rest: inout ArraySlice<UInt8>) -> TOMLTime? {
    guard let hour = take(2, &rest), take(":", &rest), let minute = take(2, &rest),
      take(":", &rest), let second = take(2, &rest)
    else { return nil }
    var nanosecond = 0
    if take(".", &rest) {
      let fraction = rest.prefix(while: \.isDigit)
      guard !fraction.isEmpty else { return nil }
      rest = rest.dropFirst(fraction.count)
      let digits = Array(fraction.prefix(9))
      for place in 0..<9 {
        nanosecond = nanosecond * 10 + (place < digits.count ? digits[place].digitValue ?? 0 : 0)
      }
    }
    return TOMLTime(hour: hour, minute: minute, second: second, nanosecond: nanosecond)
  }

  /// The minutes by which a time is ahead of UTC.
  private static func takeOffset(_ rest: inout ArraySlice<UInt8>) -> Int? {
    if take("Z", &rest) || take("z", &rest) { return 0 }
    let isBehind = take("-", &rest)
    guard isBehind || take("+", &rest), let hours = take(2, &rest), take(":", &rest),
      let minutes = take(2, &rest), hours <= 23, minutes <= 59
    else { return nil }
    return (hours * 60 + minutes) * (isBehind ? -1 : 1)
  }

  /// The number of exactly so many digits.
  private static func take(_ count: Int, _ rest: inout ArraySlice<UInt8>) -> Int? {
    let digits = rest.prefix(count)
    guard digits.count == count, digits.allSatisfy(\.isDigit) else { return nil }
    rest = rest.dropFirst(count)
    return digits.reduce(0) { $0 * 10 + ($1.digitValue ?? 0) }
  }

  /// Whether the character is next; if so it is taken.
  private static func take(_ character: Unicode.Scalar, _ rest: inout ArraySlice<UInt8>) -> Bool {
    guard rest.first == UInt8(ascii: character) else { return false }
    rest = rest.dropFirst()
    return true
  }
}
