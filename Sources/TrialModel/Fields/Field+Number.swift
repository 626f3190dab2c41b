/// What a cell that should hold a number holds.
package enum ReadNumber: Equatable {
  case number(Double)
  /// Nothing.
  case missing
  /// `1,234`: one and a bit, or more than a thousand.
  case ambiguous
  /// Something else.
  case unreadable
}

extension Field {
  /// The number in the cell, or `nil` if it holds none; a decimal comma counts as a point.
  ///
  /// Plain decimals of up to 15 digits are exact by one division by a power of ten; everything else
  /// goes through the standard library, which heeds no locale.
  package var number: Double? {
    if kind == .number { return value.isFinite ? value : nil }
    var at = 0
    var isNegative = false
    if at < count, start[at] == 0x2D || start[at] == 0x2B {
      isNegative = start[at] == 0x2D
      at += 1
    }
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
    guard digitCount > 0, count < 64 else { return nil }
    return numberByLibrary
  }

  /// The number in the cell, with a comma before exactly three digits distinguished: it parts thousands as
  /// often as decimals. Only where the file's cells are parted by semicolons it is surely a decimal one.
  package func number(hasDecimalCommas: Bool) -> ReadNumber {
    if isMissing { return .missing }
    if !hasDecimalCommas, hasThousandsOrDecimals { return .ambiguous }
    return number.map { .number($0) } ?? .unreadable
  }

  /// Whether the cell reads `1,234`: one to three digits that do not begin with zero, a comma, three.
  private var hasThousandsOrDecimals: Bool {
    guard count >= 5, start[count - 4] == 0x2C else { return false }
    let isSigned = start[0] == 0x2D || start[0] == 0x2B
    let first = isSigned ? 1 : 0
    guard count - first <= 7, count - first >= 5, start[first] != 0x30 else { return false }
    for index in first..<count where index != count - 4 {
      guard start[index] >= 0x30, start[index] <= 0x39 else { return false }
    }
    return true
  }

  private var numberByLibrary: Double? {
    var hasComma = false
    for index in 0..<count {
      switch start[index] {
      case 0x30...0x39, 0x2B, 0x2D, 0x2E, 0x45, 0x65: break
      case 0x2C: hasComma = true
      default: return nil
      }
    }
    let bytes = UnsafeBufferPointer(start: start, count: count)
    let text =
      hasComma
      ? String(decoding: bytes.map { $0 == 0x2C ? 0x2E : $0 }, as: UTF8.self)
      : String(decoding: bytes, as: UTF8.self)
    guard let number = Double(text), number.isFinite else { return nil }
    return number
  }

  private static let powersOfTen: [Double] = [
    1, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// The whole number in the cell, or `nil` if it holds none.
  package var wholeNumber: Int? {
    guard let number, number == number.rounded(), number.magnitude < 9e15 else { return nil }
    return Int(number)
  }
}
