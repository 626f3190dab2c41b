import Cells
import Testing

@Suite("Text width")
struct TextWidthTests {
  /// Widths by the `wcwidth` package for Python, 0.7.0 (Unicode 16): samples from every kind of range,
  /// and both ends of many.
  static let widths: [Int: [UInt32]] = [
    0: [
      0x0300, 0x036F, 0x0483, 0x0489, 0x0591, 0x064B, 0x093C, 0x094D, 0x0E31, 0x1160, 0x11A7,
      0x11FF, 0x1AB0, 0x200C, 0x200D, 0x20D0, 0x20E3, 0x302A, 0x3099, 0xD7B0, 0xD7FB, 0xFB1E,
      0xFE20, 0x101FD, 0x1D167, 0x1E8D0,
    ],
    1: [
      0x0041, 0x007E, 0x00A0, 0x00B1, 0x00E9, 0x02F3, 0x0391, 0x0416, 0x05D0, 0x06DD, 0x0E01,
      0x0E33, 0x1E00, 0x2013, 0x2026, 0x20AC, 0x2190, 0x2264, 0x231C, 0x2500, 0x2503, 0x254B,
      0x256D, 0x2581, 0x2588, 0x2591, 0x25CF, 0x25FF, 0x26A0, 0x2713, 0x2764, 0x2800, 0x28FF,
      0x303F, 0xA4D0, 0xFE70, 0xFF61, 0xFFE8, 0xFFFD, 0x1D400, 0x1F005, 0x1F321, 0x1F37D,
      0x1F53E, 0x1F5FA,
    ],
    2: [
      0x1100, 0x115F, 0x231A, 0x23E9, 0x23F3, 0x25FD, 0x2614, 0x2693, 0x26A1, 0x2705, 0x274C,
      0x2795, 0x27B0, 0x2B1B, 0x2B50, 0x2E80, 0x3000, 0x303E, 0x3041, 0x30AB, 0x3105, 0x3400,
      0x4DBF, 0x4DC0, 0x4E00, 0x6D4B, 0x9FFF, 0xA4C6, 0xA960, 0xAC00, 0xD7A3, 0xF900, 0xFE10,
      0xFE30, 0xFF01, 0xFF60, 0xFFE0, 0xFFE6, 0x16FE0, 0x17000, 0x1B000, 0x1F004, 0x1F0CF,
      0x1F18E, 0x1F200, 0x1F300, 0x1F44D, 0x1F468, 0x1F3FB, 0x1F4CA, 0x1F600, 0x1F64F, 0x1F680,
      0x1F6D2, 0x1F7E0, 0x1F90C, 0x1F9EC, 0x1FA70, 0x1FAF8, 0x20000, 0x2FFFD, 0x30000,
    ],
  ]

  @Test("a character is as wide as wcwidth says", arguments: [0, 1, 2])
  func agreesWithWcwidth(width: Int) {
    let wrong = Self.widths[width, default: []].filter { value in
      Unicode.Scalar(value).map(TextWidth.columns(of:)) != width
    }
    #expect(wrong.isEmpty, "\(wrong.map { String($0, radix: 16) })")
  }

  @Test("text is as wide as what is drawn of it", arguments: Self.texts)
  func widthIsWhatIsDrawn(text: String, columns: Int, drawn: String) {
    #expect(TextWidth.columns(of: text) == columns)
    var canvas = Canvas(Grid(Size(columns: 20, rows: 1)))
    #expect(canvas.write(text, column: 0, row: 0) == columns)
    #expect(canvas.grid.line(0).unicodeScalars.elementsEqual(drawn.unicodeScalars))
    #expect(hasWholeCharacters(canvas.grid))
  }

  static let texts: [(String, Int, String)] = [
    ("", 0, ""),
    ("IL-2", 4, "IL-2"),
    ("e\u{301}tude", 5, "e\u{301}tude"),
    ("患者", 4, "患者"),
    ("\u{1112}\u{1161}\u{11AB}", 2, "\u{1112}\u{1161}\u{11AB}"),
    ("⚠\u{FE0F}!", 2, "⚠!"),
    ("👍🏽.", 3, "👍."),
    ("👩\u{200D}🔬.", 5, "👩🔬."),
    ("co\u{AD}op", 5, "co-op"),
    ("a\tb\u{1B}[2J", 7, "a\u{FFFD}b\u{FFFD}[2J"),
    ("a\u{202E}b\u{200B}c\u{FEFF}", 6, "a\u{FFFD}b\u{FFFD}c\u{FFFD}"),
    ("\u{301}a", 1, "a"),
    ("a\u{301}\u{302}\u{303}", 1, "a\u{301}\u{302}"),
  ]
}
