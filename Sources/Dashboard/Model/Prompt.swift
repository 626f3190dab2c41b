import Cells
import TrialAnalysis

/// A line at the bottom of the screen into which somebody types.
public struct Prompt: Sendable, Equatable {
  /// What is asked for.
  public enum Kind: Sendable, Equatable {
    /// Words to look for in the rows of the surface that has the keys.
    case search
    /// Which subjects are counted.
    case filter
    /// Words to look for in the help.
    case help
    /// Something to do.
    case command
  }

  /// What is asked for.
  public let kind: Kind
  /// What was typed.
  public var input: TextInput
  /// The row chosen in the list under it, from 0.
  public var choice = 0
  /// What is put back if it is given up.
  let original: String
  /// What is known of the filter that was typed; of an older text until the answer comes.
  var draft: FilterDraft?
  /// The filter that was entered and cannot be used.
  var refused: String?
  /// Keys that mean nothing until the answer about the text before them is there.
  var waiting: [Key] = []

  /// Whether it is typed into a box over the panels, not into the last line.
  var hasBox: Bool { kind == .filter || kind == .command }

  init(_ kind: Kind, text: String = "") {
    self.kind = kind
    input = TextInput(text)
    original = text
  }
}
