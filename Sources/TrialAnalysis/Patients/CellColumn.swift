import TrialModel

/// A column of cells as codes, which are cheap to sort, with what makes words of them.
struct CellColumn: Sendable, Equatable {
  /// The code of a cell without a value.
  static let missing = Int32.min

  /// What the codes mean.
  enum Words: Sendable, Equatable {
    /// Indices into names.
    case names([String])
    /// Days.
    case days
    /// Tenths of a number.
    case tenths
    /// Grades, 0 for an event without one.
    case grades
    /// Counts, of which 0 is not written.
    case counts
    /// Times in days, doubled, plus one where they end in the event.
    case times(TimeUnit)
  }

  /// The code of every subject's cell.
  let codes: [Int32]
  private let words: Words
  /// The order of the names; empty if the codes are in order themselves.
  private let ranks: [Int32]

  /// A column whose codes are in order.
  init(_ codes: [Int32], _ words: Words) {
    self.codes = codes
    self.words = words
    ranks = []
  }

  /// A column of names, in order of the alphabet.
  init(sorting names: [String], codes: [Int32]) {
    self.codes = codes
    words = .names(names)
    ranks = CellColumn.ranks(names)
  }

  /// A column of text.
  init(_ column: TextColumn, rows: Int) {
    self.init(
      sorting: column.values,
      codes: column.codes.filled(rows: rows, missing: -1).map {
        column.values.indices.contains(Int($0)) ? $0 : CellColumn.missing
      })
  }

  /// The place of every name in the order of the alphabet.
  static func ranks(_ names: [String]) -> [Int32] {
    var isSorted = true
    for index in names.indices.dropFirst() where names[index] < names[index - 1] {
      isSorted = false
      break
    }
    if isSorted { return names.indices.map { Int32($0) } }
    var ranks = [Int32](repeating: 0, count: names.count)
    for (rank, index) in names.indices.sorted(by: { names[$0] < names[$1] }).enumerated() {
      ranks[index] = Int32(rank)
    }
    return ranks
  }

  /// What the cell of a row is sorted by; `missing` if it has no value.
  @inline(__always)
  func key(_ row: Int) -> Int32 {
    let code = codes[row]
    return ranks.isEmpty || code == CellColumn.missing ? code : ranks[Int(code)]
  }

  /// The words for a code.
  func text(code: Int32) -> String {
    if code == CellColumn.missing { return "" }
    switch words {
    case .names(let names): return names[Int(code)]
    case .days: return Day(number: code).description
    case .tenths: return code % 10 == 0 ? "\(code / 10)" : "\(code / 10).\(code % 10)"
    case .grades: return code == 0 ? "no grade" : "\(code)"
    case .counts: return code == 0 ? "" : "\(code)"
    case .times(let unit):
      let time = NumberFormat.time(
        Double(code >> 1), in: unit, places: unit == .days ? 0 : 1)
      return "\(time) \(unit.short) " + (code & 1 == 1 ? "event" : "censored")
    }
  }
}
