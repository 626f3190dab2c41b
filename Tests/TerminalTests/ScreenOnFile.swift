import CNcurses
import Cells
import Glibc
import Terminal
import Testing

/// A terminal whose screen is a temporary file and whose keyboard is a pipe.
final class ScreenOnFile {
  let terminal: Terminal
  private let file: UnsafeMutablePointer<FILE>
  private var keyboard: [CInt] = [-1, -1]

  struct Missing: Error {}

  init(
    _ type: String, columns: Int = 20, rows: Int = 5, color: ColorDepth? = nil, mouse: Bool = false,
    multiplexer: Multiplexer? = nil, locale: String = "C.UTF-8"
  ) throws {
    guard let file = tmpfile(), pipe(&keyboard) == 0, setlocale(LC_CTYPE, locale) != nil else {
      throw Missing()
    }
    self.file = file
    terminal = try Terminal(
      TerminalOptions(
        color: color, mouse: mouse, multiplexer: multiplexer, input: keyboard[0],
        output: fileno(file), type: type,
        fixedSize: Size(columns: columns, rows: rows)))
    // The size reported on opening is not under test.
    _ = terminal.readInput()
  }

  deinit {
    terminal.close()
    fclose(file)
    hangUp()
    _ = Glibc.close(keyboard[0])
  }

  /// Bytes written so far.
  var written: Int { Int(lseek(fileno(file), 0, SEEK_END)) }

  /// Bytes that painting this grid writes.
  func bytes(_ grid: Grid) -> Int {
    let before = written
    terminal.paint(grid)
    return written - before
  }

  /// What was written so far.
  var output: [UInt8] {
    var bytes = [UInt8](repeating: 0, count: written)
    let count = pread(fileno(file), &bytes, bytes.count, 0)
    return Array(bytes.prefix(max(0, count)))
  }

  func type(_ text: String) -> [Input] {
    type(bytes: Array(text.utf8))
  }

  func type(bytes: [UInt8]) -> [Input] {
    _ = write(keyboard[1], bytes, bytes.count)
    return terminal.readInput()
  }

  func hangUp() {
    if keyboard[1] >= 0 { _ = Glibc.close(keyboard[1]) }
    keyboard[1] = -1
  }

  /// A cell as ncurses has it.
  struct Shown: Equatable {
    var text: String
    var attributes: Attributes
    var foreground: Int
    var background: Int

    init(
      _ text: String, _ attributes: Attributes = [], foreground: Int = -1, background: Int = -1
    ) {
      self.text = text
      self.attributes = attributes
      self.foreground = foreground
      self.background = background
    }
  }

  func shown(_ column: Int, _ row: Int) -> Shown? {
    var characters = [UInt32](repeating: 0, count: 4)
    var bits: UInt32 = 0
    var pair: CInt = 0
    guard trialtop_get(CInt(row), CInt(column), &characters, &bits, &pair) else { return nil }
    var shown = Shown("", Attributes(rawValue: UInt8(bits)))
    for character in characters.prefix(while: { $0 != 0 }) {
      if let scalar = Unicode.Scalar(character) { shown.text.unicodeScalars.append(scalar) }
    }
    var (foreground, background): (CInt, CInt) = (-1, -1)
    if pair != 0, trialtop_get_pair(pair, &foreground, &background) {
      shown.foreground = Int(foreground)
      shown.background = Int(background)
    }
    return shown
  }

  /// One row of text as ncurses has it.
  func line(_ row: Int) -> String {
    var line = ""
    var column = 0
    while column < terminal.size.columns, let cell = shown(column, row) {
      line += cell.text
      column += max(1, cell.text.unicodeScalars.first.map(TextWidth.columns(of:)) ?? 1)
    }
    while line.last == " " { line.removeLast() }
    return line
  }
}

/// A grid drawn by hand.
func draw(columns: Int = 20, rows: Int = 5, _ body: (inout Canvas) -> Void) -> Grid {
  var canvas = Canvas(Grid(Size(columns: columns, rows: rows)))
  body(&canvas)
  return canvas.grid
}

/// The tests that open a screen: ncurses is global, so they run one after the other.
@Suite("the screen", .serialized)
struct ScreenTests {}
