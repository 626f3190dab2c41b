import Testing
import TrialModel

@testable import TrialData

@Suite("Cells")
struct FieldTests {
  @Test(
    "the ways to write nothing",
    arguments: [
      "", "   ", "\t", ".", "._", ".A", ".Z", ".a", "NA", "NaN", "nan", "NULL", "null", "N/A",
      "#N/A",
      "\"\"", "\" \"", "\"NA\"",
    ])
  func missing(text: String) {
    #expect(withField(text, \.isMissing))
  }

  @Test(
    "what is something", arguments: ["0", "N", "na", "-", "..", ".1", "NONE", "ND", "?", "NAN1"])
  func notMissing(text: String) {
    #expect(!withField(text, \.isMissing))
  }

  @Test(
    "flags in all their words",
    arguments: [
      ("Y", Flag.yes), ("y", .yes), ("Yes", .yes), ("1", .yes), ("TRUE", .yes), ("Checked", .yes),
      ("N", .no), ("n", .no), ("no", .no), ("0", .no), ("False", .no), ("UNCHECKED", .no),
      ("", .unknown), ("NA", .unknown), (".", .unknown), (" Y ", .yes), ("\"Y\"", .yes),
    ])
  func flags(text: String, flag: Flag) {
    #expect(withField(text, \.flag) == flag)
  }

  @Test("other words are no flags", arguments: ["X", "2", "YN", "ALIVE", "-", "TRUEE"])
  func notFlags(text: String) {
    #expect(withField(text, \.flag) == nil)
  }

  @Test("quotes and the blanks around a cell are not part of its text")
  func trimming() {
    #expect(withField("  a b \r", \.text) == "a b")
    #expect(withField("\ta\t", \.text) == "a")
    #expect(withField(" \" a, b \" ", \.text) == "a, b")
    #expect(withField("\"so-called \"\"flu\"\"\"", \.text) == "so-called \"flu\"")
    #expect(withField("\"\"\"\"", \.text) == "\"")
    #expect(withField("\"", \.text) == "\"")
    #expect(withField("6\" x", \.text) == "6\" x")
  }

  @Test("bytes that are no UTF-8 are Windows-1252")
  func windows1252() {
    #expect(withField(bytes: [0x47, 0x72, 0xF6, 0xDF, 0x65], \.text) == "Größe")
    #expect(withField(bytes: [0x80, 0x81, 0x96], \.text) == "€\u{FFFD}–")
    #expect(withField("Größe", \.text) == "Größe")
  }

  @Test("a cell is shown cut, and without what steers a terminal")
  func shown() {
    #expect(withField("a\u{1B}[31mb\u{9B}\u{202E}", \.shown) == "a\u{FFFD}[31mb\u{FFFD}\u{FFFD}")
    #expect(withField(String(repeating: "x", count: 50), \.shown).count == 40)
  }

  @Test("texts are compared without regard to ASCII case")
  func ignoringCase() {
    #expect(withField("cOmpleted") { $0.equalsIgnoringCase("COMPLETED") })
    #expect(!withField("COMPLETE") { $0.equalsIgnoringCase("COMPLETED") })
    #expect(!withField("@") { $0.equalsIgnoringCase("`") })
  }
}

@Suite("Text dictionary")
struct TextDictionaryTests {
  @Test("ten thousand texts get codes in order of appearance, the same ones again")
  func codes() {
    var dictionary = TextDictionary()
    let texts = (0..<10_000).map { "01-701-\($0)" } + ["", "x", String(repeating: "y", count: 300)]
    var wrong = 0
    for _ in 0..<2 {
      for (code, text) in texts.enumerated() {
        if withField(text, { dictionary.code(for: $0) }) != Int32(code) { wrong += 1 }
      }
    }
    #expect(wrong == 0)
    #expect(dictionary.count == texts.count)
    #expect(dictionary.values == texts)
  }

  @Test("a text that is not there is not added by asking")
  func existing() {
    var dictionary = TextDictionary()
    #expect(withField("a") { dictionary.existingCode(for: $0) } == nil)
    #expect(withField("a") { dictionary.code(for: $0) } == 0)
    #expect(withField("b") { dictionary.existingCode(for: $0) } == nil)
    #expect(withField("a") { dictionary.existingCode(for: $0) } == 0)
    #expect(dictionary.count == 1)
  }

  @Test("texts that differ in case, length or one late byte are different")
  func near() {
    var dictionary = TextDictionary()
    let texts = ["A", "a", "AA", "12345678", "123456789", "12345678\u{1}", "\u{1}", "0123", "123"]
    let codes = texts.map { withField($0) { dictionary.code(for: $0) } }
    #expect(codes == texts.indices.map { Int32($0) })
  }
}
