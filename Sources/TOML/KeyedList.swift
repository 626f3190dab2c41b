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
