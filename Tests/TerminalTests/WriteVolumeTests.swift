import Cells
import Terminal
import Testing

extension ScreenTests {
  @Suite("what is written", .serialized)
  struct WriteVolume {
    private func dashboard(_ digit: Unicode.Scalar, style: Style = .plain) -> Grid {
      draw(columns: 80, rows: 24) {
        for row in 0..<24 {
          $0.write(
            "│ Hypotension 52% 患者 ───┐ \(row)", column: 2, row: row,
            style: Style(
              foreground: .rgb(red: 200, green: UInt8(row * 9), blue: 40, fallback: 3)))
        }
        $0.set(Cell(digit, style: style), column: 50, row: 12)
      }
    }

    @Test("the same grid again writes nothing")
    func sameGridWritesNothing() throws {
      for type in ["xterm-256color", "xterm", "vt100", "linux", "tmux-256color"] {
        let screen = try ScreenOnFile(type, columns: 80, rows: 24)
        #expect(screen.bytes(dashboard("1")) > 500)
        #expect(screen.bytes(dashboard("1")) == 0)
        #expect(screen.bytes(dashboard("1")) == 0)
      }
    }

    @Test("one changed cell writes fewer than 40 bytes, and what keeps the frame whole")
    func oneCellWritesLittle() throws {
      let red = Style(
        foreground: .rgb(red: 255, green: 0, blue: 0, fallback: 9), attributes: .bold)
      for type in ["xterm-256color", "xterm", "vt100", "linux", "tmux-256color"] {
        let screen = try ScreenOnFile(type, columns: 80, rows: 24)
        screen.terminal.paint(dashboard("1"))
        let plain = screen.bytes(dashboard("2"))
        let most = ["vt100", "linux"].contains(type) ? 40 : 56
        #expect((1..<most).contains(plain), "\(type): \(plain)")
        let styled = screen.bytes(dashboard("3", style: red))
        #expect((1..<most).contains(styled), "\(type): \(styled)")
      }
    }

    @Test("a frame is bracketed, so that a terminal shows it whole; old terminals get no brackets")
    func brackets() throws {
      for type in ["xterm-256color", "xterm", "screen", "tmux-256color"] {
        let screen = try ScreenOnFile(type, columns: 80, rows: 24)
        for digit in ["1", "2"] as [Unicode.Scalar] {
          let before = screen.written
          screen.terminal.paint(dashboard(digit))
          let frame = String(decoding: screen.output.dropFirst(before), as: UTF8.self)
          #expect(frame.hasPrefix("\u{1B}[?2026h") && frame.hasSuffix("\u{1B}[?2026l"), "\(type)")
        }
        let before = screen.written
        screen.terminal.repaint()
        let frame = String(decoding: screen.output.dropFirst(before), as: UTF8.self)
        #expect(frame.hasPrefix("\u{1B}[?2026h") && frame.hasSuffix("\u{1B}[?2026l"), "\(type)")
      }
      for type in ["vt100", "vt220", "linux", "ansi"] {
        let screen = try ScreenOnFile(type, columns: 80, rows: 24)
        screen.terminal.paint(dashboard("1"))
        screen.terminal.repaint()
        #expect(!String(decoding: screen.output, as: UTF8.self).contains("2026"), "\(type)")
      }
    }

    @Test("repaint writes everything again, once")
    func repaintWritesAll() throws {
      let screen = try ScreenOnFile("xterm-256color", columns: 80, rows: 24)
      let first = screen.bytes(dashboard("1"))
      let before = screen.written
      screen.terminal.repaint()
      #expect(screen.written - before > first / 2)
      #expect(screen.bytes(dashboard("1")) == 0)
    }

    @Test("closing leaves the alternate screen, shows the cursor, and does so once")
    func closing() throws {
      let screen = try ScreenOnFile("xterm-256color", mouse: true)
      screen.terminal.paint(draw { $0.write("x", column: 0, row: 0) })
      let before = screen.written
      screen.terminal.close()
      let farewell = String(decoding: screen.output.dropFirst(before), as: UTF8.self)
      #expect(farewell.contains("\u{1B}[?1049l"))
      #expect(farewell.contains("\u{1B}[?25h"))
      #expect(farewell.contains("1000l"))
      let after = screen.written
      screen.terminal.close()
      screen.terminal.repaint()
      screen.terminal.bell()
      screen.terminal.setMouse(true)
      #expect(screen.bytes(dashboard("1")) == 0)
      #expect(screen.terminal.readInput() == [.closed])
      #expect(screen.written == after)
    }
  }
}
