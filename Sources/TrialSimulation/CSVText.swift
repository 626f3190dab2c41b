/// Writes a table as comma-separated text (RFC 4180, but lines end in `\n`).
///
/// The text is collected as bytes, which is several times faster than appending to a `String`.
struct CSVText {
  private var bytes: [UInt8] = []

  /// Makes a table with these columns and no rows.
  init(columns: [String]) {
    append(columns)
  }

  /// The header and the rows so far.
  var text: String {
    String(decoding: bytes, as: UTF8.self)
  }

  /// Adds one row; a field is quoted only if it has to be, and line breaks within it are kept.
  mutating func append(_ fields: [String]) {
    for (index, field) in fields.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: ",")) }
      append(field: field)
    }
    bytes.append(UInt8(ascii: "\n"))
  }

  private mutating func append(field: String) {
    let start = bytes.count
    bytes.append(contentsOf: field.utf8)
    guard bytes[start...].contains(where: Self.isSpecial) else { return }
    bytes.removeSubrange(start...)
    bytes.append(UInt8(ascii: "\""))
    for byte in field.utf8 {
      if byte == UInt8(ascii: "\"") { bytes.append(byte) }
      bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
  }

  private static func isSpecial(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "\n")
      || byte == UInt8(ascii: "\r")
  }
}
