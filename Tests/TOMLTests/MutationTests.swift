import TOML
import TestSupport
import Testing

@Suite("Damaged TOML")
struct MutationTests {
  @Test(
    "a document with bytes changed, added, left out or exchanged is read or refused at a place in it"
  )
  func mutations() throws {
    var random = SplitMix(seed: 1)
    let documents = try (ConformanceSuite.valid + ConformanceSuite.invalid).map {
      try ConformanceSuite.bytes($0)
    }
    for _ in 0..<Effort.rounds(4_000) {
      var bytes = documents.randomElement(using: &random) ?? []
      for _ in 0..<Int.random(in: 1...4, using: &random) { mutate(&bytes, &random) }
      do {
        _ = try TOMLTable(parsing: bytes)
      } catch {
        let lines = bytes.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        let (line, column) = (error.position.line, error.position.column)
        #expect((1...lines.count).contains(line) && column >= 1)
        #expect(column <= lines[line - 1].count + 1, "\(error)")
        #expect(!error.message.isEmpty)
      }
    }
  }

  /// Bytes that mean something in TOML, and some that begin or go on with characters.
  private static let telling =
    Array("[]{}=\"'#\n\r\t .,_-+0123456789eExobTZ:\\uUtfin".utf8)
    + [0x00, 0x1B, 0x7F, 0x80, 0xC3, 0xA9, 0xE2, 0xF0, 0xFF]

  private func mutate(_ bytes: inout [UInt8], _ random: inout SplitMix) {
    let byte = Self.telling.randomElement(using: &random) ?? 0
    let place = Int.random(in: 0...bytes.count, using: &random)
    let other = Int.random(in: 0...bytes.count, using: &random)
    let part = bytes[min(place, other)..<max(place, other)].prefix(20)
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where place < bytes.count: bytes[place] = byte
    case 1: bytes.insert(byte, at: place)
    case 2: bytes.removeSubrange(part.startIndex..<part.endIndex)
    case 3: bytes.insert(contentsOf: Array(part), at: place)
    default: bytes.removeSubrange(place...)
    }
  }
}
