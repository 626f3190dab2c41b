/// Something in a configuration that was left out, and why.
public struct PreferenceFailure: Sendable, Equatable, CustomStringConvertible {
  /// The line of the text, from 1; 0 if it is not known.
  public let line: Int
  /// What is wrong, and what could be written instead.
  public let message: String

  /// A failure on that line.
  public init(line: Int, message: String) {
    self.line = line
    self.message = message
  }

  /// The failure in one line: `line 5: There is no action "zom". Did you mean "zoom"?`
  public var description: String { line > 0 ? "line \(line): \(message)" : message }
}
