import TrialModel

/// The values of a column, one a subject, in the form in which they are compared.
enum FilterData {
  /// Codes of distinct values.
  case coded(FilterCodes)
  /// Numbers, NaN where missing.
  case numbers([Double])
  /// Day numbers as in `DayColumn`.
  case days([Int32])

  /// The values as known on the cut-off; `nil` if the study does not have the column.
  init?(_ source: FilterColumn.Source, _ membership: SubjectMembership) {
    let study = membership.study
    let subjects = study.subjects
    let count = subjects.count
    switch source {
    case .subject:
      self = .coded(
        FilterCodes(
          TextColumn(values: subjects.identifiers, codes: (0..<Int32(count)).map { $0 })))
    case .arm, .actualArm:
      let arms = source == .arm ? subjects.plannedArm : subjects.actualArm
      self = .coded(
        FilterCodes(
          choices: study.arms.map { [$0.code, $0.short, $0.label] },
          codes: arms.map { Int32($0) }))
    case .treated:
      self = .coded(FilterCodes(truths: membership.isTreated))
    case .dead:
      self = .coded(FilterCodes(truths: Deaths(membership).isDead))
    case .status:
      guard study.availableColumns.disposition else { return nil }
      let dispositions = KnownDispositions(membership)
      self = .coded(
        FilterCodes(
          choices: [["ongoing"], ["completed"], ["discontinued"]],
          codes: (0..<count).map { row in
            switch dispositions[row] {
            case .unknown: -1
            case .ongoing: 0
            case .completed: 1
            case .discontinued: 2
            }
          }))
    case .age:
      self = .numbers(subjects.age)
    case .day(let name):
      let column = name.column(subjects)
      // What comes after the cut-off was not known on it.
      self = .days(
        column.numbers.map { membership.knownBy.excludes($0) ? DayColumn.missing : $0 })
    case .flag(let name):
      let flags = name.flags(subjects)
      self = .coded(
        FilterCodes(
          choices: FilterCodes.truthNames, codes: flags.map { Int32($0.rawValue) - 1 }))
    case .text(let name):
      let column = name.column(subjects)
      self = .coded(FilterCodes(column))
    case .attribute(let name):
      guard let other = subjects.others.first(where: { $0.name.uppercased() == name })
      else { return nil }
      self = .coded(FilterCodes(other.column))
    }
  }

  /// What the values are.
  var kind: FilterColumn.Kind {
    switch self {
    case .coded(let codes):
      if codes.isClosed || codes.names.isEmpty { return .text }
      if codes.numbers != nil { return .number }
      return codes.days != nil ? .date : .text
    case .numbers: return .number
    case .days: return .date
    }
  }
}

/// A column of few distinct values: a code for every subject, and the names of every code.
struct FilterCodes {
  /// The names of no and yes, in this order, the one that is shown first.
  static let truthNames = [["no", "N", "false", "0"], ["yes", "Y", "true", "1"]]

  /// For every code its names, the one that is shown first.
  let names: [[String]]
  /// The code of every subject, negative where the value is missing.
  let codes: [Int32]
  /// Whether there can be no other value.
  let isClosed: Bool

  /// Values as found in a file.
  init(_ column: TextColumn) {
    names = column.values.map { [$0] }
    codes = column.codes
    isClosed = false
  }

  /// Values of which there are no others.
  init(choices: [[String]], codes: [Int32]) {
    names = choices
    self.codes = codes
    isClosed = true
  }

  /// Yes and no.
  init(truths: [Bool]) {
    self.init(choices: FilterCodes.truthNames, codes: truths.map { $0 ? 1 : 0 })
  }

  /// The number of every code; `nil` if one is no number.
  var numbers: [Double]? { all(\.asNumber) }

  /// The day of every code; `nil` if one is no day.
  var days: [Day]? { all(\.asDay) }

  private func all<Value>(_ read: (String) -> Value?) -> [Value]? {
    var values: [Value] = []
    values.reserveCapacity(names.count)
    for name in names {
      guard let value = name.first.flatMap(read) else { return nil }
      values.append(value)
    }
    return values
  }

  /// The first value that is no number, for a message.
  var firstText: String? {
    names.lazy.compactMap(\.first).first { $0.asNumber == nil }
  }

  /// How many subjects have each code, and how many none.
  var counts: (told: [Int], missing: Int) {
    var told = [Int](repeating: 0, count: names.count)
    var missing = 0
    for code in codes {
      if told.indices.contains(Int(code)) { told[Int(code)] += 1 } else { missing += 1 }
    }
    return (told, missing)
  }
}
