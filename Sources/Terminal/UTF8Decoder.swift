/// Puts characters together from bytes that come one by one; bytes that fit nowhere are left out.
struct UTF8Decoder {
  private var pending: [UInt8] = []
  private var needed = 0

  /// The character that this byte completes, or `nil`.
  mutating func character(_ byte: UInt8) -> Unicode.Scalar? {
    if byte & 0xC0 == 0x80, !pending.isEmpty {
      pending.append(byte)
      guard pending.count == needed else { return nil }
      defer { pending.removeAll(keepingCapacity: true) }
      var decoder = UTF8()
      var bytes = pending.makeIterator()
      guard case .scalarValue(let scalar) = decoder.decode(&bytes) else { return nil }
      return scalar
    }
    pending.removeAll(keepingCapacity: true)
    switch byte {
    case 0..<0x80: return Unicode.Scalar(byte)
    case 0xC2...0xDF: needed = 2
    case 0xE0...0xEF: needed = 3
    case 0xF0...0xF4: needed = 4
    default: return nil
    }
    pending.append(byte)
    return nil
  }
}
