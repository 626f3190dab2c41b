import Cells
import Testing

@Suite("Geometry")
struct GeometryTests {
  @Test("a size is never negative")
  func sizeIsNotNegative() {
    #expect(Size(columns: -1, rows: 3) == Size(columns: 0, rows: 3))
    #expect(Size(columns: 0, rows: 3).isEmpty)
    #expect(!Size(columns: 1, rows: 1).isEmpty)
  }

  @Test("a rectangle holds its first cell and not the one past its last")
  func contains() {
    let rect = Rect(column: 2, row: 1, columns: 3, rows: 2)
    #expect(rect.contains(Point(column: 2, row: 1)))
    #expect(rect.contains(Point(column: 4, row: 2)))
    #expect(!rect.contains(Point(column: 5, row: 2)))
    #expect(!rect.contains(Point(column: 4, row: 3)))
  }

  @Test("rectangles that do not touch share nothing")
  func intersection() {
    let rect = Rect(column: 2, row: 1, columns: 3, rows: 2)
    #expect(
      rect.intersection(Rect(column: 4, row: 0, columns: 9, rows: 2))
        == Rect(column: 4, row: 1, columns: 1, rows: 1))
    #expect(rect.intersection(Rect(column: 5, row: 1, columns: 3, rows: 2)).isEmpty)
  }

  @Test("an inset larger than the rectangle leaves nothing")
  func inset() {
    let rect = Rect(column: 2, row: 1, columns: 5, rows: 4)
    #expect(rect.inset(1, 1) == Rect(column: 3, row: 2, columns: 3, rows: 2))
    #expect(rect.inset(3, 3).isEmpty)
  }

  @Test("the text of a grid has no blanks at the ends of its lines")
  func gridText() {
    var grid = Grid(Size(columns: 4, rows: 3))
    grid[1, 0] = Cell("a", mark: "\u{301}")
    grid[0, 2] = Cell("b")
    #expect(grid.text == " a\u{301}\n\nb")
    #expect(grid[1, 0].text == "a\u{301}")
    #expect(Grid(Size(columns: 0, rows: 0)).text == "")
  }
}
