/// Why a text is not a theme.
public struct ThemeFailure: Error, Equatable, CustomStringConvertible {
  /// The key that is wrong, `roles.text.color`; empty if the text is not TOML at all.
  public let key: String
  /// The line of the text, from 1; 0 if it is not known.
  public let line: Int
  /// What is wrong and what was expected.
  public let message: String

  /// A failure at that key and line.
  public init(key: String, line: Int = 0, message: String) {
    self.key = key
    self.line = line
    self.message = message
  }

  /// The failure in one line: `line 12: roles.text.color: "blu" is no colour; expected "#rrggbb".`
  public var description: String {
    var parts: [String] = []
    if line > 0 { parts.append("line \(line)") }
    if !key.isEmpty { parts.append(key) }
    parts.append(message)
    return parts.joined(separator: ": ")
  }
}
