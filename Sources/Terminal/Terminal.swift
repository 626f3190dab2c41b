import CNcurses
public import Cells
import PlainText
import Synchronization

/// The screen of a terminal: paints grids, reads keys and the mouse, and leaves no trace when closed.
///
/// There is one at a time, used from one thread. ncurses' own handlers take Ctrl-Z and changes of
/// size, so the other threads of the program must block SIGTSTP and SIGWINCH; SIGINT, SIGTERM and
/// SIGHUP are the program's, which answers them with `close()`.
///
///     let terminal = try Terminal(TerminalOptions())
///     defer { terminal.close() }
///     terminal.paint(grid)
public final class Terminal {
  /// Colours in use, at most what the terminal has.
  public let colorDepth: ColorDepth

  private static let isTaken = Atomic<Bool>(false)

  private let options: TerminalOptions
  /// Whether it can be sent sequences that the terminal database does not know, at worst in vain.
  private let ignoresUnknown: Bool
  private let screen: trialtop_screen
  private var mapping: ColorMapping
  private var pairs: PairTable
  private var painted: Grid
  /// The rows of it that have letters written from right to left.
  private var paintedTurned: [Bool]
  private var decoder = UTF8Decoder()
  private var raw: [RawInput] = []
  private var isOpen = true

  /// Opens the screen: alternate screen, no cursor, keys one by one and unechoed.
  public init(_ options: TerminalOptions) throws(TerminalFailure) {
    let isTty = trialtop_is_terminal(options.input) && trialtop_is_terminal(options.output)
    guard isTty || options.fixedSize != nil else { throw .notATerminal }
    let type = options.type ?? String(cString: trialtop_terminal_type())
    switch Int(trialtop_probe(type, options.output)) {
    case TRIALTOP_USABLE: break
    case TRIALTOP_NO_CURSOR: throw .cannotAddressCursor(type)
    default: throw .unknownTerminal(type)
    }
    precondition(
      Terminal.isTaken.exchange(true, ordering: .acquiringAndReleasing) == false,
      "A terminal is open already; close it first.")
    let canGuard = isTty && CrashGuard.remember(options.output)
    let screen = trialtop_open(type, options.output, options.input)
    guard screen.screen != nil else {
      Terminal.isTaken.store(false, ordering: .releasing)
      throw .unknownTerminal(type)
    }
    if canGuard {
      CrashGuard.arm(options.output, brackets: Terminal.ignoresUnknown(type))
    }

    let wantsColor = options.color != ColorDepth.none
    let colors = wantsColor ? Int(trialtop_start_color()) : 0
    let hasDefaultColors = colors > 0 && trialtop_use_default_colors()
    let depth = min(options.color ?? .direct, Terminal.depth(ofColors: colors))
    self.options = options
    self.ignoresUnknown = Terminal.ignoresUnknown(type)
    self.screen = screen
    self.colorDepth = depth
    self.mapping = ColorMapping(
      depth: depth, colors: colors, hasDefaultColors: hasDefaultColors,
      hasDim: trialtop_has_dim(), hasItalic: trialtop_has_italic())
    // More than a theme can ask for, and little enough to last for days.
    self.pairs = PairTable(limit: depth == .none ? 0 : min(Int(trialtop_color_pairs()) - 1, 1023))
    if let size = options.fixedSize {
      _ = trialtop_set_size(CInt(max(1, size.rows)), CInt(max(1, size.columns)))
    }
    for sequence in InputDecoder.sequences {
      trialtop_define_key(sequence.bytes, sequence.code)
    }
    self.painted = Grid(
      Size(columns: Int(trialtop_columns()), rows: Int(trialtop_rows())))
    self.paintedTurned = Array(repeating: false, count: painted.size.rows)
    if options.mouse { trialtop_set_mouse(true) }
  }

  deinit { close() }

  /// Columns and rows of the screen; changes only in `readInput()`.
  public var size: Size {
    guard isOpen else { return painted.size }
    return Size(columns: Int(trialtop_columns()), rows: Int(trialtop_rows()))
  }

  // MARK: Painting

  /// Shows a grid by writing the cells that differ from what is shown; often that is nothing.
  ///
  /// The terminal is asked to show all of it at once, so that no frame is ever seen half.
  ///
  /// A grid of another size is cut or set on blanks. A terminal that takes no output, because someone
  /// pressed Ctrl-S, is left alone and the result is false; the next call catches up.
  @discardableResult
  public func paint(_ grid: Grid) -> Bool {
    guard isOpen else { return false }
    let wanted = fitted(grid)
    guard wanted != painted else { return true }
    guard trialtop_is_writable(options.output) else { return false }
    preparePairs(wanted)
    let turned = Terminal.turnedRows(wanted)
    var last: (style: Style, look: (attributes: UInt32, pair: Int32))?
    for row in 0..<wanted.size.rows {
      let isTurned = turned[row] || paintedTurned[row]
      for column in 0..<wanted.size.columns {
        guard
          wanted[column, row] != painted[column, row] || wanted[column, row].width != 1
            || isTurned,
          let cell = Terminal.shown(wanted, column, row, isTurned: turned[row]),
          cell != Terminal.shown(painted, column, row, isTurned: paintedTurned[row])
        else { continue }
        if last?.style != cell.style { last = (cell.style, look(cell.style)) }
        guard let look = last?.look else { continue }
        put(cell, column: column, row: row, attributes: look.attributes, pair: look.pair)
      }
    }
    painted = wanted
    paintedTurned = turned
    trialtop_refresh(options.output, false, ignoresUnknown)
    return true
  }

