/// A value without quotes, brackets or braces: a number, a date, a time, `true` or `false`.
struct Word {
  let bytes: ArraySlice<UInt8>
  let position: TOMLPosition

  func value() throws(TOMLError) -> TOMLValue.Kind {
    let unsigned = bytes.drop(while: \.isSign)
    if let first = unsigned.first, first.isDigit || first == .dot {
      if let kind = try dateOrTime() { return kind }
      return try number()
    }
    switch text {
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    case "inf", "+inf": return .float(.infinity)
    case "-inf": return .float(-.infinity)
    case "nan", "+nan", "-nan": return .float(.nan)
    default:
      throw failure(unsigned.count < bytes.count ? .number(text, .form) : .unquotedText(text))
    }
  }

  var text: String { String(decoding: bytes, as: UTF8.self) }

  func failure(_ reason: TOMLError.Reason) -> TOMLError { TOMLError(reason, at: position) }
}

extension UInt8 {
  var isSign: Bool { self == UInt8(ascii: "+") || self == UInt8(ascii: "-") }
}

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

extension Word {
  /// The whole or other number.
  func number() throws(TOMLError) -> TOMLValue.Kind {
    if let kind = try prefixedInteger() { return kind }
    var rest = bytes
    if let sign = rest.first, sign.isSign { rest.removeFirst() }
    let whole = try takeDigits(&rest, orElse: rest.first == .dot ? .point : .form)
    guard whole.first != UInt8(ascii: "0") || whole.count == 1 else {
      throw failure(.number(text, .leadingZero))
    }
    if rest.isEmpty {
      return try integer(whole, radix: 10, isNegative: bytes.first == UInt8(ascii: "-"))
    }
    if rest.first == .dot {
      rest.removeFirst()
      _ = try takeDigits(&rest, orElse: .point)
    }
    if rest.first == UInt8(ascii: "e") || rest.first == UInt8(ascii: "E") {
      rest.removeFirst()
      if let sign = rest.first, sign.isSign { rest.removeFirst() }
      _ = try takeDigits(&rest, orElse: .form)
    }
    guard rest.isEmpty else { throw failure(.number(text, rest.first == .dot ? .point : .form)) }
    let plain = String(decoding: bytes.filter { $0 != .underscore }, as: UTF8.self)
    guard let float = Double(plain), float.isFinite else { throw failure(.number(text, .range)) }
    return .float(float)
  }

  /// A whole number with the prefix `0x`, `0o` or `0b`; `nil` if there is none.
  private func prefixedInteger() throws(TOMLError) -> TOMLValue.Kind? {
    guard bytes.first == UInt8(ascii: "0") else { return nil }
    let radix: Int
    switch bytes.dropFirst().first {
    case UInt8(ascii: "x")?: radix = 16
    case UInt8(ascii: "o")?: radix = 8
    case UInt8(ascii: "b")?: radix = 2
    default: return nil
    }
    var rest = bytes.dropFirst(2)
    let digits = try takeDigits(&rest, radix: radix, orElse: .form)
    guard rest.isEmpty else { throw failure(.number(text, .form)) }
    return try integer(digits, radix: radix, isNegative: false)
  }

  /// Takes one digit or more with single underscores between them.
  private func takeDigits(
    _ rest: inout ArraySlice<UInt8>, radix: Int = 10, orElse fault: TOMLError.NumberFault
  ) throws(TOMLError) -> ArraySlice<UInt8> {
    let digits = rest.prefix { $0 == .underscore || $0.digitValue.map { $0 < radix } ?? false }
    guard !digits.isEmpty else { throw failure(.number(text, fault)) }
    var previous = UInt8.underscore
    for byte in digits {
      if byte == .underscore, previous == .underscore { throw failure(.number(text, .underscore)) }
      previous = byte
    }
    guard previous != .underscore else { throw failure(.number(text, .underscore)) }
    rest = rest.dropFirst(digits.count)
    return digits
  }

  /// The whole number of those digits.
  private func integer(
    _ digits: ArraySlice<UInt8>, radix: Int, isNegative: Bool
  ) throws(TOMLError) -> TOMLValue.Kind {
    var value: Int64 = 0
    for byte in digits where byte != .underscore {
      // Counted downwards: the lowest number of 64 bits has no positive counterpart.
      let digit = Int64(byte.digitValue ?? 0)
      let (tens, isTooLarge) = value.multipliedReportingOverflow(by: Int64(radix))
      let (sum, isOver) =
        isNegative ? tens.subtractingReportingOverflow(digit) : tens.addingReportingOverflow(digit)
      guard !isTooLarge, !isOver else { throw failure(.number(text, .range)) }
      value = sum
    }
    return .integer(value)
  }
}
