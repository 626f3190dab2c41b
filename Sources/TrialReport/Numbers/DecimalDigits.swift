/// The digits of a number as a person reads it: the shortest decimal that is the number.
///
/// Rounding works on these digits, half away from zero, so 0.125 becomes 0.13 and 1.005 becomes
/// 1.01, whatever the binary number behind them is.
struct DecimalDigits {
  /// The digits, without leading zeros.
  private var digits: [UInt8] = []
  /// How many of the digits stand before the decimal point; zeros come between if it is negative.
  private var point = 0

  /// The digits of a finite number, its sign left out.
  init(_ number: Double) {
    var exponent = 0
    var isFraction = false
    var parts = number.magnitude.description.utf8.split(separator: UInt8(ascii: "e"))
    if parts.count > 1 {
      exponent = Int(String(decoding: parts.removeLast(), as: UTF8.self)) ?? 0
    }
    for byte in parts.first.map(Array.init) ?? [] {
      if byte == UInt8(ascii: ".") {
        isFraction = true
        continue
      }
      let digit = byte - UInt8(ascii: "0")
      if digits.isEmpty, digit == 0 {
        if isFraction { point -= 1 }
        continue
      }
      digits.append(digit)
      if !isFraction { point += 1 }
    }
    point += exponent
  }

  /// The number with its decimal point moved to the right.
  func shifted(by places: Int) -> DecimalDigits {
    var result = self
    result.point += places
    return result
  }

  /// The number with that many places, and whether nothing but zeros is left of it.
  func rounded(places: Int) -> (text: String, isZero: Bool) {
    let places = max(0, places)
    let kept = point + places
    var whole = Array(digits.prefix(max(0, kept)))
    while whole.count < kept { whole.append(0) }
    if kept >= 0, kept < digits.count, digits[kept] >= 5 {
      var index = whole.count - 1
      while index >= 0, whole[index] == 9 {
        whole[index] = 0
        index -= 1
      }
      if index >= 0 { whole[index] += 1 } else { whole.insert(1, at: 0) }
    }
    let isZero = whole.allSatisfy { $0 == 0 }
    while whole.count <= places { whole.insert(0, at: 0) }
    var text = whole.map { UInt8(ascii: "0") + $0 }
    if places > 0 { text.insert(UInt8(ascii: "."), at: text.count - places) }
    return (String(decoding: text, as: UTF8.self), isZero)
  }
}
