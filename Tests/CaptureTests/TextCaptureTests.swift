import Capture
import Cells
import Testing
import TrialReport

@Suite("screens as text")
struct TextCaptureTests {
  private let provenance = Provenance(version: "1.0")
  private let last = "trialtop-provenance: {\"trialtop\":\"1.0\",\"study\":null}\n"

  private func text(_ grids: Grid...) throws -> String {
    let pages = grids.map { Page(title: "not in it", content: $0, provenance: provenance) }
    return String(decoding: try TextCapture().data(for: pages), as: UTF8.self)
  }

  @Test("one line a row, blanks cut, and the provenance at the end")
  func text() throws {
    var canvas = Canvas(Grid(Size(columns: 10, rows: 3)))
    canvas.write("╭ 患者 e\u{301} ", column: 0, row: 0)
    canvas.write("  x", column: 0, row: 2)
    #expect(try text(canvas.grid) == "╭ 患者 e\u{301}\n\n  x\n" + last)
  }

  @Test("control characters do not reach the file")
  func controls() throws {
    let grid = Grid(Size(columns: 2, rows: 1), fill: Cell("\u{1B}"))
    #expect(try text(grid) == "\u{FFFD}\u{FFFD}\n" + last)
  }

  @Test("a form feed parts the pages, and each has its provenance")
  func pages() throws {
    func grid(_ letter: Unicode.Scalar) -> Grid {
      Grid(Size(columns: 1, rows: 1), fill: Cell(letter))
    }
    #expect(
      try text(grid("a"), grid("b"), grid("c"))
        == "a\n\(last)\u{C}b\n\(last)\u{C}c\n\(last)")
  }
}
