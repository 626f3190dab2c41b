import CNcurses
import Cells
import Testing

@testable import Terminal

extension ScreenTests {
  @Suite("keys", .serialized)
  struct Keys {
    @Test("keys mean the same on every terminal")
    func keys() throws {
      let expected: [(String, Key)] = [
        ("q", .character("q")), ("Q", .character("Q")), (" ", .character(" ")),
        ("é", .character("é")), ("患", .character("患")),
        ("\u{1B}OA", .up), ("\u{1B}[A", .up), ("\u{1B}[B", .down), ("\u{1B}[C", .right),
        ("\u{1B}[D", .left), ("\u{1B}OD", .left),
        ("\t", .tab), ("\u{1B}[Z", .backTab), ("\r", .enter), ("\n", .enter),
        ("\u{1B}", .escape), ("\u{7F}", .backspace), ("\u{8}", .backspace), ("\u{1B}[3~", .delete),
        ("\u{1B}[5~", .pageUp), ("\u{1B}[6~", .pageDown), ("\u{1B}[H", .home), ("\u{1B}OH", .home),
        ("\u{1B}[1~", .home), ("\u{1B}[F", .end), ("\u{1B}[4~", .end),
        ("\u{C}", .control("l")), ("\u{1}", .control("a")), ("\u{1A}", .control("z")),
      ]
      for type in ["xterm-256color", "tmux-256color", "linux", "vt100", "xterm"] {
        let screen = try ScreenOnFile(type)
        for (bytes, key) in expected {
          #expect(screen.type(bytes) == [.key(key)], "\(type): \(bytes.debugDescription)")
        }
      }
    }

    @Test("function keys arrive by number")
    func functionKeys() throws {
      let screen = try ScreenOnFile("xterm-256color")
      #expect(screen.type("\u{1B}OP\u{1B}OS") == [.key(.function(1)), .key(.function(4))])
      #expect(screen.type("\u{1B}[15~\u{1B}[24~") == [.key(.function(5)), .key(.function(12))])
    }

    @Test("several keys at once keep their order")
    func severalKeys() throws {
      let screen = try ScreenOnFile("xterm-256color")
      #expect(
        screen.type("j\u{1B}[Bk\u{1B}")
          == [.key(.character("j")), .key(.down), .key(.character("k")), .key(.escape)])
      #expect(screen.terminal.readInput() == [])
    }

    @Test("a sequence nobody knows is not its letters")
    func unknownSequence() throws {
      let screen = try ScreenOnFile("vt100")
      #expect(screen.type("a\u{1B}[1;5Rb") == [.key(.character("a")), .key(.character("b"))])
      #expect(screen.type("\u{1B}[I\u{1B}[O") == [])
      #expect(screen.type("\u{1B}[") == [.key(.escape), .key(.character("["))])
    }

    @Test("bytes that are no character do not hold up the keys behind them")
    func brokenBytes() throws {
      let screen = try ScreenOnFile("xterm-256color")
      let q: [Input] = [.key(.character("q"))]
      #expect(screen.type(bytes: [0xFF, 0xFE] + Array("q".utf8)) == q)
      #expect(screen.type(bytes: [0xC3] + Array("q".utf8)) == q)
      #expect(screen.type(bytes: [0xE2, 0x94]) == [])
      #expect(screen.type(bytes: [0x80]) == [.key(.character("─"))])
    }

    @Test("clicks and the wheel arrive with their cell")
    func mouse() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 120, rows: 40, mouse: true)
      let place = Point(column: 9, row: 4)
      #expect(screen.type("\u{1B}[<0;10;5M\u{1B}[<0;10;5m") == [.mouse(.click, place)])
      #expect(screen.type("\u{1B}[<64;10;5M") == [.mouse(.wheelUp, place)])
      #expect(screen.type("\u{1B}[<65;10;5M") == [.mouse(.wheelDown, place)])
      #expect(
        screen.type("\u{1B}[<65;10;5M\u{1B}[<65;10;5M\u{1B}[<64;10;5Mj")
          == [
            .mouse(.wheelDown, place), .mouse(.wheelDown, place), .mouse(.wheelUp, place),
            .key(.character("j")),
          ])
      #expect(screen.type("\u{1B}[<2;10;5M\u{1B}[<2;10;5m") == [])
      #expect(screen.type("\u{1B}[<0;10;5M") == [])
      #expect(screen.type("\u{1B}[<0;10;5m") == [.mouse(.click, place)])
    }

    @Test(
      "Shift, Alt and Control change nothing about a click or the wheel", arguments: [4, 8, 16, 28])
    func modifiers(bits: Int) throws {
      let place = Point(column: 9, row: 4)
      for type in ["xterm-256color", "linux"] {
        let screen = try ScreenOnFile(type, columns: 120, rows: 40, mouse: true)
        #expect(
          screen.type("\u{1B}[<\(bits);10;5M\u{1B}[<\(bits);10;5m") == [.mouse(.click, place)])
        #expect(screen.type("\u{1B}[<\(64 + bits);10;5M") == [.mouse(.wheelUp, place)])
        #expect(screen.type("\u{1B}[<\(2 + bits);10;5M\u{1B}[<\(2 + bits);10;5m") == [])
      }
    }

    @Test("of several new sizes only the last is handed on, behind the keys before it")
    func sizes() {
      let size = Size(columns: 90, rows: 30)
      var raw: [RawInput] = [
        .key(KEY_RESIZE), .character("a"), .key(KEY_RESIZE), .key(KEY_RESIZE), .character("b"),
      ]
      #expect(
        InputDecoder.inputs(&raw, size: size)
          == [.key(.character("a")), .resize(size), .key(.character("b"))])
      #expect(raw == [])
    }

    @Test("the mouse is understood where the terminal database does not know its language")
    func mouseOfTmux() throws {
      let place = Point(column: 9, row: 4)
      for type in ["tmux-256color", "screen", "linux", "vt100"] {
        let screen = try ScreenOnFile(type, columns: 120, rows: 40, mouse: true)
        #expect(screen.type("\u{1B}[<0;10;5M\u{1B}[<0;10;5m") == [.mouse(.click, place)])
        #expect(screen.type("\u{1B}[<65;10;5M\u{1B}[<2;1;1mj").count == 2)
        #expect(screen.type("\u{1B}[<0;1") == [])
        #expect(screen.type("0;5m") == [.mouse(.click, place)])
        #expect(screen.type("\u{1B}[<0;;m\u{1B}[<m\u{1B}[<99999999999999999999;1;1M") == [])
      }
      let screen = try ScreenOnFile("tmux-256color", columns: 120, rows: 40, mouse: true)
      #expect(screen.type("\u{1B}[M *%\u{1B}[M#*%") == [.mouse(.click, place)])
      #expect(screen.type("\u{1B}[Ma*%") == [.mouse(.wheelDown, place)])
    }

    @Test("the end of input is reported by every call, after the last keys")
    func closed() throws {
      let screen = try ScreenOnFile("xterm-256color")
      #expect(screen.terminal.readInput() == [])
      _ = screen.type("")
      screen.hangUp()
      #expect(screen.terminal.readInput() == [.closed])
      #expect(screen.terminal.readInput() == [.closed])
    }
  }
}
