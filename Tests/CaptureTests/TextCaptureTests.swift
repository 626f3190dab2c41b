import Capture
import Cells
import Testing

@Suite("screens as text")
struct TextCaptureTests {
  @Test("one line a row, blanks cut, a line end at the end")
  func text() {
    var canvas = Canvas(Grid(Size(columns: 10, rows: 3)))
    canvas.write("╭ 患者 e\u{301} ", column: 0, row: 0)
    canvas.write("  x", column: 0, row: 2)
    let data = TextCapture().data(for: canvas.grid, title: "not in it")
    #expect(String(decoding: data, as: UTF8.self) == "╭ 患者 e\u{301}\n\n  x\n")
  }

  @Test("control characters do not reach the file")
  func controls() {
    let grid = Grid(Size(columns: 2, rows: 1), fill: Cell("\u{1B}"))
    #expect(TextCapture().data(for: grid, title: "") == Array("\u{FFFD}\u{FFFD}\n".utf8))
  }

  @Test("every kind makes a file and has its file name extension")
  func kinds() {
    let grid = Grid(Size(columns: 4, rows: 2), fill: Cell("x"))
    for kind in CaptureKind.allCases {
      let format = kind.format(foreground: RGB(0), background: RGB(0xFFFFFF))
      #expect(type(of: format).fileExtension == kind.rawValue)
      #expect(!format.data(for: grid, title: "t").isEmpty)
    }
  }
}
