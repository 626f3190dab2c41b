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
