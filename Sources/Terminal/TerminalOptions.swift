public import Cells

/// How a terminal is opened; the defaults are what an interactive program wants.
public struct TerminalOptions: Sendable {
  /// Colours to use at most; `nil` asks the terminal database.
  ///
  /// A caller that honours `NO_COLOR` passes `ColorDepth.none`, in full: a mere `.none` is `nil` here.
  public var color: ColorDepth?
  /// Whether clicks and the wheel are asked for from the start.
  public var mouse: Bool
  /// What stands between this program and the terminal, for what has to be handed on.
  public var multiplexer: Multiplexer?
  /// The descriptor keys are read from.
  public var input: CInt
  /// The descriptor the screen is written to.
  public var output: CInt
  /// The terminal's name in the terminal database; `nil` takes it from `TERM`.
  public var type: String?
  /// A fixed size, for a screen on a file; `nil` asks the terminal, which then must be one.
  public var fixedSize: Size?

  /// Options for standard input and output.
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

/// Why a screen could not be opened, in a sentence that says what to do instead.
public enum TerminalFailure: Error, Hashable, Sendable, CustomStringConvertible {
  /// Input or output is a file or a pipe.
  case notATerminal
  /// The terminal database does not know what `TERM` names; empty if it is not set.
  case unknownTerminal(String)
  /// The terminal cannot put the cursor somewhere, so it cannot show a screen.
  case cannotAddressCursor(String)

  /// The sentence for the person who started the program.
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
