import TestSupport
import Testing
import TrialModel

@testable import TrialData

@Suite("Numbers in cells")
struct FieldNumberTests {
  @Test("a hundred thousand random decimals read as the standard library reads them, bit for bit")
  func againstTheLibrary() {
    var random = SplitMix(seed: 1)
    var wrong: [String] = []
    for _ in 0..<100_000 {
      var text = Bool.random(using: &random) ? "-" : ""
      for _ in 0..<Int.random(in: 1...12, using: &random) {
        text += String(Int.random(in: 0...9, using: &random))
      }
      let decimals = Int.random(in: 0...12, using: &random)
      if decimals > 0 {
        text += "."
        for _ in 0..<decimals { text += String(Int.random(in: 0...9, using: &random)) }
      }
      if withField(text, \.number)?.bitPattern != Double(text)?.bitPattern { wrong.append(text) }
    }
    #expect(wrong.isEmpty)
  }

  @Test("random doubles as other programs print them read back exactly")
  func roundTrip() {
    var random = SplitMix(seed: 2)
    var wrong: [Double] = []
    for _ in 0..<50_000 {
      let number = Double.random(in: 0...5000, using: &random)
      if withField("\(number)", \.number) != number { wrong.append(number) }
      let tiny = Double(bitPattern: random.next() & 0x7FEF_FFFF_FFFF_FFFF)
      if withField("\(tiny)", \.number) != tiny { wrong.append(tiny) }
    }
    #expect(wrong.isEmpty)
  }

  @Test(
    "the ways to write a number",
    arguments: [
      ("1e5", 1e5), ("1e+05", 1e5), ("1E-3", 0.001), ("+3", 3), ("-0", -0.0), ("5.", 5),
      (".5", 0.5),
      ("0012", 12), (" 54.40000000000000", 54.4), ("\"1,54\"", 1.54), ("-2,5", -2.5),
      ("0,123", 0.123),
      ("1,5e2", 150), ("9007199254740993", 9_007_199_254_740_992),
    ])
  func forms(text: String, number: Double) {
    #expect(withField(text, \.number) == number)
  }

  @Test(
    "what is no number",
    arguments: [
      "", "-", "+", ".", ",", "e5", "1e", "1.2.3", "1,2,3", "1.234,5", "1,234.5", "12 000", "0x10",
      "inf",
      "nan", "infinity", "1e999", "1d5", "<5", "5%", "1-2", "--1", "1_000", "٣", "1,234,567",
    ])
  func notNumbers(text: String) {
    #expect(withField(text, \.number) == nil)
  }

  @Test(
    "a comma before exactly three digits may part thousands, so it is not guessed",
    arguments: ["1,234", "12,345", "999,999", "-1,234", "+1,234", "\"1,234\""])
  func thousands(text: String) {
    #expect(withField(text) { $0.number(hasDecimalCommas: false) } == .ambiguous)
  }

  @Test("where semicolons part the cells a comma is a decimal comma")
  func decimalComma() {
    #expect(withField("1,234") { $0.number(hasDecimalCommas: true) } == .number(1.234))
  }

  @Test(
    "a comma that can only be a decimal one is read",
    arguments: [("0,123", 0.123), ("1,23", 1.23), ("1234,567", 1234.567), ("1,2345", 1.2345)])
  func plainDecimalComma(text: String, number: Double) {
    #expect(withField(text) { $0.number(hasDecimalCommas: false) } == .number(number))
  }

  @Test("whole numbers are whole, however they are written")
  func wholeNumbers() {
    #expect(withField("0.0", \.wholeNumber) == 0)
    #expect(withField("2", \.wholeNumber) == 2)
    #expect(withField("-1", \.wholeNumber) == -1)
    #expect(withField("1.5", \.wholeNumber) == nil)
    #expect(withField("1e300", \.wholeNumber) == nil)
    #expect(withField("Y", \.wholeNumber) == nil)
  }
}