  /// Clears the terminal and writes everything again, for when another program wrote over it.
  public func repaint() {
    guard isOpen, trialtop_is_writable(options.output) else { return }
    trialtop_refresh(options.output, true, ignoresUnknown)
  }

  /// Rings the bell.
  public func bell() {
    guard isOpen, trialtop_is_writable(options.output) else { return }
    trialtop_beep()
  }

  /// Puts a text on the clipboard of the terminal; false if it takes none, or no output now.
  ///
  /// Whether the text arrives is not known: terminals answer nothing, and some are set to refuse.
  public func copy(_ text: String) -> Bool {
    guard isOpen, ignoresUnknown, trialtop_is_writable(options.output) else { return false }
    let bytes = ClipboardSequence.bytes(for: text, multiplexer: options.multiplexer)
    return trialtop_write_all(options.output, bytes, bytes.count)
  }

  /// Terminals of long ago print what they do not understand.
  private static func ignoresUnknown(_ type: String) -> Bool {
    let old = ["dumb", "vt", "linux", "ansi", "cons", "sun", "wy", "hp", "ibm", "unknown"]
    return !old.contains { type == $0 || type.hasPrefix($0) && !type.hasPrefix("vte") }
  }

  private func fitted(_ grid: Grid) -> Grid {
    let size = self.size
    guard grid.size != size else { return grid }
    var fitted = Grid(size)
    for row in 0..<min(size.rows, grid.size.rows) {
      for column in 0..<min(size.columns, grid.size.columns) {
        fitted[column, row] = grid[column, row]
      }
    }
    return fitted
  }

  /// The cell as it is written: `nil` for the right half of a wide character, a blank for half of one.
  ///
  /// In a row with letters written from right to left every word of them ends with a mark that keeps
  /// it apart from what follows, and so does the row's beginning.
  private static func shown(
    _ grid: Grid, _ column: Int, _ row: Int, isTurned: Bool
  ) -> Cell? {
    guard var cell = shown(grid, column, row) else { return nil }
    guard isTurned else { return cell }
    let isWord = RightToLeft.contains(cell.scalar)
    let next = column + 1 < grid.size.columns ? grid[column + 1, row].scalar : " "
    guard isWord ? !RightToLeft.contains(next) : column == 0 else { return cell }
    if cell.mark == "\0" {
      cell.mark = RightToLeft.mark
    } else {
      cell.secondMark = RightToLeft.mark
    }
    return cell
  }

  /// Which rows have letters written from right to left.
  private static func turnedRows(_ grid: Grid) -> [Bool] {
    var turned = Array(repeating: false, count: grid.size.rows)
    for (place, cell) in grid.cells.enumerated() where RightToLeft.contains(cell.scalar) {
      turned[place / grid.size.columns] = true
    }
    return turned
  }

  private static func shown(_ grid: Grid, _ column: Int, _ row: Int) -> Cell? {
    let cell = grid[column, row]
    switch cell.width {
    case 1: return cell
    case 0:
      return column > 0 && grid[column - 1, row].width == 2 ? nil : Cell(" ", style: cell.style)
    default:
      let isWhole = column + 1 < grid.size.columns && grid[column + 1, row].width == 0
      return isWhole ? cell : Cell(" ", style: cell.style)
    }
  }

  private func put(_ cell: Cell, column: Int, row: Int, attributes: UInt32, pair: Int32) {
    let scalar = PlainText.printable(cell.scalar)
    let (row, column) = (CInt(row), CInt(column))
    guard Int(trialtop_width(scalar.value)) == Int(cell.width) else {
      // The C library takes it for narrower or wider, or cannot print it: the row would shift.
      let stand: UInt32 = trialtop_width(0xFFFD) == 1 ? 0xFFFD : 0x3F
      trialtop_put(row, column, stand, 0, 0, attributes, pair)
      if cell.width == 2 { trialtop_put(row, column + 1, 0x20, 0, 0, attributes, pair) }
      return
    }
    var marks: (UInt32, UInt32) = (0, 0)
    for mark in [cell.mark, cell.secondMark] where Terminal.combines(mark) {
      if marks.0 == 0 { marks.0 = mark.value } else { marks.1 = mark.value }
    }
    trialtop_put(row, column, scalar.value, marks.0, marks.1, attributes, pair)
  }

