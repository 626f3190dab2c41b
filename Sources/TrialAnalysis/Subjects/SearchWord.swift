/// A word that is looked for in texts, upper or lower case alike.
///
/// It is found where a word of the text begins with it, so that `sc` finds `SC` and not
/// `discontinued`. Digits alone stand for a number: one or two of them must be the whole of it, as in
/// `grade 3`, which no date has, and zeros before two or more of them are left out, so that `31` finds
/// `IL2-0031`.
public struct SearchWord: Sendable {
  private let bytes: [UInt8]
  private let isNumber: Bool

  /// The words of what a person typed.
  public static func words(_ search: String) -> [SearchWord] {
    search.lowercased().split(whereSeparator: \.isWhitespace).map { SearchWord(Array($0.utf8)) }
  }

  private init(_ bytes: [UInt8]) {
    self.bytes = bytes
    isNumber = bytes.allSatisfy { $0 >= 0x30 && $0 <= 0x39 }
  }

  /// Whether a text has it.
  public func isIn(_ text: String) -> Bool {
    var text = text
    // Thousands of rows are searched at every key. Folding bytes is much cheaper than folding
    // characters, and the same for ASCII.
    let isFound = text.withUTF8 { utf8 -> Bool? in
      utf8.contains { $0 >= 0x80 } ? nil : isIn(utf8)
    }
    if let isFound { return isFound }
    var folded = text.lowercased()
    return folded.withUTF8 { isIn($0) }
  }

  private func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= bytes.count else { return false }
    for start in 0...(text.count - bytes.count) where begins(at: start, text) {
      var length = 0
      while length < bytes.count, Self.folded(text[start + length]) == bytes[length] { length += 1 }
      let end = start + length
      if length == bytes.count,
        !isNumber || length > 2 || end == text.count || !Self.isOfWord(text[end])
      {
        return true
      }
    }
    return false
  }

  /// Whether a word, or a number after its zeros, begins there; what begins with a sign may begin
  /// anywhere.
  private func begins(at start: Int, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard let first = bytes.first, Self.isOfWord(first) else { return true }
    var place = start
    if isNumber, bytes.count > 1 {
      while place > 0, text[place - 1] == 0x30 { place -= 1 }
    }
    return place == 0 || !Self.isOfWord(text[place - 1])
  }

  @inline(__always)
  private static func folded(_ byte: UInt8) -> UInt8 {
    byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
  }

  /// Whether it is a letter or a digit; whatever is not ASCII is taken for a letter.
  @inline(__always)
  private static func isOfWord(_ byte: UInt8) -> Bool {
    byte >= 0x80 || byte >= 0x30 && byte <= 0x39 || folded(byte) >= 0x61 && folded(byte) <= 0x7A
  }
}
