import Cells
import Testing

@testable import Dashboard

@Suite("Rows of which a part is on the screen")
struct ScrollingRowsTests {
  private func drawn(_ rows: ScrollingRows, _ size: Size) -> (lines: [String], rows: ScrollExtent) {
    var canvas = Canvas(Grid(size))
    rows.draw(on: &canvas, Look(theme: .plain, glyphs: .ascii)) { canvas in
      canvas.write("head", column: 0, row: 0)
      for (line, index) in rows.lines { canvas.write("row \(index) is long", column: 0, row: line) }
    }
    let lines = canvas.grid.text.split(separator: "\n", omittingEmptySubsequences: false)
    return (lines.map(String.init), canvas.rows)
  }

  @Test("what does not fit scrolls below the head, beside a bar that takes two columns")
  func scrolls() {
    let size = Size(columns: 8, rows: 4)
    let rows = ScrollingRows(9, below: 1, from: 2, in: size)
    #expect(rows.range == 2..<5 && rows.columns == 6 && rows.isScrolled && rows.room == 3)
    #expect(rows.lines.map(\.line) == [1, 2, 3] && rows.lines.map(\.index) == [2, 3, 4])
    let (lines, extent) = drawn(rows, size)
    #expect(lines[0].hasPrefix("head") && lines[1].hasPrefix("row 2  "))
    #expect(lines[1...3].allSatisfy { $0.last != " " && $0.count == 8 })
    #expect(extent == ScrollExtent(showing: 3, of: 9) && extent.limit == 6)
  }

  @Test("past the end and before the beginning the nearest rows are shown")
  func ends() {
    let size = Size(columns: 20, rows: 4)
    #expect(ScrollingRows(9, below: 1, from: 99, in: size).range == 6..<9)
    #expect(ScrollingRows(9, below: 1, from: -5, in: size).range == 0..<3)
    #expect(ScrollingRows(9, below: 1, above: 1, from: 99, in: size).range == 7..<9)
  }

  @Test("what fits has no bar and all of the columns")
  func fits() {
    let size = Size(columns: 20, rows: 4)
    let rows = ScrollingRows(3, below: 1, from: 5, in: size)
    #expect(rows.range == 0..<3 && rows.columns == 20 && !rows.isScrolled)
    #expect(drawn(rows, size).rows.limit == 0)
    #expect(drawn(rows, size).lines[3].hasPrefix("row 2 is long"))
  }

  @Test("no rows, no room and few columns are no trouble")
  func nothing() {
    for count in [0, 1, 5] {
      for columns in [0, 1, 2, 3] {
        for rows in 0...3 {
          let size = Size(columns: columns, rows: rows)
          let scrolling = ScrollingRows(count, below: 1, from: 1, in: size)
          #expect(drawn(scrolling, size).rows.limit >= 0)
          #expect(scrolling.range.count <= max(0, rows - 1))
        }
      }
    }
    let narrow = ScrollingRows(9, from: 4, in: Size(columns: 12, rows: 2), least: 13)
    #expect(!narrow.isScrolled && narrow.columns == 12 && narrow.range == 4..<6)
    #expect(ScrollingRows(0, from: 3, in: Size(columns: 9, rows: 2)).lines.isEmpty)
  }
}
