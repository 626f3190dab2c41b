import TrialModel

/// Distinct texts and their codes: a hash table over bytes, so that a cell becomes a code without a
/// `String` in between.
struct TextDictionary {
  /// The bytes of all texts, one after the other.
  private var bytes: [UInt8] = []
  /// Where each text ends in `bytes`.
  private var ends: [Int] = []
  private var hashes: [UInt64] = []
  /// Open addressing; -1 is empty. The count is a power of two.
  private var slots: [Int32] = Array(repeating: -1, count: 64)
  /// The texts in order of their codes.
  private(set) var values: [String] = []
  /// The last answer: cells of a column often repeat.
  private var last: Int32 = -1

  /// How many distinct texts there are.
  var count: Int { values.count }

  /// The code of the cell's text, given out in order of first appearance.
  @inline(__always)
  mutating func code(for field: Field) -> Int32 {
    if field.isTyped { return code(forTyped: field) }
    if last >= 0, matches(Int(last), field) { return last }
    last = find(field, text: field.text)
    return last
  }

  /// The code of a text that is already there, or `nil`.
  @inline(__always)
  mutating func existingCode(for field: Field) -> Int32? {
    if field.isTyped { return existingCode(forTyped: field) }
    if last >= 0, matches(Int(last), field) { return last }
    let hash = TextDictionary.hash(field.start, field.count)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let code = slots[slot]
      if hashes[Int(code)] == hash, matches(Int(code), field) {
        last = code
        return code
      }
      slot = (slot + 1) & (slots.count - 1)
    }
    return nil
  }

  @inline(never)
  private mutating func code(forTyped field: Field) -> Int32 {
    field.withText { code(for: $0) }
  }

  @inline(never)
  private mutating func existingCode(forTyped field: Field) -> Int32? {
    field.withText { existingCode(for: $0) }
  }

  /// The code of a text of another dictionary.
  mutating func code(of code: Int32, in other: TextDictionary) -> Int32 {
    other.withField(of: code) { find($0, text: other.values[Int(code)]) }
  }

  /// Gives the text with that code as a cell to `body`.
  func withField<Result>(of code: Int32, _ body: (Field) -> Result) -> Result {
    let lower = code == 0 ? 0 : ends[Int(code) - 1]
    // A byte more, so that there is a place to point to even if all texts are empty.
    return (bytes[lower..<ends[Int(code)]] + [0]).withUnsafeBufferPointer { text in
      let nothing: StaticString = ""
      return body(
        Field(
          start: text.baseAddress ?? nothing.utf8Start, count: text.count - 1, kind: .text,
          value: 0))
    }
  }

  @inline(__always)
  private func matches(_ code: Int, _ field: Field) -> Bool {
    let from = code == 0 ? 0 : ends[code - 1]
    guard ends[code] - from == field.count else { return false }
    return bytes.withUnsafeBufferPointer { all in
      for index in 0..<field.count where all[from &+ index] != field.start[index] { return false }
      return true
    }
  }

  private mutating func find(_ field: Field, text: @autoclosure () -> String) -> Int32 {
    let hash = TextDictionary.hash(field.start, field.count)
    var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
    while slots[slot] >= 0 {
      let code = slots[slot]
      if hashes[Int(code)] == hash, matches(Int(code), field) { return code }
      slot = (slot + 1) & (slots.count - 1)
    }
    let code = Int32(values.count)
    slots[slot] = code
    hashes.append(hash)
    bytes.append(contentsOf: UnsafeBufferPointer(start: field.start, count: field.count))
    ends.append(bytes.count)
    values.append(text())
    if values.count * 2 > slots.count { grow() }
    return code
  }

  private mutating func grow() {
    slots = Array(repeating: -1, count: slots.count * 2)
    for (code, hash) in hashes.enumerated() {
      var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
      while slots[slot] >= 0 { slot = (slot + 1) & (slots.count - 1) }
      slots[slot] = Int32(code)
    }
  }

  /// Eight bytes at a time: multiply, then fold the high half down.
  private static func hash(_ start: UnsafePointer<UInt8>, _ count: Int) -> UInt64 {
    let raw = UnsafeRawPointer(start)
    var hash = UInt64(truncatingIfNeeded: count) &* 0x9E37_79B9_7F4A_7C15
    var at = 0
    while at + 8 <= count {
      hash = mix(hash ^ raw.loadUnaligned(fromByteOffset: at, as: UInt64.self))
      at += 8
    }
    var tail: UInt64 = 0
    while at < count {
      tail = tail &<< 8 | UInt64(start[at])
      at += 1
    }
    return mix(hash ^ tail)
  }

  @inline(__always)
  private static func mix(_ number: UInt64) -> UInt64 {
    let product = number.multipliedFullWidth(by: 0xD6E8_FEB8_6659_FD93)
    return product.high ^ product.low
  }
}

/// The codes that the texts of one dictionary have in another, found as they are met.
struct CodeMap: Sendable {
  private var codes: [Int32] = []

  /// The code in `texts` of a text that has `code` in `piece`; -1 stays -1.
  mutating func code(
    _ code: Int32, of piece: TextDictionary, in texts: inout TextDictionary
  ) -> Int32 {
    guard code >= 0 else { return -1 }
    if codes.isEmpty { codes = [Int32](repeating: -1, count: piece.count) }
    if codes[Int(code)] < 0 { codes[Int(code)] = texts.code(of: code, in: piece) }
    return codes[Int(code)]
  }

  /// Turns the codes from a row on, which are those of `piece`, into codes in `texts`.
  mutating func recode(
    _ column: inout [Int32], from first: Int, of piece: TextDictionary,
    in texts: inout TextDictionary
  ) {
    for row in first..<column.count {
      column[row] = code(column[row], of: piece, in: &texts)
    }
  }
}
