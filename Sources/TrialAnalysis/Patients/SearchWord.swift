/// A word that is looked for in texts, upper or lower case alike.
struct SearchWord {
  private let bytes: [UInt8]

  /// The words of what a person typed.
  static func words(_ search: String) -> [SearchWord] {
    search.lowercased().split(whereSeparator: \.isWhitespace).map {
      SearchWord(bytes: Array($0.utf8))
    }
  }

  private init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Whether a text has it.
  func isIn(_ text: String) -> Bool {
    var text = text
    // Folding bytes is much cheaper than folding characters, and the same for ASCII.
    let isFound = text.withUTF8 { utf8 -> Bool? in
      utf8.contains { $0 >= 0x80 } ? nil : isIn(utf8)
    }
    if let isFound { return isFound }
    var folded = text.lowercased()
    return folded.withUTF8 { isIn($0) }
  }

  private func isIn(_ text: UnsafeBufferPointer<UInt8>) -> Bool {
    guard text.count >= bytes.count else { return false }
    for start in 0...(text.count - bytes.count) {
      var length = 0
      while length < bytes.count {
        let byte = text[start + length]
        let folded = byte >= 0x41 && byte <= 0x5A ? byte | 0x20 : byte
        if folded != bytes[length] { break }
        length += 1
      }
      if length == bytes.count { return true }
    }
    return false
  }
}
