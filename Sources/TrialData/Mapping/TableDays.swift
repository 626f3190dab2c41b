import TrialModel

/// Where a builder keeps a column of days.
struct DayPlace<Builder: TableBuilder> {
  let column: Builder.Column
  let days: WritableKeyPath<Builder, DayColumn>
  /// Whether a partial day is reported as such; else the builder does so.
  var reportsPartials = true
}

extension TableBuilder {
  /// What the columns of dates show of how they are written, once all rows are read.
  var dateEvidence: [DateEvidence] {
    Self.days.filter { columns.has($0.column) }.map {
      DateEvidence(self[keyPath: $0.days].numbers, name: name(of: $0), role: Column.table.role)
    }
  }

  private func name(of place: DayPlace<Self>) -> DateColumnName {
    DateColumnName(column: columns.name(place.column), file: columns.file)
  }

  /// Makes days of all cells of dates, and then the table of the study.
  mutating func close(
    _ dates: FolderDates, into draft: inout StudyDraft, findings: inout FindingLog
  ) {
    findings.begin(file: columns.file, header: columns.header)
    for place in Self.days where columns.has(place.column) {
      settle(place, dates.reading(of: name(of: place)), &findings)
    }
    takePlaceholdersAway(&findings)
    if let loaded = draft.study.loaded { reportAfter(loaded, &findings) }
    finish(into: &draft, findings: &findings)
  }

  /// Makes days of the cells of a column as it is read.
  private mutating func settle(
    _ place: DayPlace<Self>, _ reading: DateReading, _ findings: inout FindingLog
  ) {
    func report(_ problem: DateProblem) {
      findings.add(
        problem.severity, code: problem.code, line: 1, column: columns[place.column],
        problem: .dates(problem))
    }
    reading.problems.forEach(report)
    guard self[keyPath: place.days].numbers.contains(where: { $0 >= RawDay.leastUnsettled })
    else { return }
    var days = self[keyPath: place.days]
    func report(_ code: String, _ row: Int, _ problem: CellProblem) {
      findings.add(
        .warning, code: code, line: Int(lines[row]), column: columns[place.column],
        problem: .cell(problem))
    }
    var hasUnread = false
    var hasUnreadable = false
    var never = 0
    var short: Day?
    for row in days.numbers.indices where days.numbers[row] >= RawDay.leastUnsettled {
      switch RawDay(stored: days.numbers[row]) {
      case .numbered(let date):
        if let order = reading.order {
          days.numbers[row] = DayColumn.number(date.day(order))
          if days[row] == nil { report("date-unreadable", row, .dateUnreadable("\(date)")) }
        } else {
          days.setUnread(row)
          hasUnread = true
        }
      case .counted(let date):
        if let origin = reading.origin {
          let day = date.day(origin)
          days.numbers[row] = DayColumn.number(day)
          if let day, !Row.plausibleDays.contains(day.number) {
            days.clear(row)
            report("date-implausible", row, .dateImplausible("\(day)"))
          }
        } else {
          days.setUnread(row)
          hasUnread = true
        }
      case .partial(let day):
        days.setPartial(day, row)
        if place.reportsPartials { report("date-partial", row, .datePartial("\(day)")) }
      case .never:
        days.clear(row)
        never += 1
      case .shortYear(let number):
        days.numbers[row] = number
        short = short ?? Day(number: number)
      case .unreadable:
        days.clear(row)
        hasUnreadable = true
      case .studyDay: break
      case .missing, .day: days.clear(row)
      }
    }
    self[keyPath: place.days] = days
    if let short { report(.yearsShort(short)) }
    // If nothing else is there, the column is in some form that is not known.
    if hasUnreadable {
      hasUnread = hasUnread || !days.numbers.indices.contains(where: days.isFilled)
    }
    if hasUnread { columns.unread.insert(place.column) }
    if never > 0 { reportPlaceholder("9999-12-31", never, place, &findings) }
  }

  /// Takes away the days that stand for none.
  private mutating func takePlaceholdersAway(_ findings: inout FindingLog) {
    let places = Self.days.filter { columns.has($0.column) }
    let placeholders = PlaceholderDays(places.map { self[keyPath: $0.days].numbers }).days
    guard !placeholders.isEmpty else { return }
    for place in places {
      var counts: [Int32: Int] = [:]
      for day in self[keyPath: place.days].numbers where placeholders.contains(day) {
        counts[day, default: 0] += 1
      }
      guard !counts.isEmpty else { continue }
      var days = self[keyPath: place.days]
      for row in days.numbers.indices where placeholders.contains(days.numbers[row]) {
        days.clear(row)
      }
      self[keyPath: place.days] = days
      for (day, count) in counts.sorted(by: { $0.key < $1.key }) {
        reportPlaceholder("\(Day(number: day))", count, place, &findings)
      }
    }
  }

  private func reportPlaceholder(
    _ day: String, _ cells: Int, _ place: DayPlace<Self>, _ findings: inout FindingLog
  ) {
    findings.add(
      .warning, code: "date-placeholder", line: 1, column: columns[place.column],
      problem: .dates(.placeholder(day, cells: cells)))
  }

  private func reportAfter(_ loaded: Day, _ findings: inout FindingLog) {
    for place in Self.days where columns.has(place.column) {
      let numbers = self[keyPath: place.days].numbers
      var count = 0
      var first = 0
      var latest = DayColumn.missing
      for row in numbers.indices
      where numbers[row] > loaded.number && numbers[row] < RawDay.leastUnsettled {
        if count == 0 { first = row }
        count += 1
        latest = max(latest, numbers[row])
      }
      guard count > 0 else { continue }
      findings.add(
        .warning, code: "date-after-loading", line: Int(lines[first]),
        column: columns[place.column],
        problem: .dates(.afterLoading(count, latest: Day(number: latest), loaded: loaded)))
    }
  }
}

extension DateProblem {
  /// How bad it is that a column is read, or not read, so.
  fileprivate var severity: Finding.Severity {
    switch self {
    case .orderMixed, .orderUndecided, .numbersUndecided: .error
    default: .note
    }
  }

  fileprivate var code: String {
    switch self {
    case .orderMixed: "date-order-mixed"
    case .orderUndecided: "date-order-undecided"
    case .numbersUndecided: "date-numbers-undecided"
    case .numbersCounted: "date-numbers"
    case .yearsShort: "date-year-short"
    default: "date-order"
    }
  }
}
