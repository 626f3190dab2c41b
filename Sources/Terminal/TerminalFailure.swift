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
