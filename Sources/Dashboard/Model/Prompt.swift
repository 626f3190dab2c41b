public import Cells
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

/// A line of text that somebody types, with a cursor in it.
public struct TextInput: Sendable, Equatable {
  /// The characters before the cursor.
  private var before: [Character] = []
  /// The characters after it.
  private var after: [Character] = []

  /// A line with the cursor at its end.
  public init(_ text: String = "") {
    before = Array(text)
  }

  /// The whole line.
  public var text: String { String(before + after) }
  /// What stands before the cursor.
  public var head: String { String(before) }
  /// What stands after it.
  public var tail: String { String(after) }
  /// Whether there is nothing.
  public var isEmpty: Bool { before.isEmpty && after.isEmpty }

  /// Takes a key; false if it is none that edits a line.
  public mutating func take(_ key: Key) -> Bool {
    switch key {
    case .character(let scalar): before.append(Character(scalar))
    case .backspace: _ = before.popLast()
    case .delete: if !after.isEmpty { after.removeFirst() }
    case .left: if let last = before.popLast() { after.insert(last, at: 0) }
    case .right: if !after.isEmpty { before.append(after.removeFirst()) }
    case .home, .control("a"):
      after = before + after
      before = []
    case .end, .control("e"):
      before += after
      after = []
    case .control("u"): before = []
    case .control("k"): after = []
    case .control("w"):
      while before.last?.isWhitespace == true { before.removeLast() }
      while let last = before.last, !last.isWhitespace { before.removeLast() }
    default: return false
    }
    return true
  }

  /// Puts text in the place of some characters, with the cursor after it.
  public mutating func replace(_ range: Range<Int>, with text: String) {
    let all = before + after
    let range = range.clamped(to: 0..<all.count)
    before = Array(all[..<range.lowerBound]) + Array(text)
    after = Array(all[range.upperBound...])
  }
}
