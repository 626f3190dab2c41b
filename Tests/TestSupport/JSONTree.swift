/// A JSON text as a tree whose scalars are kept as they are written, members in their order.
public indirect enum JSONTree: Sendable, Equatable {
  /// A number, a truth value, `null`, or a string without its quotes and as it is escaped.
  case scalar(String, isString: Bool)
  /// The elements of an array.
  case array([JSONTree])
  /// The members of an object.
  case object([Member])

  /// A key and its value.
  public struct Member: Sendable, Equatable {
    /// The key.
    public let key: String
    /// Its value.
    public let value: JSONTree
  }

  /// One leaf: where it stands, `response.arms[0].orr`, and its value.
  public struct Leaf: Sendable, Equatable {
    /// The keys and indices that lead to it.
    public let path: String
    /// The value as written; for an array of scalars all of them, a space between two.
    public let value: String
  }

  /// Reads a text that is one JSON value.
  ///
  /// - Throws: `Malformed` if it is anything else.
  public init(_ text: String) throws {
    var reader = Reader(bytes: Array(text.utf8))
    self = try reader.value()
    reader.skipSpace()
    guard reader.isAtEnd else { throw reader.malformed }
  }

  /// A text that is no JSON, and the byte at which that shows.
  public struct Malformed: Error {
    /// The number of bytes before it.
    public let offset: Int
  }

  /// The leaves in the order of the text; an array of scalars, an empty one too, is one leaf.
  public var leaves: [Leaf] {
    var leaves: [Leaf] = []
    collect(into: &leaves, path: "")
    return leaves
  }

  /// The text with a line for every scalar and every array of scalars.
  public var lines: String {
    var text = ""
    write(to: &text, indent: "")
    return text + "\n"
  }

  private func collect(into leaves: inout [Leaf], path: String) {
    switch self {
    case .scalar(let text, _): leaves.append(Leaf(path: path, value: text))
    case .array(let elements):
      if let scalars {
        leaves.append(Leaf(path: path, value: scalars.map(\.text).joined(separator: " ")))
        return
      }
      for (index, element) in elements.enumerated() {
        element.collect(into: &leaves, path: "\(path)[\(index)]")
      }
    case .object(let members):
      for member in members {
        member.value.collect(
          into: &leaves, path: path.isEmpty ? member.key : "\(path).\(member.key)")
      }
    }
  }

  private func write(to text: inout String, indent: String) {
    switch self {
    case .scalar(let value, let isString): text += isString ? "\"\(value)\"" : value
    case .array(let elements):
      if let scalars {
        let values = scalars.map { $0.isString ? "\"\($0.text)\"" : $0.text }
        text += "[" + values.joined(separator: ", ") + "]"
        return
      }
      text += "[\n"
      for (index, element) in elements.enumerated() {
        text += indent + "  "
        element.write(to: &text, indent: indent + "  ")
        text += index + 1 < elements.count ? ",\n" : "\n"
      }
      text += indent + "]"
    case .object(let members):
      text += "{\n"
      for (index, member) in members.enumerated() {
        text += "\(indent)  \"\(member.key)\": "
        member.value.write(to: &text, indent: indent + "  ")
        text += index + 1 < members.count ? ",\n" : "\n"
      }
      text += indent + "}"
    }
  }

  /// The elements of an array of nothing but scalars.
  private var scalars: [(text: String, isString: Bool)]? {
    guard case .array(let elements) = self else { return nil }
    var scalars: [(text: String, isString: Bool)] = []
    for element in elements {
      guard case .scalar(let text, let isString) = element else { return nil }
      scalars.append((text, isString))
    }
    return scalars
  }

  private struct Reader {
    let bytes: [UInt8]
    var offset = 0

    var isAtEnd: Bool { offset >= bytes.count }
    var malformed: Malformed { Malformed(offset: offset) }

    mutating func skipSpace() {
      while !isAtEnd, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[offset]) { offset += 1 }
    }

    /// Whether the next character is this one; it is then taken.
    private mutating func takes(_ character: Unicode.Scalar) -> Bool {
      skipSpace()
      guard !isAtEnd, bytes[offset] == UInt8(ascii: character) else { return false }
      offset += 1
      return true
    }

    mutating func value() throws -> JSONTree {
      if takes("{") { return .object(try list("}") { try $0.member() }) }
      if takes("[") { return .array(try list("]") { try $0.value() }) }
      skipSpace()
      if !isAtEnd, bytes[offset] == UInt8(ascii: "\"") {
        return .scalar(try string(), isString: true)
      }
      let start = offset
      while !isAtEnd, !" ,]}\n".utf8.contains(bytes[offset]) { offset += 1 }
      let text = String(decoding: bytes[start..<offset], as: UTF8.self)
      guard ["true", "false", "null"].contains(text) || Double(text) != nil else {
        throw malformed
      }
      return .scalar(text, isString: false)
    }

    private mutating func list<Element>(
      _ close: Unicode.Scalar, _ next: (inout Reader) throws -> Element
    ) throws -> [Element] {
      var elements: [Element] = []
      if takes(close) { return elements }
      repeat { elements.append(try next(&self)) } while takes(",")
      guard takes(close) else { throw malformed }
      return elements
    }

    private mutating func member() throws -> Member {
      skipSpace()
      let key = try string()
      guard takes(":") else { throw malformed }
      return Member(key: key, value: try value())
    }

    private mutating func string() throws -> String {
      guard takes("\"") else { throw malformed }
      let start = offset
      while !isAtEnd, bytes[offset] != UInt8(ascii: "\"") {
        guard bytes[offset] >= 0x20 else { throw malformed }
        offset += bytes[offset] == UInt8(ascii: "\\") ? 2 : 1
      }
      guard !isAtEnd else { throw malformed }
      offset += 1
      return String(decoding: bytes[start..<offset - 1], as: UTF8.self)
    }
  }
}
