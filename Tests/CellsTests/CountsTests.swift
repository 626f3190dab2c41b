import Cells
import Testing

@Suite("Counts per month")
struct CountsTests {
  static let counts = [0, 1, 2, 4, 8, 16, 3, -1]

  private func line(
    _ counts: [Int], _ glyphs: GlyphSet = .unicode, columns: Int, full: Int? = nil
  ) -> String {
    picture(columns: 30, rows: 1) {
      let end = Sparkline(counts: counts, glyphs: glyphs, full: full)
        .draw(on: &$0, row: 0, column: 1, columns: columns)
      $0.write("|", column: end, row: 0)
    }
  }

  @Test("each count is a column, the newest last")
  func sparkline() {
    #expect(line(Self.counts, columns: 20) == "  ▁▁▂▄█▂ |")
    #expect(line(Self.counts, columns: 3) == " █▂ |")
    #expect(line(Self.counts, columns: 20, full: 4) == "  ▂▄███▆ |")
    #expect(line([], columns: 20) == " |")
    #expect(line([0, 0], columns: 20) == "   |")
    #expect(line([5], columns: -1) == " |")
    #expect(line([.max, 1], columns: 2, full: 0) == " ██|")
  }

  @Test("in ASCII a column is its count, and # for ten or more")
  func asciiSparkline() {
    #expect(line(Self.counts, .ascii, columns: 20) == " 01248#30|")
    #expect(line([9, 10], .ascii, columns: 20) == " 9#|")
  }

  @Test("bars grow from below over the whole height")
  func bars() {
    #expect(
      picture(columns: 10, rows: 3) { Bars(counts: Self.counts).draw(on: &$0) } == """
               █
              ▄█
           ▂▃▆██▅
        """)
    #expect(
      picture(columns: 10, rows: 3) { Bars(counts: Self.counts, glyphs: .ascii).draw(on: &$0) }
        == """
               #
              ##
           ######
        """)
  }

  @Test("groups hold all counts, and the newest group is whole")
  func grouped() {
    #expect(Sparkline.grouped([1, 2, 3, 4, 5], into: 2) == [3, 12])
    #expect(Sparkline.grouped([1, 2, 3, 4, 5], into: 5) == [1, 2, 3, 4, 5])
    #expect(Sparkline.grouped([1, 2, 3], into: 0) == [])
    for count in 0...50 {
      for columns in 1...12 {
        let groups = Sparkline.grouped(Array(repeating: 1, count: count), into: columns)
        #expect(groups.count <= columns)
        #expect(groups.reduce(0, +) == count)
        #expect(groups.dropFirst().allSatisfy { $0 == groups.last })
      }
    }
  }
}
