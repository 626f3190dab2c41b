import TestSupport
import Testing

@testable import TrialData

@Suite("Separator index")
struct SeparatorIndexTests {
  private struct Found: Equatable {
    var separators: [UInt32]
    var rowEnds: [UInt32]
    var quotedLineEnds: [UInt32]
    var endsInQuotes: Bool

    init(_ index: borrowing SeparatorIndex) {
      rowEnds = (0..<index.rowCount).map { index.rowEnds[$0] }
      // Separators of a row that has not ended are not asked for.
      separators = rowEnds.last.map { last in (0...Int(last)).map { index.separators[$0] } } ?? []
      let end = separators.last ?? 0
      quotedLineEnds = index.quotedLineEnds.filter { $0 < end }
      endsInQuotes = index.endsInQuotes
    }
  }

  /// Both ways to index the bytes, laid at an offset in memory with other bytes around them.
  private func bothWays(
    _ bytes: [UInt8], at shift: Int, delimiter: UInt8, lineEnd: UInt8, filler: UInt8
  ) -> (strict: Found, lenient: Found, isStrict: Bool, strays: Int) {
    let memory = UnsafeMutableRawPointer.allocate(byteCount: bytes.count + 256, alignment: 64)
    defer { memory.deallocate() }
    memory.initializeMemory(as: UInt8.self, repeating: filler, count: bytes.count + 256)
    let text = (memory + shift).assumingMemoryBound(to: UInt8.self)
    for (place, byte) in bytes.enumerated() { text[place] = byte }
    var index = SeparatorIndex(capacity: bytes.count, delimiter: delimiter, lineEnd: lineEnd)
    let isStrict = index.indexStrictly(UnsafePointer(text), count: bytes.count)
    let strict = Found(index)
    index.indexLeniently(UnsafePointer(text), count: bytes.count)
    return (strict, Found(index), isStrict, index.strayQuotes.count)
  }

  @Test("ten thousand tables that keep the rules are indexed alike by vectors and byte by byte")
  func alike() {
    var random = SplitMix(seed: 3)
    var wrong = 0
    for turn in 0..<Effort.rounds(10_000) {
      let table = RandomTable(using: &random)
      let delimiter = table.bytes.first { $0 == 0x2C || $0 == 0x3B || $0 == 0x09 } ?? 0x2C
      let lineEnd =
        table.bytes.first { $0 == 0x0A || $0 == 0x0D }
        .map { $0 == 0x0D && table.bytes.contains(0x0A) ? 0x0A : $0 } ?? 0x0A
      let cut =
        turn % 3 == 0 ? table.bytes.count : Int.random(in: 0...table.bytes.count, using: &random)
      let (strict, lenient, isStrict, strays) = bothWays(
        Array(table.bytes[..<cut]), at: turn % 64, delimiter: delimiter, lineEnd: lineEnd,
        filler: [0x22, 0x2C, 0x0A, 0x00][turn % 4])
      if !isStrict || strays > 0 || strict != lenient { wrong += 1 }
    }
    #expect(wrong == 0)
  }

  @Test("whatever the vectors take for regular is read alike byte by byte, garbage included")
  func garbage() {
    var random = SplitMix(seed: 4)
    let alphabet: [UInt8] = [0x22, 0x22, 0x2C, 0x0A, 0x0D, 0x61, 0x20]
    var wrong = 0
    var strictOnes = 0
    for turn in 0..<Effort.rounds(20_000) {
      let count = Int.random(in: 0...200, using: &random)
      // Few quotes at times, or next to nothing would be regular.
      let letters = turn % 2 == 0 ? alphabet : alphabet + [UInt8](repeating: 0x2C, count: 12)
      let bytes = (0..<count).map { _ in letters.randomElement(using: &random) ?? 0 }
      let (strict, lenient, isStrict, strays) = bothWays(
        bytes, at: turn % 64, delimiter: 0x2C, lineEnd: 0x0A, filler: 0x22)
      guard isStrict else { continue }
      strictOnes += 1
      if strict != lenient || strays > 0 { wrong += 1 }
    }
    #expect(wrong == 0)
    #expect(strictOnes > 500)
  }

  @Test("a quote at the edge of 64 bytes is seen from both sides", arguments: 56...72)
  func edge(length: Int) {
    let head = String(repeating: "a", count: length)
    for text in [
      "\(head),\"b,c\"\n", "\"\(head)\"\"\",x\n", "\"\(head)\n\",y\n", "\(head)\n\"\"\n",
      "\"\(head)\"\r\n\"z\"\r\n",
    ] {
      let (strict, lenient, isStrict, strays) = bothWays(
        Array(text.utf8), at: 0, delimiter: 0x2C, lineEnd: 0x0A, filler: 0x22)
      #expect(isStrict)
      #expect(strays == 0)
      #expect(strict == lenient)
      #expect(!strict.endsInQuotes)
    }
  }
}
