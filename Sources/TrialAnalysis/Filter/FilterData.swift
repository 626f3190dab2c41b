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
  init?(_ source: FilterColumn.Source, _ selection: Selection) {
    let study = selection.study
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
          codes: arms.filled(rows: count, missing: -1).map { Int32($0) }))
    case .treated:
      self = .coded(FilterCodes(truths: selection.isTreated))
    case .dead:
      self = .coded(FilterCodes(truths: Deaths(selection).isDead))
    case .status:
      guard study.has.disposition else { return nil }
      let dispositions = KnownDispositions(selection)
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
      guard subjects.age.count == count else { return nil }
      self = .numbers(subjects.age)
    case .day(let name):
      let column = name.column(subjects)
      guard column.count == count else { return nil }
      // What comes after the cut-off was not known on it.
      self = .days(
        column.numbers.map { selection.knownBy.isBefore($0) ? DayColumn.missing : $0 })
    case .flag(let name):
      let flags = name.flags(subjects)
      guard flags.count == count else { return nil }
      self = .coded(
        FilterCodes(
          choices: FilterCodes.truthNames, codes: flags.map { Int32($0.rawValue) - 1 }))
    case .text(let name):
      let column = name.column(subjects)
      guard column.count == count else { return nil }
      self = .coded(FilterCodes(column))
    case .attribute(let name):
      guard let other = subjects.others.first(where: { $0.name.uppercased() == name }),
        other.column.count == count
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
