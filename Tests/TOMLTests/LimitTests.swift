import TOML
import Testing

@Suite("Limits of a TOML document")
struct LimitTests {
  private func reason(_ text: String) -> TOMLError.Reason? {
    do {
      _ = try TOMLTable(parsing: text)
      return nil
    } catch {
      return error.reason
    }
  }

  @Test("a document of 1 MiB is read, one of a byte more is not")
  func length() {
    let full = "a = 1\n#" + String(repeating: "x", count: TOMLTable.maximumBytes - 7)
    #expect(full.utf8.count == 1 << 20)
    #expect(reason(full) == nil)
    let error = #expect(throws: TOMLError.self) { try TOMLTable(parsing: full + "x") }
    #expect(error?.reason == .tooLong)
    #expect(error?.position == TOMLPosition(line: 2, column: TOMLTable.maximumBytes - 5))
  }

  @Test("a value lies in at most 64 tables and lists, however they are made")
  func depth() {
    func repeated(_ text: String, _ count: Int) -> String { String(repeating: text, count: count) }
    let texts: [(Int) -> String] = [
      { "a = " + repeated("[", $0) + repeated("]", $0) },
      { "a = " + repeated("{ a = ", $0) + "1" + repeated(" }", $0) },
      {
        "a = " + repeated("[{ a = ", $0 / 2) + repeated("[", $0 % 2) + repeated("]", $0 % 2)
          + ($0 % 2 == 0 ? "1" : "") + repeated("}]", $0 / 2)
      },
      { "[" + repeated("a.", $0 - 1) + "a]\nb = 1" },
      { "[" + repeated("a.", $0 - 3) + "a]\nb = [[]]" },
      { "[[" + repeated("a.", $0 - 2) + "a]]\nb = 1" },
      { "[" + repeated("a.", 29) + "a]\n" + repeated("a.", $0 - 30) + "b = 1" },
      { "[[a]]\n[[a.a]]\n[a.a." + repeated("a.", $0 - 6) + "a]\nb.c = 1" },
      { "a = { " + repeated("b.", $0 - 1) + "c = 1 }" },
      { repeated("a.", $0 - 1) + "b = []" },
    ]
    for (place, text) in texts.enumerated() {
      #expect(reason(text(64)) == nil, "\(place)")
      #expect(reason(text(65)) == .tooDeep, "\(place)")
      #expect(reason(text(66)) == .tooDeep, "\(place)")
    }
    #expect(reason(repeated("a.", 63) + "a = 1") == nil)
    #expect(reason(repeated("a.", 64) + "a = 1") == .tooDeep)
  }

  @Test("what opens without end is refused early and never by running out of stack")
  func endless() {
    for part in ["[", "a.", "{a=", "[{a=", "a = [", "'", "\"\"\"", "[[a]]\n[a.", "a=[\n", "\\"] {
      let count = 1_000_000 / part.utf8.count
      #expect(reason(String(repeating: part, count: count)) != nil, "\(part)")
      #expect(reason("x = " + String(repeating: part, count: count)) != nil, "\(part)")
    }
    #expect(reason(String(repeating: "a.", count: 75_000) + "b = = 1") == .tooDeep)
  }

  @Test("numbers are as large as 64 bits hold")
  func numbers() throws {
    let root = try TOMLTable(
      parsing: """
        highest = 9223372036854775807
        lowest = -9_223_372_036_854_775_808
        hex = 0x7fff_ffff_ffff_ffff
        tiny = 1e-400
        large = 1.7976931348623157e308
        """)
    #expect(root["highest"]?.integer == .max && root["lowest"]?.integer == .min)
    #expect(root["hex"]?.integer == .max)
    #expect(root["tiny"]?.number == 0 && root["large"]?.number == .greatestFiniteMagnitude)
    for text in [
      "9223372036854775808", "-9223372036854775809", "0x8000000000000000", "1e400", "-1e400",
      String(repeating: "9", count: 100_000), "1" + String(repeating: "0", count: 400) + ".0",
    ] {
      #expect(reason("a = \(text)") == .number(text, .range), "\(text.prefix(40))")
    }
  }

  @Test("the fraction of a second is cut off after nanoseconds")
  func fractions() throws {
    let root = try TOMLTable(parsing: "a = 23:59:60.1234567899\nb = 00:00:00.5\n")
    let times = root.keys.compactMap { key -> TOMLTime? in
      if case .localTime(let time)? = root[key]?.kind { time } else { nil }
    }
    #expect(times.map(\.nanosecond) == [123_456_789, 500_000_000])
    #expect(times.first?.second == 60)
  }
}
