/// Keys with their places and values, in the order in which they came; finding one takes the same time
/// however many there are.
struct KeyedList<Value: Sendable>: Sendable {
  struct Item: Sendable {
    let key: String
    var position: TOMLPosition
    var value: Value
  }

  private(set) var items: [Item] = []
  /// Where the keys stand in `items`; filled only where there are more than a look at each is good for.
  private var places: [ExactKey: Int] = [:]
  private static var searchedOneByOne: Int { 8 }

  /// The place of a key in `items`.
  func index(of key: String) -> Int? {
    let key = ExactKey(text: key)
    if items.count > Self.searchedOneByOne { return places[key] }
    return items.firstIndex { ExactKey(text: $0.key) == key }
  }

  subscript(key: String) -> Item? { index(of: key).map { items[$0] } }

  /// Adds a key that is not there yet.
  mutating func append(_ key: String, at position: TOMLPosition, _ value: Value) {
    items.append(Item(key: key, position: position, value: value))
    if items.count == Self.searchedOneByOne + 1 {
      for (place, item) in items.enumerated() { places[ExactKey(text: item.key)] = place }
    } else if items.count > Self.searchedOneByOne {
      places[ExactKey(text: key)] = items.count - 1
    }
  }

  /// Replaces place and value of the key at `index`.
  mutating func replace(_ index: Int, at position: TOMLPosition, _ value: Value) {
    items[index].position = position
    items[index].value = value
  }

  /// The same keys at the same places with other values.
  func mapValues<Other>(_ transform: (Item) -> Other) -> KeyedList<Other> {
    var list = KeyedList<Other>()
    list.items = items.map { .init(key: $0.key, position: $0.position, value: transform($0)) }
    list.places = places
    return list
  }
}

/// A key that equals another only if all its bytes do.
///
/// For TOML `é` as one scalar and `é` as two are two keys; for `String` they are the same.
private struct ExactKey: Hashable {
  let text: String

  static func == (left: ExactKey, right: ExactKey) -> Bool {
    left.text.utf8.elementsEqual(right.text.utf8)
  }

  func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
  }
}

/// A table of a TOML document, or the whole document, with the place of every key and value.
///
///     let root = try TOMLTable(parsing: "[study]\ntitle = \"IL-2\"\n")
///     let study = root["study"]?.table
///     study?["title"]?.string               // "IL-2"
///     study?.position(of: "title")          // line 2, column 1
///     study?["title"]?.position             // line 2, column 9
///
/// What is read is TOML 1.0, whole and exactly, in time linear in its length. Two limits keep a hostile
/// file harmless: `maximumBytes` and `maximumDepth`. What is beyond them, or no TOML, is a `TOMLError`.
public struct TOMLTable: Sendable {
  /// The longest document that is read, in bytes: 1 MiB.
  public static let maximumBytes = 1 << 20
  /// How many tables and lists a value may lie in, the document itself not counted, and how many parts
  /// a dotted name may have.
  public static let maximumDepth = 64

  private let entries: KeyedList<TOMLValue>
  /// Where it begins, as `TOMLValue.position` has it; the start of the text for the document itself.
  public let position: TOMLPosition

  init(_ entries: KeyedList<TOMLValue>, at position: TOMLPosition) {
    self.entries = entries
    self.position = position
  }

  /// Reads a document.
  ///
  /// - Throws: `TOMLError` with the first place where the text is no TOML 1.0.
  public init(parsing text: String) throws(TOMLError) {
    try self.init(parsing: Array(text.utf8))
  }

  /// Reads a document from bytes, which must be UTF-8; a byte order mark may come first.
  ///
  /// - Throws: `TOMLError` with the first place where the text is no TOML 1.0.
  public init(parsing bytes: [UInt8]) throws(TOMLError) {
    var parser = Parser(try Scanner(bytes))
    self = try parser.document()
  }

  /// The keys, in the order of the text.
  public var keys: [String] { entries.items.map(\.key) }

  /// Whether there are no keys.
  public var isEmpty: Bool { entries.items.isEmpty }

  /// The value of a key; keys are the same if they are so byte by byte.
  public subscript(key: String) -> TOMLValue? { entries[key]?.value }

  /// Where a key is written; of a table of several headers or dotted names, where it is declared
  /// itself, else where it is named first. `nil` if there is no such key.
  public func position(of key: String) -> TOMLPosition? { entries[key]?.position }
}
