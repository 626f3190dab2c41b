import TrialModel

/// The columns of a subject table that are kept as written, while its rows are read.
struct SubjectAttributes {
  /// Columns kept at most.
  static let most = 200
  /// Values that a column may have before it is asked whether they repeat.
  static let unaskedCount = 1000
  /// Values after which a column is asked before all rows are read, to save reading the rest.
  private static let earlyCount = 4096

  /// One column.
  private struct Item {
    var place: Int
    let name: String
    var dictionary = TextDictionary()
    var codes: [Int32] = []
    var told = 0

    /// Whether so many values are distinct that nobody would ask for one.
    var isTellingApart: Bool {
      told > SubjectAttributes.unaskedCount && dictionary.count * 2 > told
    }
  }

  private var items: [Item] = []
  private var header: [String] = []
  private var rows = 0

  /// Takes the columns of a header but those in the places `read`; of equal names the first.
  ///
  /// Where rows of another file came before, its columns are found by their names.
  mutating func begin(header: [String], read: Set<Int>) {
    guard header != self.header else { return }
    self.header = header
    var known: [String: Int] = [:]
    for index in items.indices {
      items[index].place = -1
      known[items[index].name.uppercased()] = index
    }
    var seen: Set<String> = []
    for (place, name) in header.enumerated() where !name.isEmpty {
      let isNew = seen.insert(name.uppercased()).inserted
      guard isNew, !read.contains(place) else { continue }
      if let index = known[name.uppercased()] {
        items[index].place = place
      } else if items.count < SubjectAttributes.most {
        items.append(
          Item(place: place, name: name, codes: [Int32](repeating: -1, count: rows)))
      }
    }
  }

  /// Takes the cells of a row.
  mutating func append(_ row: Row) {
    rows += 1
    var asks = false
    for index in items.indices {
      let field = row[items[index].place]
      if field.isMissing {
        items[index].codes.append(-1)
        continue
      }
      items[index].codes.append(items[index].dictionary.code(for: field))
      items[index].told += 1
      if items[index].told == SubjectAttributes.earlyCount { asks = true }
    }
    if asks {
      items.removeAll { $0.told == SubjectAttributes.earlyCount && $0.isTellingApart }
    }
  }

  /// The columns that are worth keeping.
  var kept: [SubjectAttribute] {
    items.filter { !$0.isTellingApart }.map {
      SubjectAttribute(
        name: $0.name, column: TextColumn(values: $0.dictionary.values, codes: $0.codes))
    }
  }
}
