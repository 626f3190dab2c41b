import TOML

/// What cannot be used in a file that a person keeps for the program, where, and what to write instead.
public struct UserFileFailure: Error, Equatable, CustomStringConvertible {
  /// The key that is wrong, `roles.text.color`; empty where the message names it, or if the text is not
  /// TOML at all.
  public let key: String
  /// The line, from 1; 0 if what is wrong is not there.
  public let line: Int
  /// The column, in characters from 1; 0 likewise.
  public let column: Int
  /// What is wrong and what was expected.
  public let message: String

  /// A failure of a key; `position` is `nil` if what is wrong is not there.
  init(key: String = "", at position: TOMLPosition?, _ message: String) {
    self.key = key
    self.line = position?.line ?? 0
    self.column = position?.column ?? 0
    self.message = message
  }

  /// The failure that a text is not TOML.
  init(_ error: TOMLError) {
    self.init(at: error.position, error.message)
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

extension String {
  /// A text of a file for a message: in quotes, cut short, and with nothing in it that steers a terminal.
  var shown: String { String(prefix(40)).tomlQuoted }
}
