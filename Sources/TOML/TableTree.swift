/// The tables of a document while it is read: which there are, how each came to be, and so what may be
/// added to them.
///
/// A header makes the tables of its name once; dotted names make tables that only dotted names of the
/// same place add to; what is written whole, in braces or brackets, stays as it is. The tables lie beside
/// each other and not within, so that adding to one costs the same however many there are.
struct TableTree {
  /// How a table came to be.
  private enum Origin {
    /// By its own header, or in braces, which are the root of a tree of their own.
    case declared
    /// As part of the name of another's header.
    case implied
    /// As part of a dotted name.
    case dotted
  }

  private enum Node {
    case value(TOMLValue)
    /// A place in `tables`.
    case table(Int)
    /// A place in `lists`.
    case list(Int)
  }

  private struct Table {
    var entries = KeyedList<Node>()
    var position: TOMLPosition
    var origin: Origin
    /// In how many tables and lists its values lie, itself counted but not the document.
    let depth: Int
  }

  /// The tables of all `[[headers]]` of one name.
  private struct List {
    let position: TOMLPosition
    var tables: [Int] = []
  }

  private var tables: [Table]
  private var lists: [List] = []

  /// The place of the outermost table.
  var root: Int { 0 }

  /// A tree with nothing but its outermost table, whose values lie in `depth` tables and lists.
  init(at position: TOMLPosition, depth: Int) {
    tables = [Table(position: position, origin: .declared, depth: depth)]
  }

  /// In how many tables and lists the values of a table lie.
  func depth(of table: Int) -> Int { tables[table].depth }

  /// Begins the table of a header `[name]`.
  mutating func openTable(_ name: [NamePart], at position: TOMLPosition) throws(TOMLError) -> Int {
    let parent = try holder(of: name)
    let last = name[name.count - 1]
    guard let index = tables[parent].entries.index(of: last.text) else {
      return try makeTable(last, in: parent, .declared, at: position)
    }
    let item = tables[parent].entries.items[index]
    guard case .table(let table) = item.value, tables[table].origin != .dotted else {
      throw cannotGrow(last, item)
    }
    guard tables[table].origin == .implied else {
      throw TOMLError(.tableTwice(last.text, first: tables[table].position), at: last.position)
    }
    tables[table].origin = .declared
    tables[table].position = position
    tables[parent].entries.replace(index, at: last.position, item.value)
    return table
  }

  /// Begins another table of the list of the headers `[[name]]`.
  mutating func appendTable(
    _ name: [NamePart], at position: TOMLPosition
  ) throws(TOMLError) -> Int {
    let parent = try holder(of: name)
    let last = name[name.count - 1]
    let list: Int
    if let item = tables[parent].entries[last.text] {
      guard case .list(let found) = item.value else {
        if case .table = item.value {
          throw TOMLError(
            .cannotGrow(last.text, .singleTable, first: item.position), at: last.position)
        }
        throw cannotGrow(last, item)
      }
      list = found
    } else {
      list = lists.count
      lists.append(List(position: position))
      tables[parent].entries.append(last.text, at: last.position, .list(list))
    }
    // The list is one level, its table another.
    let depth = tables[parent].depth + 2
    guard depth <= TOMLTable.maximumDepth else { throw TOMLError(.tooDeep, at: last.position) }
    tables.append(Table(position: position, origin: .declared, depth: depth))
    lists[list].tables.append(tables.count - 1)
    return tables.count - 1
  }

  /// The table that holds the last part of a header's name; the parts before it make tables where there
  /// are none, and mean the last table where there is a list of them.
  private mutating func holder(of name: [NamePart]) throws(TOMLError) -> Int {
    var table = root
    for part in name.dropLast() {
      guard let item = tables[table].entries[part.text] else {
        table = try makeTable(part, in: table, .implied, at: part.position)
        continue
      }
      switch item.value {
      case .table(let next): table = next
      case .list(let list): table = lists[list].tables.last ?? table
      case .value: throw cannotGrow(part, item)
      }
    }
    return table
  }

  /// The table that the parts of a dotted name before its last one mean, within a table.
  mutating func table(
    for parts: ArraySlice<NamePart>, in start: Int
  ) throws(TOMLError) -> Int {
    var table = start
    for part in parts {
      guard let item = tables[table].entries[part.text] else {
        table = try makeTable(part, in: table, .dotted, at: part.position)
        continue
      }
      guard case .table(let next) = item.value, tables[next].origin == .dotted else {
        throw cannotGrow(part, item)
      }
      table = next
    }
    return table
  }

  /// Sets a key of a table, which must not be there yet.
  mutating func set(_ key: NamePart, to value: TOMLValue, in table: Int) throws(TOMLError) {
    if let item = tables[table].entries[key.text] {
      throw TOMLError(.keyTwice(key.text, first: item.position), at: key.position)
    }
    tables[table].entries.append(key.text, at: key.position, .value(value))
  }

  private mutating func makeTable(
    _ name: NamePart, in parent: Int, _ origin: Origin, at position: TOMLPosition
  ) throws(TOMLError) -> Int {
    let depth = tables[parent].depth + 1
    guard depth <= TOMLTable.maximumDepth else { throw TOMLError(.tooDeep, at: name.position) }
    tables[parent].entries.append(name.text, at: name.position, .table(tables.count))
    tables.append(Table(position: position, origin: origin, depth: depth))
    return tables.count - 1
  }

  /// The failure that what a part of a name means cannot be added to.
  private func cannotGrow(_ part: NamePart, _ item: KeyedList<Node>.Item) -> TOMLError {
    let holder: TOMLError.Holder =
      switch item.value {
      case .table(let table): tables[table].origin == .dotted ? .dottedTable : .headerTable
      case .list: .tableList
      case .value(let value):
        switch value.kind {
        case .table, .array: .whole
        default: .value
        }
      }
    return TOMLError(.cannotGrow(part.text, holder, first: item.position), at: part.position)
  }

  /// The outermost table with all within.
  func frozen() -> TOMLTable { frozen(root) }

  private func frozen(_ table: Int) -> TOMLTable {
    TOMLTable(
      tables[table].entries.mapValues { item in
        switch item.value {
        case .value(let value): value
        case .table(let table): value(of: table)
        case .list(let list):
          TOMLValue(
            kind: .array(lists[list].tables.map(value(of:))), position: lists[list].position)
        }
      }, at: tables[table].position)
  }

  private func value(of table: Int) -> TOMLValue {
    TOMLValue(kind: .table(frozen(table)), position: tables[table].position)
  }
}
