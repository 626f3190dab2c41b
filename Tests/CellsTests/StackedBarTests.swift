import Cells
import Testing

@Suite("Stacked bar")
struct StackedBarTests {
  private func bar(
    _ counts: [Int], of total: Int, letters: String = "", _ glyphs: GlyphSet = .unicode,
    columns: Int
  ) -> String {
    let letters = Array(letters)
    let parts = counts.enumerated().map { index, count in
      BarPart(
        count: count, fillLevel: index,
        letter: letters.indices.contains(index) ? letters[index] : nil)
    }
    return picture(columns: 40, rows: 1) {
      let end = StackedBar(parts: parts, total: total, glyphs: glyphs)
        .draw(on: &$0, row: 0, column: 0, columns: columns)
      $0.write("|", column: end, row: 0)
    }
  }

  @Test("parts are drawn in their shares, fullest first")
  func shares() {
    #expect(bar([13, 20, 50, 60, 13], of: 156, columns: 30) == "██▓▓▓▓▒▒▒▒▒▒▒▒▒▒░░░░░░░░░░░░··|")
    #expect(bar([1, 1, 2], of: 8, columns: 16) == "██▓▓▒▒▒▒|")
    #expect(bar([1, 1, 1, 1, 1], of: 5, .ascii, columns: 10) == "##==++::..|")
  }

  @Test("a part that is not zero is there while there is room for it")
  func neverVanishes() {
    #expect(bar([1, 998, 1], of: 1000, columns: 3) == "█▓▒|")
    #expect(bar([1, 998, 1], of: 1000, columns: 10) == "█▓▓▓▓▓▓▓▓▒|")
    #expect(bar([0, 5, 0], of: 5, columns: 3) == "▓▓▓|")
    #expect(bar([1], of: 1000, columns: 5) == "█|")
  }

  @Test("a letter stands in a part that has room for it")
  func letters() {
    #expect(bar([3, 5, 2], of: 10, letters: "CPS", columns: 10) == "█C█▓▓P▓▓▒▒|")
    #expect(bar([3, 5, 2], of: 10, letters: "CPS", .ascii, columns: 10) == "#C#==P==++|")
  }

  @Test("nothing of nothing is nothing")
  func empty() {
    #expect(bar([], of: 0, columns: 9) == "|")
    #expect(bar([0, 0], of: 0, columns: 9) == "|")
    #expect(bar([-4, 0], of: -1, columns: 9) == "|")
    #expect(bar([3], of: 3, columns: 0) == "|")
    #expect(bar([3], of: 3, columns: -5) == "|")
    let vast = StackedBar(parts: [BarPart(count: .max, fillLevel: 0)], total: .max)
    #expect(vast.cells(columns: .max).allSatisfy { $0 > 0 })
  }

  @Test("cells are within one of their share, sum to the width, and keep every part")
  func properties() {
    var numbers = Numbers(seed: 11)
    for _ in 0..<2000 {
      let counts = (0..<Int.random(in: 1...7, using: &numbers)).map { _ in
        Bool.random(using: &numbers) ? Int.random(in: 0...400, using: &numbers) : 0
      }
      let sum = counts.reduce(0, +)
      let total = Bool.random(using: &numbers) ? sum : sum + Int.random(in: 0...99, using: &numbers)
      let columns = Int.random(in: 0...80, using: &numbers)
      let bar = StackedBar(
        parts: counts.map { BarPart(count: $0, fillLevel: 0) }, total: total)
      let cells = bar.cells(columns: columns)
      let shown = counts.count { $0 > 0 }
      #expect(cells.count == counts.count)
      if sum == total && sum > 0 { #expect(cells.reduce(0, +) == columns) }
      #expect(cells.reduce(0, +) <= columns)
      let isThere = zip(counts, cells).allSatisfy { count, cell in
        count == 0 ? cell == 0 : cell > 0 || (cell == 0 && columns < shown)
      }
      #expect(isThere, "\(counts) of \(total) in \(columns): \(cells)")
      // Where no small part had to be helped, every part is as near to its share as can be.
      if !counts.contains(where: { $0 > 0 && $0 * columns < total }) {
        let isNear = zip(counts, cells).allSatisfy { count, cell in
          total == 0 || abs(cell * total - count * columns) < total
        }
        #expect(isNear, "\(counts) of \(total) in \(columns): \(cells)")
      }
      let byCount = zip(counts, cells).sorted { $0 < $1 }
      let isInOrder = zip(byCount, byCount.dropFirst()).allSatisfy { smaller, larger in
        smaller.0 == larger.0 || smaller.1 <= larger.1
      }
      #expect(isInOrder, "\(counts) of \(total) in \(columns): \(cells)")
    }
  }
}
