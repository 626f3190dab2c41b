import Cells
import Testing

@Suite("Canvas")
struct CanvasTests {
  @Test("a canvas within a canvas starts at its own corner and is clipped to both")
  func withinClips() {
    let text = picture(columns: 6, rows: 3) { canvas in
      canvas.within(Rect(column: 2, row: 1, columns: 3, rows: 1)) {
        $0.write("abcdef", column: -1, row: 0)
        $0.write("no", column: 0, row: 1)
        $0.within(Rect(column: 2, row: -1, columns: 9, rows: 9)) {
          $0.fill(Rect(column: 0, row: 0, columns: 9, rows: 9), with: Cell("#"))
        }
      }
    }
    #expect(text == "\n  bc#\n")
  }

  @Test("what is read outside is nothing")
  func readsOutside() {
    var canvas = Canvas(Grid(Size(columns: 4, rows: 4), fill: Cell("x")))
    canvas.within(Rect(column: 1, row: 1, columns: 2, rows: 2)) {
      #expect($0[0, 0] == Cell("x"))
      #expect($0[-1, 0] == nil)
      #expect($0[2, 0] == nil)
      #expect($0.frame == Rect(column: 1, row: 1, columns: 2, rows: 2))
    }
  }

  @Test("of a wide character at an edge, the half inside is blank")
  func wideAtEdges() {
    let text = picture(columns: 6, rows: 2) { canvas in
      canvas.fill(Rect(canvas.size), with: Cell("."))
      canvas.within(Rect(column: 1, row: 0, columns: 4, rows: 1)) {
        #expect($0.write("患患患", column: -1, row: 0) == 5)
      }
      canvas.within(Rect(column: 1, row: 1, columns: 4, rows: 1)) {
        #expect($0.write("患患患", column: 1, row: 0) == 7)
      }
    }
    #expect(text == ". 患 .\n..患 .")
  }

  @Test("overwriting half of a wide character blanks the other half")
  func overwritesHalves() {
    let drawn = picture(columns: 8, rows: 4) { canvas in
      for row in 0..<4 { canvas.write("患者数", column: 0, row: row) }
      canvas.write("x", column: 2, row: 0)
      canvas.write("x", column: 3, row: 1)
      canvas.write("試", column: 1, row: 2)
      canvas.write("試", column: 2, row: 3)
      #expect(hasWholeCharacters(canvas.grid))
    }
    #expect(drawn == "患x 数\n患 x数\n 試 数\n患試数")
  }

  @Test("a wide cell takes two cells, or is blank where there is one")
  func setsWide() {
    let text = picture(columns: 5, rows: 2) { canvas in
      canvas.set(Cell("患", width: 2), column: 0, row: 0)
      canvas.set(Cell("患", width: 2), column: 4, row: 0)
      canvas.set(Cell("x"), column: 2, row: 0)
      canvas.set(Cell("y", width: 0), column: 3, row: 0)
      canvas.fill(Rect(column: 0, row: 1, columns: 5, rows: 1), with: Cell("患", width: 2))
      #expect(hasWholeCharacters(canvas.grid))
    }
    #expect(text == "患x\n患患")
  }

  @Test("a wide cell set at a canvas's edge does not reach its neighbour")
  func setsWideAtEdge() {
    let text = picture(columns: 5, rows: 1) { canvas in
      canvas.fill(Rect(canvas.size), with: Cell("."))
      canvas.within(Rect(column: 1, row: 0, columns: 2, rows: 1)) {
        $0.set(Cell("患", width: 2), column: 1, row: 0)
      }
    }
    #expect(text == ".. ..")
  }

  @Test("no order of writing leaves half a character")
  func neverHalves() {
    var numbers = Numbers(seed: 1)
    var canvas = Canvas(Grid(Size(columns: 12, rows: 1)))
    for _ in 0..<2000 {
      let rect = Rect(
        column: .random(in: -2...12, using: &numbers), row: 0,
        columns: .random(in: 0...8, using: &numbers), rows: 1)
      canvas.within(rect) {
        let texts = ["患", "a", "患者", "ab", "者a"]
        let column = Int.random(in: -3...8, using: &numbers)
        $0.write(texts.randomElement(using: &numbers) ?? "", column: column, row: 0)
      }
      #expect(hasWholeCharacters(canvas.grid))
    }
  }

  @Test("a style stays with what was written in it")
  func keepsStyle() {
    var canvas = Canvas(Grid(Size(columns: 6, rows: 1)))
    let red = Style(foreground: .palette(1))
    let end = canvas.write([Span("患", style: red), Span("b")], column: 1, row: 0)
    #expect(end == 4)
    #expect(canvas[1, 0]?.style == red)
    #expect(canvas[2, 0]?.style == red)
    #expect(canvas[3, 0]?.style == .plain)
  }
}
