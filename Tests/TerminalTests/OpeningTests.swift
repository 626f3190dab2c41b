import Cells
import Testing

@testable import Terminal

extension ScreenTests {
  @Suite("opening", .serialized)
  struct Opening {
    @Test("a terminal that cannot show a screen is refused with advice")
    func refused() {
      let size = Size(columns: 80, rows: 24)
      #expect(throws: TerminalFailure.cannotAddressCursor("dumb")) {
        try Terminal(TerminalOptions(type: "dumb", fixedSize: size))
      }
      #expect(throws: TerminalFailure.unknownTerminal("no-such-terminal")) {
        try Terminal(TerminalOptions(type: "no-such-terminal", fixedSize: size))
      }
      #expect(throws: TerminalFailure.unknownTerminal("")) {
        try Terminal(TerminalOptions(type: "", fixedSize: size))
      }
      #expect(throws: TerminalFailure.notATerminal) {
        try Terminal(TerminalOptions(input: -1, output: -1, type: "xterm"))
      }
      for failure in [
        TerminalFailure.notATerminal, .unknownTerminal(""), .unknownTerminal("x"),
        .cannotAddressCursor("dumb"),
      ] { #expect(failure.description.contains("`trialtop report DIR`")) }
    }

    @Test("what is written after a crash leaves the screen, without the delays tputs would take")
    func resetAfterCrash() throws {
      func reset(_ type: String) throws -> String {
        let screen = try ScreenOnFile(type)
        defer { screen.terminal.close() }
        return String(decoding: CrashGuard.resetBytes(brackets: type != "vt100"), as: UTF8.self)
      }
      let xterm = try reset("xterm-256color")
      for part in [
        "\u{1B}[?1049l", "\u{1B}[?25h", "\u{1B}[?1006;1000l", "\u{1B}[?2026l", "\u{1B}[m",
      ] {
        #expect(xterm.contains(part))
      }
      #expect(try reset("tmux-256color").contains("\u{1B}[?1000l"))
      let vt100 = try reset("vt100")
      #expect(vt100.contains("\u{1B}[m"))
      #expect(!vt100.contains("$<") && !vt100.contains("1000l") && !vt100.contains("2026"))
    }

    @Test("one screen after another can be opened")
    func oneAfterAnother() throws {
      for _ in 0..<3 {
        let screen = try ScreenOnFile("xterm-256color", columns: 33, rows: 7)
        #expect(screen.terminal.size == Size(columns: 33, rows: 7))
        screen.terminal.close()
        #expect(screen.terminal.size == Size(columns: 33, rows: 7))
      }
    }
  }
}
