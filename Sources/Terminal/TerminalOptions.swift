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
