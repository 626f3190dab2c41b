import TrialModel

/// A column of dates by its name and file.
struct DateColumnName: Sendable, Equatable {
  var column: String
  var file: String
}

/// What the cells of one column show of how it writes its dates.
struct DateEvidence: Sendable {
  let name: DateColumnName
  /// The role of its table.
  let role: TableRole
  /// A cell that can be read as day, month and year alone, as month, day and year alone, and as both.
  private(set) var dayFirst: NumberedDate?
  private(set) var monthFirst: NumberedDate?
  private(set) var undecided: NumberedDate?
  /// Whether a cell is the same day in both orders.
  private(set) var hasSame = false
  /// The least of the numbers in the column, if it has any, and the days they can be.
  private(set) var counted: CountedDate?

  init(_ numbers: [Int32], name: DateColumnName, role: TableRole) {
    self.name = name
    self.role = role
    for stored in numbers where stored >= RawDay.leastUnsettled { note(RawDay(stored: stored)) }
  }

  private mutating func note(_ cell: RawDay) {
    switch cell {
    case .numbered(let date):
      switch date.onlyOrder {
      case .dayMonthYear: dayFirst = dayFirst ?? date
      case .monthDayYear: monthFirst = monthFirst ?? date
      default:
        if date.first == date.second { hasSame = true } else { undecided = undecided ?? date }
      }
    case .counted(let date):
      if counted.map({ date.days < $0.days }) ?? true { counted = date }
    default: break
    }
  }

  /// The order that the column shows by itself; `nil` if it shows none, or both.
  fileprivate var order: DateFormat? {
    if dayFirst != nil { return monthFirst == nil ? .dayMonthYear : nil }
    return monthFirst == nil ? nil : .monthDayYear
  }
}

/// How one column's dates are read, and why.
struct DateReading: Sendable {
  /// The order of numbers; `nil` if they are not read.
  var order: DateFormat?
  /// Where numbers count from; `nil` if they are not read.
  var origin: DateFormat?
  /// What the findings report of it.
  var problems: [DateProblem] = []
}

/// Decides for a folder how its columns write their dates.
///
/// `date_format` of `study.toml` decides first, that of the table before that of the folder. Else a column
/// in which some cell has one reading only, and none has another only, is decided by itself; the other
/// columns have its order if all columns so decided agree. Numbers count from 1960 (SAS) if that puts the
/// first of them before the day of loading. What nothing decides is not read.
struct FolderDates: Sendable {
  private let evidence: [DateEvidence]
  private let settings: StudySettings
  private let loaded: Day?
  /// The order of the columns that do not show any, and a column that shows it.
  private let common: (order: DateFormat, from: DateEvidence)?

  init(_ evidence: [DateEvidence], _ settings: StudySettings, loaded: Day?) {
    self.evidence = evidence
    self.settings = settings
    self.loaded = loaded
    let decided = evidence.filter { $0.order != nil }
    if let first = decided.first, let order = first.order,
      decided.allSatisfy({ $0.order == order })
    {
      common = (order, first)
    } else {
      common = nil
    }
  }

  /// Returns how the column of that name is read.
  func reading(of name: DateColumnName) -> DateReading {
    var reading = DateReading()
    guard let column = evidence.first(where: { $0.name == name }) else { return reading }
    readNumbered(column, &reading)
    readCounted(column, &reading)
    return reading
  }

  private func declared(_ role: TableRole) -> DateFormat? {
    settings.dateFormats[role] ?? settings.dateFormat
  }

  private func readNumbered(_ column: DateEvidence, _ reading: inout DateReading) {
    guard let example = column.dayFirst ?? column.monthFirst ?? column.undecided else {
      if column.hasSame { reading.order = .dayMonthYear }
      return
    }
    let table = column.role
    if let declared = declared(table), declared.origin == nil {
      reading.order = declared
    } else if let order = column.order {
      reading.order = order
      reading.problems.append(
        .orderShown(order, example.description, by: nil, table: table))
    } else if let first = column.dayFirst, let other = column.monthFirst {
      reading.problems.append(
        .orderMixed(first.description, other.description, table: table))
    } else if let common, let shown = common.from.dayFirst ?? common.from.monthFirst {
      reading.order = common.order
      reading.problems.append(
        .orderShown(
          common.order, shown.description,
          by: "\(common.from.name.column) of \(common.from.name.file)", table: table))
    } else {
      reading.problems.append(.orderUndecided(example.description, table: table))
    }
  }

  private func readCounted(_ column: DateEvidence, _ reading: inout DateReading) {
    guard let first = column.counted else { return }
    let table = column.role
    if let declared = declared(table), declared.origin != nil {
      reading.origin = declared
      return
    }
    func isPast(_ format: DateFormat) -> Bool {
      guard let day = first.day(format) else { return false }
      return Row.plausibleDays.contains(day.number) && day <= loaded ?? day
    }
    if isPast(.sas), let day = first.day(.sas) {
      reading.origin = .sas
      reading.problems.append(
        .numbersCounted(day, isSeconds: first.isSeconds, table: table))
    } else {
      reading.problems.append(
        .numbersUndecided(table: table, possible: [.unix, .excel].filter(isPast)))
    }
  }
}
