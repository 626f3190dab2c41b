import TOML
import Testing

@Suite("Places in a TOML document")
struct PositionTests {

  @Test("every key and value is where an editor shows it")
  func keysAndValues() throws {
    let root = try TOMLTable(
      parsing: """
        title = "IL-2"
          "größe" = [ 1,\t"é", { a.b = 2 } ]

        [study.site]
        code = 1
        [study]
        id = 'x'
        [[arm]]
        [[arm]]
        short = ""
        """)
    #expect(root.position == place(1, 1))
    #expect(root.position(of: "title") == place(1, 1))
    #expect(root["title"]?.position == place(1, 9))
    #expect(root.position(of: "größe") == place(2, 3))
    let list = try #require(root["größe"])
    #expect(list.position == place(2, 13))
    #expect(list.array?.map(\.position) == [place(2, 15), place(2, 18), place(2, 23)])
    let braces = try #require(list.array?[2].table)
    #expect(braces.position == place(2, 23))
    #expect(braces.position(of: "a") == place(2, 25) && braces["a"]?.position == place(2, 25))
    let dotted = try #require(braces["a"]?.table)
    #expect(dotted.position(of: "b") == place(2, 27) && dotted["b"]?.position == place(2, 31))
    // A table that a header only implies is where it is named; once it has its own header, there.
    #expect(root.position(of: "study") == place(6, 2) && root["study"]?.position == place(6, 1))
    let study = try #require(root["study"]?.table)
    #expect(study.position(of: "site") == place(4, 8) && study["site"]?.position == place(4, 1))
    #expect(study.position(of: "id") == place(7, 1))
    #expect(root.position(of: "arm") == place(8, 3) && root["arm"]?.position == place(8, 1))
    #expect(root["arm"]?.array?.map(\.position) == [place(8, 1), place(9, 1)])
    #expect(root["arm"]?.tables?[1]["short"]?.position == place(10, 9))
    #expect(root.position(of: "nothing") == nil && root["nothing"] == nil)
    #expect(root.keys == ["title", "größe", "study", "arm"])
  }

  @Test("a table that no header declares is where the name stands that makes it")
  func implied() throws {
    let root = try TOMLTable(parsing: "[a.b]\n[c]\nd.e = 1\n")
    #expect(root.position(of: "a") == place(1, 2) && root["a"]?.position == place(1, 2))
    #expect(root["c"]?.table?["d"]?.position == place(3, 1))
  }

  @Test("lines end in LF or CRLF, a byte order mark and the bytes of a character take no columns")
  func lineEnds() throws {
    let root = try TOMLTable(
      parsing: "\u{FEFF}a = 1\r\n# é\r\nb = '''\r\né\n\r\n''' # €\r\n'🙂' = \"🙂\\\r\n  x\"\"\" \n"
        .replacing("\"🙂", with: "\"\"\"🙂"))
    #expect(root.position(of: "a") == place(1, 1) && root["a"]?.position == place(1, 5))
    #expect(root["b"]?.position == place(3, 5) && root["b"]?.string == "é\n\r\n")
    #expect(root.position(of: "🙂") == place(7, 1) && root["🙂"]?.position == place(7, 7))
    #expect(root["🙂"]?.string == "🙂x")
  }

  @Test(
    "a failure is where the character stands that cannot be there, or where the unended begins",
    arguments: [
      ("é = 1", 1, 1), ("a = \n", 1, 5), ("a = 1 2", 1, 7), ("\n'é' 'b'", 2, 5),
      ("a = [\n1\n", 1, 5), ("a = [1,\nb = 2", 2, 1), ("a = \"é\n", 1, 5), ("a = '''\n\n", 1, 5),
      ("a = \"é\\x\"", 1, 8), ("a = \"\\ud800\"", 1, 7), ("a = { b = 1", 1, 5),
      ("a = { b = 1,\n", 1, 13), ("a = { b = 1, }", 1, 12), ("[a", 1, 3), ("[a]]", 1, 4),
      ("[[a]", 1, 4), ("[", 1, 2), ("a = 1\na = 2", 2, 1), ("a = 1\na.b = 2", 2, 1),
      ("[a]\nb = 1\n[a]", 3, 2), ("[a]\n[x.'é'.a]\n[x.'é'.a]", 3, 8), ("a = 1 # \u{7}", 1, 9),
      ("a = 1\rb = 2", 1, 6), ("a = é1", 1, 5), ("a = 'é' 'é' '", 1, 9), ("a = 2003-02-30", 1, 5),
      ("a.\n", 1, 3), ("a", 1, 2), ("= 3", 1, 1), ("a = [1 # é\n, 'é' 2]", 2, 7),
    ])
  func failures(text: String, line: Int, column: Int) {
    let error = #expect(throws: TOMLError.self) { try TOMLTable(parsing: text) }
    #expect(error?.position == place(line, column), "\(text): \(String(describing: error))")
  }

  @Test("bytes that are no UTF-8 are refused at their place")
  func encoding() {
    func failure(_ bytes: [UInt8]) -> TOMLError? {
      #expect(throws: TOMLError.self) { try TOMLTable(parsing: bytes) }
    }
    let prefix = Array("a = 1\n# é ".utf8)
    for bad: [UInt8] in [
      [0xFF], [0x80], [0xC0, 0x80], [0xC3], [0xE0, 0x9F, 0x80], [0xED, 0xA0, 0x80], [0xE2, 0x82],
      [0xF0, 0x8F, 0x80, 0x80], [0xF4, 0x90, 0x80, 0x80], [0xF5, 0x80, 0x80, 0x80],
      [0xE2, 0x82, 0x41],
    ] {
      #expect(failure(prefix + bad)?.reason == .notUTF8(bad[0]), "\(bad)")
      #expect(failure(prefix + bad)?.position == place(2, 5), "\(bad)")
    }
    #expect(failure([0xFF, 0xFE, 0x61, 0x00])?.reason == .utf16)
    #expect(failure([0xFE, 0xFF, 0x00, 0x61])?.reason == .utf16)
  }

  private func place(_ line: Int, _ column: Int) -> TOMLPosition {
    TOMLPosition(line: line, column: column)
  }
}
