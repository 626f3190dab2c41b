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
