import TOML
import TestSupport
import Testing

@Suite("Texts written as TOML")
struct QuotingTests {
  @Test("letters stand as they are, what is not seen or steers a terminal is escaped")
  func escapes() {
    #expect("IL2-RCC".tomlQuoted == "\"IL2-RCC\"")
    #expect("Größe 日本".tomlQuoted == "\"Größe 日本\"")
    #expect("a\"b\\c\n\r\t".tomlQuoted == "\"a\\\"b\\\\c\\n\\r\\t\"")
    #expect("\0\u{1B}\u{7F}\u{9B}".tomlQuoted == "\"\\u0000\\u001B\\u007F\\u009B\"")
    #expect("\u{A0}\u{202E}\u{2028}\u{E0001}".tomlQuoted == "\"\\u00A0\\u202E\\u2028\\U000E0001\"")
    #expect("".tomlQuoted == "\"\"")
  }

  @Test("any text is read as it was written, as a name and as a value")
  func roundTrip() throws {
    var random = SplitMix(seed: 3)
    for _ in 0..<2_000 {
      var text = String.UnicodeScalarView()
      for _ in 0..<Int.random(in: 0...12, using: &random) {
        let limit: UInt32 = Bool.random(using: &random) ? 0x100 : 0x11_0000
        if let scalar = Unicode.Scalar(UInt32.random(in: 0..<limit, using: &random)) {
          text.append(scalar)
        }
      }
      let quoted = String(text).tomlQuoted
      let root = try TOMLTable(parsing: "[\(quoted)]\n\(quoted) = \(quoted)\n")
      let key = try #require(root.keys.first)
      #expect(Array(key.unicodeScalars) == Array(text))
      let value = try #require(root[String(text)]?.table?[String(text)]?.string)
      #expect(Array(value.unicodeScalars) == Array(text))
    }
  }
}
