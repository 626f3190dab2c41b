import Cells
import Terminal
import Testing

private let amber = Color.rgb(red: 255, green: 175, blue: 0, fallback: 11)
private let night = Color.rgb(red: 0x12, green: 0x12, blue: 0x12, fallback: 0)

extension ScreenTests {
  @Suite("painting", .serialized)
  struct Painting {
    typealias Shown = ScreenOnFile.Shown

    @Test("text, attributes and colours arrive in their cells")
    func everyCellArrives() throws {
      let screen = try ScreenOnFile("xterm-256color")
      screen.terminal.paint(
        draw {
          $0.write("plain", column: 0, row: 0)
          $0.write("B", column: 0, row: 1, style: Style(attributes: .bold))
          $0.write("U", column: 1, row: 1, style: Style(attributes: [.underline, .dim]))
          $0.write("I", column: 2, row: 1, style: Style(attributes: [.italic, .reverse]))
          $0.write("A", column: 0, row: 2, style: Style(foreground: amber))
          $0.write("N", column: 1, row: 2, style: Style(foreground: amber, background: night))
          $0.write("P", column: 2, row: 2, style: Style(foreground: .palette(9)))
        })
      #expect(screen.line(0) == "plain")
      #expect(screen.shown(0, 1) == Shown("B", .bold))
      #expect(screen.shown(1, 1) == Shown("U", [.underline, .dim]))
      #expect(screen.shown(2, 1) == Shown("I", [.italic, .reverse]))
      #expect(screen.shown(0, 2) == Shown("A", foreground: 214))
      #expect(screen.shown(1, 2) == Shown("N", foreground: 214, background: 233))
      #expect(screen.shown(2, 2) == Shown("P", foreground: 9))
    }

    @Test("wide characters and marks arrive whole, on every kind of terminal")
    func wideAndCombining() throws {
      for type in ["xterm-256color", "xterm", "vt100", "linux", "tmux-256color"] {
        let screen = try ScreenOnFile(type)
        screen.terminal.paint(
          draw {
            $0.write("患者 ab", column: 0, row: 0)
            $0.write("e\u{301}o\u{323}\u{302}x", column: 0, row: 1)
            $0.write("┏━┓╪▓⣿", column: 0, row: 2)
          })
        #expect(screen.line(0) == "患者 ab", "\(type)")
        #expect(screen.line(1) == "e\u{301}o\u{323}\u{302}x", "\(type)")
        #expect(screen.line(2) == "┏━┓╪▓⣿", "\(type)")
      }
    }

