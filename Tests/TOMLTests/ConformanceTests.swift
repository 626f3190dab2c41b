import TOML
import Testing

@Suite("The conformance suite of TOML 1.0")
struct ConformanceTests {
  @Test("there are documents of both kinds")
  func documents() {
    #expect(ConformanceSuite.valid.count >= 70)
    #expect(ConformanceSuite.invalid.count >= 150)
  }

  @Test("a valid document has the values that the suite says", arguments: ConformanceSuite.valid)
  func valid(_ path: String) throws {
    let table = try TOMLTable(parsing: ConformanceSuite.bytes(path))
    #expect(TaggedValue(table) == (try ConformanceSuite.expected(path)))
  }

  @Test("an invalid document is refused at a place in it", arguments: ConformanceSuite.invalid)
  func invalid(_ path: String) throws {
    let bytes = try ConformanceSuite.bytes(path)
    let error = #expect(throws: TOMLError.self) { try TOMLTable(parsing: bytes) }
    let place = try #require(error?.position)
    let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
    #expect((1...lines.count).contains(place.line))
    #expect((1...lines[place.line - 1].count + 1).contains(place.column))
  }
}