  /// Whether a mark is drawn over its character by every terminal.
  ///
  /// Joiners and variation selectors make some terminals draw wider or narrower than they report.
  private static func combines(_ mark: Unicode.Scalar) -> Bool {
    switch mark.value {
    case 0, 0x200B...0x200D, 0xFE00...0xFE0F, 0xE0100...0xE01EF: false
    default: trialtop_width(mark.value) == 0
    }
  }

  // MARK: Colours

  private static func depth(ofColors colors: Int) -> ColorDepth {
    if colors < 8 { return .none }
    if colors < 256 { return .sixteen }
    return trialtop_has_direct_color() && colors > 256 ? .direct : .twoFiftySix
  }

  /// Takes numbers back from colours that are gone, if the new frame needs them.
  private func preparePairs(_ grid: Grid) {
    guard colorDepth != .none else { return }
    var used: Set<PairTable.Colors> = []
    var last: Style?
    for cell in grid.cells where cell.style != last {
      last = cell.style
      used.insert(colors(mapping.resolve(cell.style)))
    }
    used.remove(PairTable.Colors(foreground: -1, background: -1))
    if pairs.keep(used) { trialtop_touch() }
  }

  private func look(_ style: Style) -> (attributes: UInt32, pair: Int32) {
    let resolved = mapping.resolve(style)
    let attributes = UInt32(resolved.attributes.rawValue)
    guard colorDepth != .none else { return (attributes, 0) }
    let wanted = colors(resolved)
    // With no number left the background goes first, then the colour.
    let plain: Int32 = mapping.hasDefaultColors ? -1 : 0
    for colors in [wanted, PairTable.Colors(foreground: wanted.foreground, background: plain)] {
      guard let (number, isNew) = pairs.number(for: colors) else { continue }
      if isNew { _ = trialtop_set_pair(number, colors.foreground, colors.background) }
      return (attributes, number)
    }
    return (attributes, 0)
  }

  private func colors(_ style: ResolvedStyle) -> PairTable.Colors {
    PairTable.Colors(foreground: style.foreground, background: style.background)
  }

  // MARK: Input

  /// Everything a person did since the last call; never waits.
  ///
  /// `.closed` comes last, and again with every call, once the terminal is gone.
  public func readInput() -> [Input] {
    guard isOpen else { return [.closed] }
    if options.fixedSize == nil { trialtop_follow_size(options.output) }
    var isDrained = false
    // The limit keeps a pasted novel from freezing the screen.
    while !isDrained, raw.count < 4096 {
      var value: CInt = 0
      switch Int(trialtop_read(&value)) {
      case TRIALTOP_BYTE:
        if let character = decoder.character(UInt8(truncatingIfNeeded: value)) {
          raw.append(.character(character))
        }
      case TRIALTOP_KEY where value == KEY_MOUSE: raw += readMouse()
      case TRIALTOP_KEY: raw.append(.key(value))
      default: isDrained = true
      }
    }
    let size = self.size
    if size != painted.size {
      trialtop_erase()
      painted = Grid(size)
      paintedTurned = Array(repeating: false, count: size.rows)
    }
    var inputs = InputDecoder.inputs(&raw, size: size)
    let isGone =
      trialtop_is_hung_up(options.input) || trialtop_is_hung_up(options.output)
      || isDrained && trialtop_is_at_end(options.input)
    if isGone { inputs.append(.closed) }
    return inputs
  }

  /// Asks the terminal for clicks and the wheel, or leaves them to it for selecting text.
  public func setMouse(_ on: Bool) {
    guard isOpen else { return }
    trialtop_set_mouse(on)
  }

  private func readMouse() -> [RawInput] {
    var events: [RawInput] = []
    var (action, column, row): (CInt, CInt, CInt) = (0, 0, 0)
    while trialtop_read_mouse(&action, &column, &row) {
      let point = Point(column: Int(column), row: Int(row))
      switch Int(action) {
      case TRIALTOP_CLICK: events.append(.mouse(.click, point))
      case TRIALTOP_WHEEL_UP: events.append(.mouse(.wheelUp, point))
      case TRIALTOP_WHEEL_DOWN: events.append(.mouse(.wheelDown, point))
      default: break
      }
    }
    return events.reversed()
  }

  // MARK: Closing

  /// Gives the terminal back as it was; calling it again does nothing.
  public func close() {
    guard isOpen else { return }
    isOpen = false
    if !trialtop_end(options.output) { CrashGuard.restore(options.output) }
    CrashGuard.disarm()
    trialtop_free(screen)
    Terminal.isTaken.store(false, ordering: .releasing)
  }

  // MARK: Locale

  /// Takes the character encoding from the environment; call it once, before the first terminal.
  ///
  /// Nothing else is taken: numbers keep their decimal point.
  public static func prepareLocale() {
    trialtop_use_locale()
  }

  /// Whether text is UTF-8 in the environment's encoding; without it only ASCII can be shown.
  public static var isUTF8Locale: Bool { trialtop_locale_is_utf8() }
}
