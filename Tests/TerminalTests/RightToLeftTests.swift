import Cells
import Terminal
import Testing

extension ScreenTests {
  @Suite("right to left", .serialized)
  struct RightToLeft {
    private func written(_ texts: [String], type: String = "xterm-256color") throws -> [String] {
      let screen = try ScreenOnFile(type, columns: 24, rows: 1)
      return texts.map { text in
        let before = screen.written
        screen.terminal.paint(draw(columns: 24, rows: 1) { $0.write(text, column: 0, row: 0) })
        return String(decoding: screen.output.dropFirst(before), as: UTF8.self)
      }
    }

    @Test(
      "a word from right to left is kept apart from what follows, and the row begins from the left",
      arguments: ["xterm-256color", "screen", "tmux-256color", "vt100", "linux"])
    func marks(_ type: String) throws {
      let hebrew = try written(["│ אבג 33/156"], type: type)[0]
      #expect(hebrew.contains("│\u{200E}"), "\(hebrew.debugDescription)")
      #expect(hebrew.contains("אבג\u{200E}"))
      let arabic = try written(["دم حمى 4"], type: type)[0]
      #expect(arabic.contains("دم\u{200E}") && arabic.contains("حمى\u{200E}"))
    }

    @Test("a row of other letters gets no mark")
    func none() throws {
      #expect(try !written(["│ Fièvre 患者 33/156"])[0].contains("\u{200E}"))
    }

    @Test("marks come and go with the letters")
    func changes() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 12, rows: 1)
      func show(_ text: String) -> String {
        screen.terminal.paint(draw(columns: 12, rows: 1) { $0.write(text, column: 0, row: 0) })
        return screen.line(0)
      }
      #expect(show("x אב 12") == "x\u{200E} אב\u{200E} 12")
      #expect(show("x אבג 1") == "x\u{200E} אבג\u{200E} 1")
      #expect(show("x ab 12") == "x ab 12")
      #expect(show("אב") == "אב\u{200E}")
      #expect(screen.bytes(draw(columns: 12, rows: 1) { $0.write("אב", column: 0, row: 0) }) == 0)
    }

    @Test("letters with marks of their own keep the first")
    func points() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 12, rows: 1)
      screen.terminal.paint(
        draw(columns: 12, rows: 1) { $0.write("שָׁ 1", column: 0, row: 0) })
      #expect(screen.line(0).hasPrefix("ש\u{5B8}") && screen.line(0).contains("\u{200E} 1"))
    }
  }
}
