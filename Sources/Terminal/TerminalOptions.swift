public import Cells

/// The options of opening a terminal; the defaults suit an interactive program.
public struct TerminalOptions: Sendable {
  /// The maximum colour depth; `nil` takes it from the terminal database.
  ///
  /// A caller that honours `NO_COLOR` passes `ColorDepth.none` in full: `.none` alone is `nil` here.
  public var color: ColorDepth?
  /// Whether clicks and the wheel are reported from the start.
  public var mouse: Bool
  /// The multiplexer between this program and the terminal; `nil` for none.
  public var multiplexer: Multiplexer?
  /// The file descriptor of the keys.
  public var input: CInt
  /// The file descriptor of the screen.
  public var output: CInt
  /// The terminal's name in the terminal database; `nil` takes it from `TERM`.
  public var type: String?
  /// A fixed size, for a screen on a file; `nil` takes that of the terminal, which must be one.
  public var fixedSize: Size?

  /// Makes options, by default for standard input and output.
  public init(
    color: ColorDepth? = nil, mouse: Bool = true, multiplexer: Multiplexer? = nil, input: CInt = 0,
    output: CInt = 1,
    type: String? = nil, fixedSize: Size? = nil
  ) {
    self.color = color
    self.mouse = mouse
    self.multiplexer = multiplexer
    self.input = input
    self.output = output
    self.type = type
    self.fixedSize = fixedSize
  }
}

/// The reason why a screen could not be opened.
public enum TerminalFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// The terminal database has no entry for `TERM`; empty if it is not set.
  case unknownTerminal(String)
  /// The terminal cannot move the cursor, so it cannot show a screen.
  case cannotAddressCursor(String)

  /// A sentence for the user: the reason and what to do instead.
  public var description: String {
    switch self {
    case .notATerminal:
      "Input and output must be a terminal. For text on a pipe, use `trialtop report DIR`, or"
        + " `trialtop DIR --linear` to follow the folder."
    case .unknownTerminal(""):
      "TERM is not set, so the terminal is unknown. Set it (for example TERM=xterm-256color),"
        + " or use `trialtop report DIR` or `trialtop DIR --linear`."
    case .unknownTerminal(let type):
      "TERM is \"\(type)\", which the terminal database does not know. Set TERM=xterm-256color if"
        + " the terminal is like most, or use `trialtop report DIR` or `trialtop DIR --linear`."
    case .cannotAddressCursor(let type):
      "TERM is \"\(type)\", a terminal that cannot move its cursor. Use `trialtop report DIR` or"
        + " `trialtop DIR --linear` instead."
    }
  }
}
