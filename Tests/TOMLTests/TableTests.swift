import TOML
import Testing

@Suite("Tables of a TOML document")
struct TableTests {
  private func failure(_ text: String) -> TOMLError? {
    do {
      _ = try TOMLTable(parsing: text)
      return nil
    } catch {
      return error
    }
  }

  @Test("a key that differs in its bytes alone is another key")
  func exactKeys() throws {
    // The first é is one character, the second an e with a combining accent; for String they are equal.
    for more in ["", String((0..<20).map { "k\($0) = 0\n" }.joined())] {
      let root = try TOMLTable(parsing: more + "\"\u{E9}\" = 1\n\"e\u{301}\" = 2\n")
      #expect(root["\u{E9}"]?.integer == 1)
      #expect(root["e\u{301}"]?.integer == 2)
      #expect(failure(more + "\"\u{E9}\" = 1\n\"\\u00e9\" = 2\n") != nil)
    }
  }

  @Test("many keys are found as few are")
  func manyKeys() throws {
    for count in [7, 8, 9, 10, 500] {
      let text = (0..<count).map { "key\($0) = \($0)\n" }.joined()
      let root = try TOMLTable(parsing: text)
      #expect(root.keys == (0..<count).map { "key\($0)" })
      #expect((0..<count).allSatisfy { root["key\($0)"]?.integer == Int64($0) })
      #expect(root["key"] == nil)
      let error = failure(text + "key0 = 1")
      #expect(error?.reason == .keyTwice("key0", first: .start))
      #expect(error?.position.line == count + 1)
    }
  }

  @Test("what has been declared, or written whole, cannot grow another way")
  func growth() {
    let first = TOMLPosition.start
    func place(_ column: Int) -> TOMLPosition { TOMLPosition(line: 1, column: column) }
    let cases: [(String, TOMLError.Reason)] = [
      ("[a]\n[a]", .tableTwice("a", first: first)),
      ("a = 1\n[a]", .cannotGrow("a", .value, first: first)),
      ("a = {}\n[a.b]", .cannotGrow("a", .whole, first: first)),
      ("a = []\n[[a]]", .cannotGrow("a", .whole, first: first)),
      ("a = {}\na.b = 1", .cannotGrow("a", .whole, first: first)),
      ("a.b = 1\n[a]", .cannotGrow("a", .dottedTable, first: first)),
      ("[a.b]\n[a]\nb.c = 1", .cannotGrow("b", .headerTable, first: place(4))),
      ("[a.b.c]\n[a]\nb.d = 1", .cannotGrow("b", .headerTable, first: place(4))),
      ("[[a]]\n[a]", .cannotGrow("a", .tableList, first: place(3))),
      ("[[a.b]]\n[a]\nb.c = 1", .cannotGrow("b", .tableList, first: place(5))),
      ("[a]\n[[a]]", .cannotGrow("a", .singleTable, first: place(2))),
      ("[a.b]\n[[a]]", .cannotGrow("a", .singleTable, first: place(2))),
      ("a = { b = { c = 1 }, b.d = 2 }", .cannotGrow("b", .whole, first: place(7))),
    ]
    for (text, reason) in cases { #expect(failure(text)?.reason == reason, "\(text)") }
    for text in [
      "[a.b]\n[a]\nc = 1", "a.b = 1\na.c = 2", "[a]\nb.c = 1\n[a.b.d]",
      "[[a]]\n[a.b]\n[[a]]\n[a.b]",
      "a = { b.c = 1, b.d = 2 }", "[a]\n[b]\n[a.c]",
    ] {
      #expect(failure(text) == nil, "\(text)")
    }
  }

  @Test("a value is what it is and nothing else")
  func kinds() throws {
    let root = try TOMLTable(
      parsing: """
        text = 'x'
        whole = 3
        part = 2.5
        yes = true
        day = 2003-01-31
        moment = 2003-01-31 07:00:00-01:30
        list = ["a", "b"]
        mixed = ["a", 1]
        tables = [{}, {}]
        table = {}
        """)
    #expect(root.keys.filter { root[$0]?.string != nil } == ["text"])
    #expect(root.keys.filter { root[$0]?.integer != nil } == ["whole"])
    #expect(root.keys.compactMap { root[$0]?.number } == [3, 2.5])
    #expect(root.keys.filter { root[$0]?.boolean != nil } == ["yes"])
    #expect(root["day"]?.localDate == TOMLDate(year: 2003, month: 1, day: 31))
    #expect(root["moment"]?.localDate == nil)
    guard case .offsetDateTime(_, let time, let minutes)? = root["moment"]?.kind else {
      Issue.record("a date with time and offset is something else")
      return
    }
    #expect(time == TOMLTime(hour: 7, minute: 0, second: 0) && minutes == -90)
    #expect(root.keys.filter { root[$0]?.array != nil } == ["list", "mixed", "tables"])
    #expect(root["list"]?.strings == ["a", "b"] && root["mixed"]?.strings == nil)
    #expect(root["tables"]?.tables?.count == 2 && root["list"]?.tables == nil)
    #expect(root["table"]?.table?.isEmpty == true && !root.isEmpty)
  }

  @Test("only days and times that exist are made")
  func days() {
    #expect(TOMLDate(year: 1900, month: 2, day: 29) == nil)
    #expect(TOMLDate(year: 2000, month: 2, day: 29) != nil)
    #expect(TOMLDate(year: 2003, month: 4, day: 31) == nil)
    #expect(TOMLDate(year: 2003, month: 0, day: 1) == nil)
    #expect(TOMLDate(year: 2003, month: 13, day: 1) == nil)
    #expect(TOMLDate(year: -1, month: 1, day: 1) == nil)
    #expect(TOMLTime(hour: 24, minute: 0, second: 0) == nil)
    #expect(TOMLTime(hour: 0, minute: 60, second: 0) == nil)
    #expect(TOMLTime(hour: 0, minute: 0, second: 61) == nil)
    #expect(TOMLTime(hour: 0, minute: 0, second: 0, nanosecond: 1_000_000_000) == nil)
  }
}
