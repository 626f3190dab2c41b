import PlainText

/// One cell of a row as its format holds it: text, a number or a day; valid only while its row is.
///
/// Text formats give the bytes of the cell, without its quotes and the blanks around it. Formats with
/// typed cells give numbers and days as such; these are read as text too, a number as its shortest
/// decimal and a day as `2003-01-31`, so that who reads the cell need not know the format.
package struct Field {
  /// What a cell holds.
  package enum Kind: UInt8 {
    case text
    /// Text with doubled quotes in it, to be read as one.
    case quotedText
    case number, day
  }

  /// The bytes of a text; none of a number or a day.
  package let start: UnsafePointer<UInt8>
  package let count: Int
  package let kind: Kind
  /// The number, NaN for none, or the number of the day; 0 for a text.
  package let value: Double

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
      kind = doubled ? .quotedText : .text
      while lower < upper, text[lower] == 0x20 { lower &+= 1 }
      while lower < upper, text[upper &- 1] == 0x20 { upper &-= 1 }
    } else {
      kind = .text
    }
    start = text + lower
    count = upper &- lower
    value = 0
  }

  /// A cell that was copied to another place.
  package init(start: UnsafePointer<UInt8>, count: Int, kind: Kind, value: Double) {
    self.start = start
    self.count = count
    self.kind = kind
    self.value = value
  }

  /// A cell that is not there.
  @inlinable @inline(__always)
  package init(emptyAt text: UnsafePointer<UInt8>) {
    start = text
    count = 0
    kind = .text
    value = 0
  }

  /// A cell that holds a number; NaN for none.
  package init(number: Double) {
    self.init(.number, number)
  }

  /// A cell that holds a day.
  package init(day: Day) {
    self.init(.day, Double(day.number))
  }

  private init(_ kind: Kind, _ value: Double) {
    let nothing: StaticString = ""
    self.init(start: nothing.utf8Start, count: 0, kind: kind, value: value)
  }

  /// Whether the cell holds a number or a day, and no text.
  @inlinable @inline(__always)
  package var isTyped: Bool { kind.rawValue >= Kind.number.rawValue }

  @inlinable @inline(__always)
  package subscript(index: Int) -> UInt8 { start[index] }

  /// Whether the cell holds one of the ways to write nothing: empty, `NA`, `NaN`, `N/A`, `#N/A`,
  /// `NULL`, and SAS's `.`, `._`, `.A` to `.Z`.
  @inlinable @inline(__always)
  package var isMissing: Bool {
    switch count {
    case 0: return !isTyped || value.isNaN
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
    if isTyped { return typedText }
    var bytes = Array(UnsafeBufferPointer(start: start, count: count))
    if kind == .quotedText {
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

  /// A number without needless decimals, or a day; empty for no number.
  private var typedText: String {
    if value.isNaN { return "" }
    if kind == .day { return Day(number: Int32(value)).description }
    let isWhole = value == value.rounded() && value.magnitude < 1e15
    return isWhole ? "\(Int(value))" : "\(value)"
  }

  /// Gives the cell as text to `body`: a number or a day as it is written.
  @inline(never)
  package func withText<Result>(_ body: (Field) -> Result) -> Result {
    var text = self.text
    return text.withUTF8 { bytes in
      guard let base = bytes.baseAddress else { return body(Field(emptyAt: start)) }
      return body(Field(base, from: 0, to: bytes.count))
    }
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
    if isTyped { return withText { $0.flag } }
    if equalsIgnoringCase("YES") || equalsIgnoringCase("TRUE") || equalsIgnoringCase("CHECKED") {
      return .yes
    }
    if equalsIgnoringCase("NO") || equalsIgnoringCase("FALSE") || equalsIgnoringCase("UNCHECKED") {
      return .no
    }
    return nil
  }
}

extension Field {
  /// The text for a message: cut at 40 characters, control characters replaced.
  package var shown: String { text.shown }
}

extension String {
  /// The text for a message: cut at 40 characters, control characters replaced.
  package var shown: String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(40))).withoutControls
  }
}
