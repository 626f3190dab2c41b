import Cells
import Testing

@testable import Terminal

@Suite("colours")
struct ColorMappingTests {
  @Test("an exact colour of the cube or the greys is itself")
  func exactColors() {
    for index in 16...255 {
      let color = IndexedPalette.components(index)
      let found = IndexedPalette.nearest(red: color.red, green: color.green, blue: color.blue)
      let shown = IndexedPalette.components(Int(found))
      #expect(shown == color, "\(index)")
    }
  }

  @Test(
    "known colours go where an eye would put them",
    arguments: [
      (0x000000, 16), (0xFFFFFF, 231), (0xFF0000, 196), (0x00FF00, 46), (0x0000FF, 21),
      (0x808080, 244), (0x101216, 233), (0xE69F00, 178), (0x56B4E9, 74), (0x009E73, 36),
      (0xD55E00, 166), (0xCC79A7, 175),
    ])
  func knownColors(_ value: Int, _ index: Int32) {
    let found = IndexedPalette.nearest(
      red: UInt8(value >> 16), green: UInt8(value >> 8 & 255), blue: UInt8(value & 255))
    #expect(found == index, "\(value)")
  }

  @Test("direct colour passes the value on, and keeps away from the eight palette numbers")
  func directColor() {
    var mapping = ColorMapping(
      depth: .direct, colors: 1 << 24, hasDefaultColors: true, hasDim: true, hasItalic: true)
    func foreground(_ color: Color) -> Int32 {
      mapping.resolve(Style(foreground: color)).foreground
    }
    #expect(foreground(.rgb(red: 1, green: 2, blue: 3, fallback: 0)) == 0x010203)
    #expect(foreground(.rgb(red: 0, green: 0, blue: 0, fallback: 0)) == 0x010101)
    #expect(foreground(.rgb(red: 0, green: 0, blue: 7, fallback: 0)) == 8)
    #expect(foreground(.palette(3)) == 3)
    #expect(foreground(.palette(15)) == 0xFFFFFF)
    #expect(foreground(.terminalDefault) == -1)
  }

  @Test("a terminal without colours of its own gets white on black")
  func noDefaultColors() {
    var mapping = ColorMapping(
      depth: .sixteen, colors: 8, hasDefaultColors: false, hasDim: true, hasItalic: true)
    let plain = ResolvedStyle(foreground: 7, background: 0, attributes: [])
    #expect(mapping.resolve(.plain) == plain)
  }

  @Test("numbers are taken back only from colours the frame does not use")
  func pairsKeepUsed() {
    func colors(_ number: Int32) -> PairTable.Colors {
      PairTable.Colors(foreground: number, background: -1)
    }
    func given(_ table: inout PairTable, _ number: Int32) -> Int32? {
      table.number(for: colors(number))?.number
    }
    var table = PairTable(limit: 3)
    #expect([-1, 1, 2, 3, 4].map { given(&table, $0) } == [0, 1, 2, 3, nil])
    let hadRoom = !table.keep([colors(1), colors(3)])
    let tookBack = table.keep([colors(2), colors(4)])
    #expect(hadRoom && tookBack)
    #expect([2, 4, 5, 6].map { given(&table, $0) } == [2, 1, 3, nil])
  }
}
