#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension Field {
  /// The number in the cell, or `nil` if it holds none; a decimal comma counts as a point.
  ///
  /// Plain decimals of up to 15 digits are exact by one division by a power of ten; everything else
  /// goes through the C library.
  var number: Double? {
    var at = 0
    var isNegative = false
    if at < count, start[at] == 0x2D || start[at] == 0x2B {
      isNegative = start[at] == 0x2D
      at += 1
    }
    let firstDigit = at
    var mantissa = 0
    var digitCount = 0
    var decimals = 0
    var hasPoint = false
    while at < count {
      let byte = start[at]
      if byte >= 0x30, byte <= 0x39 {
        mantissa = mantissa &* 10 &+ Int(byte &- 0x30)
        digitCount += 1
        if hasPoint { decimals += 1 }
      } else if byte == 0x2E || byte == 0x2C, !hasPoint {
        hasPoint = true
      } else {
        break
      }
      at += 1
    }
    if at == count, digitCount > 0, digitCount <= 15 {
      let magnitude = Double(mantissa) / Field.powersOfTen[decimals]
      return isNegative ? -magnitude : magnitude
    }
    guard firstDigit < count, digitCount > 0, count < 64 else { return nil }
    return numberByLibrary
  }

  private var numberByLibrary: Double? {
    var copy = [CChar](repeating: 0, count: count + 1)
    for index in 0..<count {
      copy[index] = CChar(bitPattern: start[index] == 0x2C ? 0x2E : start[index])
    }
    return copy.withUnsafeBufferPointer { text -> Double? in
      guard let base = text.baseAddress else { return nil }
      var end: UnsafeMutablePointer<CChar>?
      let number = strtod(base, &end)
      guard let end, end - UnsafeMutablePointer(mutating: base) == count, number.isFinite else {
        return nil
      }
      return number
    }
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The whole number in the cell, or `nil` if it holds none.
  var wholeNumber: Int? {
    guard let number, number == number.rounded(), number.magnitude < 9e15 else { return nil }
    return Int(number)
  }
}
