public import TrialModel

/// What a cell of a list of subjects holds.
public enum SubjectCell: Sendable, Hashable {
  /// Nothing.
  case empty
  /// A name as written in the data, or a code.
  case name(String)
  /// Where the subject stands.
  case status(SubjectStatus)
  /// A day.
  case day(Day)
  /// A number in tenths.
  case tenths(Int)
  /// A grade; `nil` for an event without one.
  case grade(Int?)
  /// A count.
  case count(Int)
  /// A time in days, whether it ends in the event, and the unit it is shown in.
  case time(days: Int, isEvent: Bool, TimeUnit)
}

/// A column of cells as codes, which are cheap to sort, with what makes cells of them.
struct CellColumn: Sendable, Equatable {
  /// The code of a cell without a value.
  static let missing = Int32.min

  /// What the codes mean.
  enum Meaning: Sendable, Equatable {
    /// Indices into names.
    case names([String])
    /// Indices into standings.
    case statuses([SubjectStatus])
    /// Days.
    case days
    /// Tenths of a number.
    case tenths
    /// Grades, 0 for an event without one.
    case grades
    /// Counts.
    case counts
    /// Times in days, doubled, plus one where they end in the event.
    case times(TimeUnit)
  }

  /// The code of every subject's cell.
  let codes: [Int32]
  private let meaning: Meaning
  /// The order of the names; empty if the codes are in order themselves.
  private let ranks: [Int32]

  /// A column whose codes are in order.
  init(_ codes: [Int32], _ meaning: Meaning) {
    self.codes = codes
    self.meaning = meaning
    ranks = []
  }

  /// A column of names, in order of the alphabet.
  init(sorting names: [String], codes: [Int32]) {
    self.codes = codes
    meaning = .names(names)
    ranks = CellColumn.ranks(names)
  }

  /// A column of text.
  init(_ column: TextColumn) {
    self.init(
      sorting: column.values,
      codes: column.codes.map {
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

  /// The cell with a code.
  func cell(code: Int32) -> SubjectCell {
    if code == CellColumn.missing { return .empty }
    return switch meaning {
    case .names(let names): .name(names[Int(code)])
    case .statuses(let statuses): .status(statuses[Int(code)])
    case .days: .day(Day(number: code))
    case .tenths: .tenths(Int(code))
    case .grades: .grade(code == 0 ? nil : Int(code))
    case .counts: .count(Int(code))
    case .times(let unit): .time(days: Int(code >> 1), isEvent: code & 1 == 1, unit)
    }
  }
}
