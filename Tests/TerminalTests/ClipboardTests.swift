import Cells
import Terminal
import Testing

extension ScreenTests {
  @Suite("clipboard", .serialized)
  struct Clipboard {
    private func copied(
      _ text: String, type: String = "xterm-256color", multiplexer: Multiplexer? = nil
    ) throws -> String? {
      let screen = try ScreenOnFile(type, multiplexer: multiplexer)
      screen.terminal.paint(draw { $0.write("x", column: 0, row: 0) })
      let before = screen.written
      guard screen.terminal.copy(text) else {
        #expect(screen.written == before)
        return nil
      }
      return String(decoding: screen.output.dropFirst(before), as: UTF8.self)
    }

    @Test(
      "a text arrives as base 64, byte by byte",
      arguments: [
        ("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy"),
        ("33/156, é\t\n", "MzMvMTU2LCDDqQkK"), ("~~~???", "fn5+Pz8/"),
      ])
    func plain(_ text: String, _ encoded: String) throws {
      #expect(try copied(text) == "\u{1B}]52;c;\(encoded)\u{7}")
    }

    @Test("tmux gets it wrapped, and plain")
    func tmux() throws {
      #expect(
        try copied("foo", type: "tmux-256color", multiplexer: .tmux)
          == "\u{1B}Ptmux;\u{1B}\u{1B}]52;c;Zm9v\u{7}\u{1B}\\\u{1B}]52;c;Zm9v\u{7}")
    }

    @Test("screen gets it in pieces that it takes, which together are the sequence")
    func screen() throws {
      let text = String(repeating: "Hypotension ", count: 60)
      let written = try #require(try copied(text, type: "screen", multiplexer: .screen))
      let pieces = written.components("\u{1B}\\")
      #expect(pieces.allSatisfy { $0.hasPrefix("\u{1B}P") && $0.utf8.count <= 254 })
      #expect(pieces.count > 4)
      let joined = pieces.map { $0.dropFirst(2) }.joined()
      #expect(joined == (try copied(text)))
    }

    @Test("the longest text that is taken is written whole")
    func long() throws {
      let text = String(repeating: "x", count: 74_994)
      #expect(try copied(text)?.utf8.count == 99_992 + 8)
    }

    @Test("terminals that would print it get nothing", arguments: ["vt100", "linux", "ansi"])
    func old(_ type: String) throws {
      #expect(try copied("foo", type: type) == nil)
    }

    @Test("a closed terminal takes nothing")
    func closed() throws {
      let screen = try ScreenOnFile("xterm-256color")
      screen.terminal.close()
      #expect(!screen.terminal.copy("foo"))
    }

    @Test("the multiplexer follows from the environment before the type")
    func multiplexer() {
      func found(_ type: String, _ hasTmux: Bool, _ hasScreen: Bool) -> Multiplexer? {
        Multiplexer(type: type, hasTmux: hasTmux, hasScreen: hasScreen)
      }
      #expect(found("xterm-256color", false, false) == nil)
      #expect(found("screen-256color", true, false) == .tmux)
      #expect(found("screen-256color", false, true) == .screen)
      #expect(found("screen", false, false) == .screen)
      #expect(found("tmux-256color", false, false) == .tmux)
      #expect(found("xterm", false, true) == .screen)
    }
  }
}

extension String {
  /// The parts that each end with a separator, without it.
  fileprivate func components(_ separator: String) -> [String] {
    var parts: [String] = []
    var rest = self[...]
    while let range = rest.firstRange(of: separator) {
      parts.append(String(rest[..<range.lowerBound]))
      rest = rest[range.upperBound...]
    }
    return parts
  }
}
