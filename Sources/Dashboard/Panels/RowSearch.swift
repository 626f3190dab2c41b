/// Words that a row must have, upper or lower case alike.
struct RowSearch {
  private let words: [[UInt8]]

  /// The words of what a person typed.
  init(_ text: String) {
    words = text.lowercased().split(whereSeparator: \.isWhitespace).map { Array($0.utf8) }
  }

  /// Whether every word is in one of the texts.
  func finds(_ first: String, _ second: String = "") -> Bool {
    words.allSatisfy { Self.isFound($0, in: first) || Self.isFound($0, in: second) }
  }

  private static func isFound(_ word: [UInt8], in text: String) -> Bool {
    var text = text
    // Thousands of rows are searched at every key: bytes are compared, not characters, and folded
    // as they are where they are ASCII.
    if !text.utf8.allSatisfy({ $0 < 0x80 }) { text = text.lowercased() }
    return text.withUTF8 { bytes in
      guard bytes.count >= word.count else { return false }
      return (0...(bytes.count - word.count)).contains { start in
        word.indices.allSatisfy { folded(bytes[start + $0]) == word[$0] }
      }
    }
  }

  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }
}
