/// The bytes of one cell, without its quotes and the blanks around it; valid only while its row is.
package struct Field {
  package let start: UnsafePointer<UInt8>
  package let count: Int
  /// Whether doubled quotes stand inside, to be read as one.
  package let hasDoubledQuotes: Bool

  /// The cell between two separators.
  @inlinable @inline(__always)
  package init(_ text: UnsafePointer<UInt8>, from lower: Int, to upper: Int) {
    var lower = lower
    var upper = upper
    func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D }
    while lower < upper, text[lower] == 0x20 || text[lower] == 0x09 { lower &+= 1 }
    while lower < upper, text[upper &- 1] <= 0x20, isBlank(text[upper &- 1]) { upper &-= 1 }
    if upper &- lower >= 2, text[lower] == 0x22, text[upper &- 1] == 0x22 {
      lower &+= 1
      upper &-= 1
      var doubled = false
      var at = lower
      while at < upper {
        if text[at] == 0x22 {
          doubled = true
          break
        }
        at &+= 1
      }
      hasDoubledQuotes = doubled
      while lower < upper, text[lower] == 0x20 { lower &+= 1 }
      while lower < upper, text[upper &- 1] == 0x20 { upper &-= 1 }
    } else {
      hasDoubledQuotes = false
    }
    start = text + lower
    count = upper &- lower
  }

  /// A cell that is not there.
  package init(emptyAt text: UnsafePointer<UInt8>) {
    start = text
    count = 0
    hasDoubledQuotes = false
  }

  @inlinable @inline(__always)
  package subscript(index: Int) -> UInt8 { start[index] }

  /// Whether the cell holds one of the ways to write nothing: empty, `NA`, `NaN`, `N/A`, `#N/A`,
  /// `NULL`, and SAS's `.`, `._`, `.A` to `.Z`.
  @inlinable @inline(__always)
  package var isMissing: Bool {
    switch count {
    case 0: return true
    case 1: return start[0] == 0x2E
    case 2:
      if start[0] == 0x2E {
        return start[1] == 0x5F || (start[1] & 0xDF >= 0x41 && start[1] & 0xDF <= 0x5A)
      }
      return start[0] == 0x4E && start[1] == 0x41
    case 3: return equalsIgnoringCase("NaN") || equalsIgnoringCase("N/A")
    case 4: return equalsIgnoringCase("NULL") || equalsIgnoringCase("#N/A")
    default: return false
    }
  }

  /// Whether the cell holds that ASCII text, upper and lower case alike.
  @inlinable @inline(__always)
  package func equalsIgnoringCase(_ text: StaticString) -> Bool {
    guard text.utf8CodeUnitCount == count else { return false }
    let other = text.utf8Start
    for index in 0..<count {
      var left = start[index]
      var right = other[index]
      if left >= 0x61, left <= 0x7A { left &-= 0x20 }
      if right >= 0x61, right <= 0x7A { right &-= 0x20 }
      if left != right { return false }
    }
    return true
  }

  /// The text; bytes that are no UTF-8 are read as Windows-1252.
  package var text: String {
    var bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if hasDoubledQuotes {
      var kept: [UInt8] = []
      var index = 0
      while index < bytes.count {
        kept.append(bytes[index])
        if bytes[index] == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 { index += 1 }
        index += 1
      }
      bytes = kept
    }
    return String(validating: bytes, as: UTF8.self) ?? Windows1252.text(bytes)
  }

  /// Y, YES, 1, TRUE or CHECKED; N, NO, 0, FALSE or UNCHECKED; else unknown.
  @inlinable @inline(__always)
  package var flag: Flag? {
    if count == 1 {
      switch start[0] {
      case 0x59, 0x79, 0x31: return .yes
      case 0x4E, 0x6E, 0x30: return .no
      default: break
      }
    }
    if isMissing { return .unknown }
    if equalsIgnoringCase("YES") || equalsIgnoringCase("TRUE") || equalsIgnoringCase("CHECKED") {
      return .yes
    }
    if equalsIgnoringCase("NO") || equalsIgnoringCase("FALSE") || equalsIgnoringCase("UNCHECKED") {
      return .no
    }
    return nil
  }
}