    @Test("a wide character may replace, and be replaced by, narrow ones at any offset")
    func wideOverNarrow() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 4, rows: 1)
      for text in ["患者", "x患y", "abcd", "a患b", "患bc", "ab患", " 患 "] {
        screen.terminal.paint(draw(columns: 4, rows: 1) { $0.write(text, column: 0, row: 0) })
        let expected = text.hasSuffix(" ") ? String(text.dropLast()) : text
        #expect(screen.line(0) == expected)
      }
    }

    @Test("half a wide character is a blank")
    func halfOfWideIsBlank() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 4, rows: 1)
      var grid = Grid(Size(columns: 4, rows: 1), fill: Cell("."))
      grid[0, 0] = Cell("患", width: 2)
      grid[2, 0] = Cell(" ", width: 0)
      grid[3, 0] = Cell("者", width: 2)
      screen.terminal.paint(grid)
      #expect(screen.line(0) == " .")
    }

    @Test("the bottom right corner is painted")
    func bottomRightCorner() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 4, rows: 2)
      screen.terminal.paint(Grid(Size(columns: 4, rows: 2), fill: Cell("#")))
      #expect(screen.line(0) == "####")
      #expect(screen.line(1) == "####")
    }

    @Test("what would steer the terminal, or is as wide as nobody knows, is replaced")
    func unprintableIsReplaced() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 6, rows: 1)
      var grid = Grid(Size(columns: 6, rows: 1))
      grid[0, 0] = Cell("\u{1B}")
      grid[1, 0] = Cell("\u{202E}")
      grid[2, 0] = Cell("患")  // narrow, says the cell
      grid[3, 0] = Cell("a", mark: "\u{200D}", secondMark: "\u{301}")
      grid[4, 0] = Cell("b", mark: "\u{FE0F}")
      screen.terminal.paint(grid)
      #expect(screen.line(0) == "\u{FFFD}\u{FFFD}\u{FFFD}a\u{301}b")
    }

    @Test("without UTF-8 everything beyond ASCII is a question mark")
    func asciiLocale() throws {
      let screen = try ScreenOnFile("xterm", columns: 8, rows: 1, locale: "C")
      #expect(!Terminal.isUTF8Locale)
      screen.terminal.paint(
        draw(columns: 8, rows: 1) { $0.write("a─é患z", column: 0, row: 0) })
      #expect(screen.line(0) == "a??? z")
      #expect(screen.output.allSatisfy { $0 < 0x80 })
    }

    @Test("a grid of another size is cut or set on blanks")
    func otherSize() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 4, rows: 2)
      screen.terminal.paint(Grid(Size(columns: 9, rows: 9), fill: Cell("#")))
      #expect(screen.line(1) == "####")
      screen.terminal.paint(Grid(Size(columns: 2, rows: 1), fill: Cell("+")))
      #expect(screen.line(0) == "++")
      #expect(screen.line(1) == "")
      screen.terminal.paint(Grid(Size(columns: 0, rows: 0)))
      #expect(screen.line(0) == "")
    }

    @Test("vt100 has no colour, no dim and no italic: emphasis is what is left")
    func monochrome() throws {
      let screen = try ScreenOnFile("vt100")
      #expect(screen.terminal.colorDepth == .none)
      screen.terminal.paint(
        draw {
          let style = Style(foreground: amber, background: night)
          $0.write("a", column: 0, row: 0, style: style.adding(.bold))
          $0.write("b", column: 1, row: 0, style: style.adding(.dim))
          $0.write("c", column: 2, row: 0, style: style.adding(.italic))
          $0.write("d", column: 3, row: 0, style: style.adding(.reverse))
        })
      #expect(screen.shown(0, 0) == Shown("a", .bold))
      #expect(screen.shown(1, 0) == Shown("b"))
      #expect(screen.shown(2, 0) == Shown("c", .underline))
      #expect(screen.shown(3, 0) == Shown("d", .reverse))
    }

    @Test("eight colours show the bright ones in bold")
    func eightColors() throws {
      let screen = try ScreenOnFile("linux")
      #expect(screen.terminal.colorDepth == .sixteen)
      screen.terminal.paint(
        draw {
          $0.write("a", column: 0, row: 0, style: Style(foreground: amber))
          $0.write("b", column: 1, row: 0, style: Style(foreground: .palette(8)))
          $0.write(
            "c", column: 2, row: 0, style: Style(foreground: .palette(0), background: .palette(8)))
          $0.write(
            "d", column: 3, row: 0, style: Style(foreground: .palette(2), background: .palette(12)))
        })
      #expect(screen.shown(0, 0) == Shown("a", .bold, foreground: 3))
      #expect(screen.shown(1, 0) == Shown("b", .dim))
      #expect(screen.shown(2, 0) == Shown("c", foreground: 7, background: 0))
      #expect(screen.shown(3, 0) == Shown("d", foreground: 2, background: 4))
    }

    @Test("colours the caller refuses are not used, and more than there are cannot be had")
    func colorIsLimited() throws {
      for (type, wanted, got) in [
        ("xterm-256color", ColorDepth.none, ColorDepth.none),
        ("xterm-256color", .sixteen, .sixteen), ("xterm-256color", .direct, .twoFiftySix),
        ("xterm", .direct, .sixteen), ("vt100", .direct, .none),
      ] {
        let screen = try ScreenOnFile(type, color: wanted)
        #expect(screen.terminal.colorDepth == got)
        screen.terminal.paint(
          draw { $0.write("a", column: 0, row: 0, style: Style(foreground: amber)) })
        let expected = [ColorDepth.none: -1, .sixteen: type == "xterm" ? 3 : 11, .twoFiftySix: 214]
        #expect(screen.shown(0, 0)?.foreground == expected[got])
      }
    }

    @Test("more colour pairs over time than the terminal has, each frame right")
    func pairsAreTakenBack() throws {
      let screen = try ScreenOnFile("xterm", columns: 8, rows: 1)
      for round in 0..<40 {
        screen.terminal.paint(
          draw(columns: 8, rows: 1) {
            for column in 0..<8 {
              let style = Style(
                foreground: .palette(UInt8(column)), background: .palette(UInt8(round % 8)))
              $0.set(Cell("x", style: style), column: column, row: 0)
            }
          })
        for column in 0..<8 {
          #expect(
            screen.shown(column, 0) == Shown("x", foreground: column, background: round % 8))
        }
      }
    }

    @Test("more colour pairs in one frame than there are lose background, never text")
    func tooManyPairs() throws {
      let screen = try ScreenOnFile("xterm", columns: 9, rows: 9)
      let colors: [Color] = [.terminalDefault] + (0..<8).map { Color.palette($0) }
      screen.terminal.paint(
        draw(columns: 9, rows: 9) {
          for row in 0..<9 {
            for column in 0..<9 {
              let style = Style(foreground: colors[column], background: colors[row])
              $0.set(Cell("x", style: style), column: column, row: row)
            }
          }
        })
      for row in 0..<9 { #expect(screen.line(row) == "xxxxxxxxx") }
      #expect(screen.shown(8, 6) == Shown("x", foreground: 7, background: 5))
      #expect(screen.shown(3, 8)?.background == -1)
    }
  }
}
