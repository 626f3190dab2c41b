import Cells
import Testing

@Suite("Border")
struct BorderTests {
  private func border(
    _ columns: Int, _ rows: Int, _ glyphs: GlyphSet = .unicode, focused: Bool = false,
    title: String = "Arms", trailing: String = ""
  ) -> String {
    picture(columns: columns, rows: rows) {
      $0.border(
        style: .plain, glyphs: glyphs, focused: focused,
        title: title.isEmpty ? [] : [Span(glyphs.superscript(1)), Span(title)],
        trailing: trailing.isEmpty ? [] : [Span(trailing)])
    }
  }

  @Test("a panel has a rounded border with its title in it")
  func plain() {
    #expect(
      border(20, 3, trailing: "n 400") == """
        ╭ ¹Arms ──── n 400 ╮
        │                  │
        ╰──────────────────╯
        """)
  }

  @Test("the focused panel has a heavy one")
  func focused() {
    #expect(
      border(14, 3, focused: true) == """
        ┏ ¹Arms ━━━━━┓
        ┃            ┃
        ┗━━━━━━━━━━━━┛
        """)
  }

  @Test("both are distinct in ASCII")
  func ascii() {
    #expect(
      border(14, 3, .ascii) == """
        + 1 Arms ----+
        |            |
        +------------+
        """)
    #expect(
      border(14, 3, .ascii, focused: true) == """
        # 1 Arms ====#
        #            #
        #============#
        """)
  }

  @Test("the trailing text gives way first, then the title is cut")
  func narrow() {
    #expect(border(17, 2, trailing: "n 400").hasPrefix("╭ ¹Arms ── n 400 ╮") == false)
    #expect(border(18, 2, trailing: "n 400") == "╭ ¹Arms ── n 400 ╮\n╰────────────────╯")
    #expect(border(17, 2, trailing: "n 400") == "╭ ¹Arms ────────╮\n╰───────────────╯")
    #expect(border(8, 2) == "╭ ¹Ar… ╮\n╰──────╯")
    #expect(border(4, 2) == "╭──╮\n╰──╯")
    #expect(border(2, 2) == "╭╮\n╰╯")
    #expect(border(1, 2) == "\n")
    #expect(border(12, 2, title: "", trailing: "n 400") == "╭─── n 400 ╮\n╰──────────╯")
  }

  @Test("what is inside is returned, and is empty where there is nothing")
  func inside() {
    var canvas = Canvas(Grid(Size(columns: 9, rows: 4)))
    #expect(
      canvas.border(style: .plain, glyphs: .unicode)
        == Rect(column: 1, row: 1, columns: 7, rows: 2))
    var flat = Canvas(Grid(Size(columns: 9, rows: 1)))
    #expect(flat.border(style: .plain, glyphs: .unicode).isEmpty)
    #expect(flat.grid.text.isEmpty)
  }
}
