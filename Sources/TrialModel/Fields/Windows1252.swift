/// The code page that spreadsheets on Windows write when they do not write UTF-8.
package enum Windows1252 {
  /// The text of those bytes; the five bytes without a character become U+FFFD.
  static func text(_ bytes: [UInt8]) -> String {
    var text = String.UnicodeScalarView()
    for byte in bytes {
      if byte < 0x80 || byte >= 0xA0 {
        text.append(Unicode.Scalar(byte))
      } else {
        text.append(upper[Int(byte) - 0x80])
      }
    }
    return String(text)
  }

  private static let upper: [Unicode.Scalar] = [
    "\u{20AC}", "\u{FFFD}", "\u{201A}", "\u{0192}", "\u{201E}", "\u{2026}", "\u{2020}", "\u{2021}",
    "\u{02C6}", "\u{2030}", "\u{0160}", "\u{2039}", "\u{0152}", "\u{FFFD}", "\u{017D}", "\u{FFFD}",
    "\u{FFFD}", "\u{2018}", "\u{2019}", "\u{201C}", "\u{201D}", "\u{2022}", "\u{2013}", "\u{2014}",
    "\u{02DC}", "\u{2122}", "\u{0161}", "\u{203A}", "\u{0153}", "\u{FFFD}", "\u{017E}", "\u{0178}",
  ]
}

extension String {
  /// The day that a cell with this text holds; `nil` if it holds no whole date.
  package var asDay: Day? {
    withField { field in
      if case .day(let day) = field.day { return day }
      return nil
    }
  }

  /// The number that a cell with this text holds; `nil` if it holds none or an ambiguous one.
  package var asNumber: Double? {
    withField { field in
      if case .number(let number) = field.number(hasDecimalCommas: false) { return number }
      return nil
    }
  }

  private func withField<Value>(_ read: (Field) -> Value?) -> Value? {
    var text = self
    return text.withUTF8 { bytes in
      bytes.baseAddress.flatMap { read(Field($0, from: 0, to: bytes.count)) }
    }
  }
}
