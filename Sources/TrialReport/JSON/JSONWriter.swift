import PlainText
import TrialModel

/// Writes JSON into one buffer of bytes, in the order of the calls and without white space.
///
/// Numbers take the shortest form that reads back to the same double; what is `nil`, not a number
/// or infinite is `null`.
struct JSONWriter {
  /// What has been written.
  private(set) var bytes: [UInt8] = []
  private var needsComma = false

  init() {
    bytes.reserveCapacity(1 << 16)
  }

  /// Writes an object as the value of a key, or as an element if there is no key.
  mutating func object(_ key: String? = nil, _ body: (inout JSONWriter) -> Void) {
    enclosed(key, "{", "}", body)
  }

  /// Writes an array as the value of a key, or as an element if there is no key.
  mutating func array<Elements: Sequence>(
    _ key: String? = nil, _ elements: Elements,
    _ each: (inout JSONWriter, Elements.Element) -> Void
  ) {
    enclosed(key, "[", "]") { writer in
      for element in elements { each(&writer, element) }
    }
  }

  /// Writes an array of numbers.
  mutating func array(_ key: String, _ numbers: [Int]) {
    array(key, numbers) { $0.value($1) }
  }

  /// Writes an array of numbers.
  mutating func array(_ key: String, _ numbers: [Double]) {
    array(key, numbers) { $0.value($1) }
  }

  /// Writes an array of texts.
  mutating func array(_ key: String, _ texts: [String]) {
    array(key, texts) { $0.value($1) }
  }

  /// Writes `null` as the value of a key.
  mutating func null(_ key: String) {
    self.key(key)
    raw("null")
  }

  /// Writes a text as the value of a key.
  mutating func write(_ key: String, _ text: String?) {
    self.key(key)
    value(text)
  }

  /// Writes a number as the value of a key.
  mutating func write(_ key: String, _ number: Int?) {
    self.key(key)
    value(number)
  }

  /// Writes a number as the value of a key.
  mutating func write(_ key: String, _ number: Double?) {
    self.key(key)
    value(number)
  }

  /// Writes a truth value as the value of a key.
  mutating func write(_ key: String, _ isTrue: Bool) {
    self.key(key)
    raw(isTrue ? "true" : "false")
  }

  /// Writes a text as an element.
  mutating func value(_ text: String?) {
    if let text { quoted(text) } else { raw("null") }
  }

  /// Writes a number as an element.
  mutating func value(_ number: Int?) {
    raw(number.map(String.init) ?? "null")
  }

  /// Writes a number as an element.
  mutating func value(_ number: Double?) {
    guard let number, number.isFinite else {
      raw("null")
      return
    }
    let text = number.description
    raw(text.hasSuffix(".0") ? text.dropLast(2) : text[...])
  }

  private mutating func enclosed(
    _ key: String?, _ open: Character, _ close: Character, _ body: (inout JSONWriter) -> Void
  ) {
    if let key { self.key(key) }
    separate()
    bytes.append(contentsOf: String(open).utf8)
    needsComma = false
    body(&self)
    bytes.append(contentsOf: String(close).utf8)
    needsComma = true
  }

  private mutating func key(_ key: String) {
    quoted(key)
    bytes.append(UInt8(ascii: ":"))
    needsComma = false
  }

  private mutating func raw(_ text: some StringProtocol) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(UInt8(ascii: ",")) }
  }

  private mutating func quoted(_ text: String) {
    separate()
    bytes.append(UInt8(ascii: "\""))
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\"", "\\":
        bytes.append(UInt8(ascii: "\\"))
        bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      case "\n": bytes.append(contentsOf: "\\n".utf8)
      case "\r": bytes.append(contentsOf: "\\r".utf8)
      case "\t": bytes.append(contentsOf: "\\t".utf8)
      case _ where PlainText.steers(scalar):
        let hex = String(scalar.value, radix: 16)
        bytes.append(contentsOf: "\\u".utf8)
        bytes.append(contentsOf: String(repeating: "0", count: 4 - hex.utf8.count).utf8)
        bytes.append(contentsOf: hex.utf8)
      case _ where scalar.isASCII: bytes.append(UInt8(truncatingIfNeeded: scalar.value))
      default: bytes.append(contentsOf: String(scalar).utf8)
      }
    }
    bytes.append(UInt8(ascii: "\""))
    needsComma = true
  }
}
