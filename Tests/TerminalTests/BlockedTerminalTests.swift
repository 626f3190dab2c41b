import CNcurses
import Cells
import Glibc
import Terminal
import Testing

extension ScreenTests {
  @Suite("a terminal that takes no output", .serialized)
  struct Blocked {
    /// A terminal whose output is a pipe that nobody reads.
    private final class Pipe {
      let terminal: Terminal
      private var ends: [CInt] = [-1, -1]
      private var keyboard: [CInt] = [-1, -1]

      init() throws {
        guard pipe(&ends) == 0, pipe(&keyboard) == 0, setlocale(LC_CTYPE, "C.UTF-8") != nil else {
          throw ScreenOnFile.Missing()
        }
        terminal = try Terminal(
          TerminalOptions(
            input: keyboard[0], output: ends[1], type: "xterm-256color",
            fixedSize: Size(columns: 20, rows: 5)))
      }

      deinit {
        empty()
        terminal.close()
        for end in ends + keyboard { _ = Glibc.close(end) }
      }

      /// Fills the pipe up to the last byte.
      func fill() {
        let flags = fcntl(ends[1], F_GETFL)
        _ = fcntl(ends[1], F_SETFL, flags | O_NONBLOCK)
        let bytes = [UInt8](repeating: 0x20, count: 4096)
        while write(ends[1], bytes, bytes.count) > 0 {}
        while write(ends[1], bytes, 1) > 0 {}
        _ = fcntl(ends[1], F_SETFL, flags)
      }

      /// Reads all there is.
      @discardableResult
      func empty() -> [UInt8] {
        _ = fcntl(ends[0], F_SETFL, fcntl(ends[0], F_GETFL) | O_NONBLOCK)
        var all: [UInt8] = []
        var bytes = [UInt8](repeating: 0, count: 65_536)
        while true {
          let count = read(ends[0], &bytes, bytes.count)
          guard count > 0 else { return all }
          all += bytes[..<count]
        }
      }
    }

    private func frame(_ text: String) -> Grid {
      draw { $0.write(text, column: 0, row: 0) }
    }

    @Test("a frame that it does not take is not on the screen, and the last one is painted later")
    func caughtUp() throws {
      let pipe = try Pipe()
      var painting = PaintState()
      #expect(painting.isDue && !painting.isBlocked)
      painting.ended(isPainted: pipe.terminal.paint(frame("first")))
      #expect(!painting.isDue && !painting.isBlocked)
      #expect(String(decoding: pipe.empty(), as: UTF8.self).contains("first"))

      pipe.fill()
      for text in ["second", "third"] {
        painting.noteChange()
        painting.ended(isPainted: pipe.terminal.paint(frame(text)))
        #expect(painting.isDue && painting.isBlocked)
      }
      pipe.empty()
      painting.ended(isPainted: pipe.terminal.paint(frame("third")))
      #expect(!painting.isDue && !painting.isBlocked)
      #expect(String(decoding: pipe.empty(), as: UTF8.self).contains("third"))
      painting.noteChange()
      #expect(painting.isDue && !painting.isBlocked)
    }
  }
}
