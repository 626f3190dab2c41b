/// A line at the bottom of the screen into which somebody types.
public struct Prompt: Sendable, Equatable {
  /// What is asked for.
  public enum Kind: Sendable, Equatable {
    /// Words to look for in the rows of a surface.
    case search(Surface)
  }

  /// What is asked for.
  public let kind: Kind
  /// What was typed.
  public var input: TextInput
  /// What is put back if it is given up.
  let original: String

  init(_ kind: Kind, text: String = "") {
    self.kind = kind
    input = TextInput(text)
    original = text
  }
}
