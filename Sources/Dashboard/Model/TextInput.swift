public import Cells

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
