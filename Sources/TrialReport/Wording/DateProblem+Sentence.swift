import TrialModel

extension DateProblem {
  /// What is wrong, or how it is read, in one sentence about a column of that name.
  func message(column: String) -> String {
    switch self {
    case .orderShown(let order, let cell, by: nil, table: _):
      "\(column) is read as \(order.words): \(cell) has no other reading."
    case .orderShown(let order, let cell, by: let other?, table: _):
      "\(column) is read as \(order.words), like \(other), where \(cell) has no other reading."
    case .orderMixed(let cell, let other, _):
      "\(column) has both \(cell), which is day, month, year, and \(other), which is month, day, year."
    case .orderUndecided(let cell, _):
      "\(column) has dates such as \(cell): nothing shows whether the day or the month comes first."
    case .numbersCounted(let day, let isSeconds, _):
      "\(column) has numbers, read as \(isSeconds ? "seconds" : "days") since 1960-01-01 (SAS): the "
        + "least is \(day)."
    case .numbersUndecided:
      "\(column) has numbers, and nothing shows from which day they count."
    case .yearsShort(let day):
      "\(column) has years of two digits, read as 1969 to 2068: the first day is \(day)."
    case .placeholder(let day, let cells):
      "\(column) is \(day) in \(NumberFormat.count(cells, "cell")), which stands for no date."
    case .afterLoading(let count, let latest, let loaded):
      "\(column) has \(NumberFormat.count(count, "date")) after \(loaded), the day of loading; the "
        + "latest is \(latest)."
    case .deathPartial(let subject, let day):
      "Subject \(subject) died in \(day); the day is not known."
    case .deathBeforeRandomization(let subject, let died, let randomized, _):
      "Subject \(subject) died on \(died), before randomization on \(randomized)."
    case .deathAfterLoading(let subject, let died):
      "Subject \(subject) died on \(died), which is after the day of loading."
    case .studyDays(let columns):
      "There is no date; days are counted from \(columns) of the subject table, which is day 1."
    case .studyDayUnreadable(let text):
      "\(column) is \"\(text)\"; expected a whole number other than 0."
    case .assessmentsUnused(let count):
      "\(NumberFormat.count(count, "assessment")) left out, as the dates in \(column) are not read."
    }
  }

  /// What was done about it, or what to do.
  var remedy: String {
    switch self {
    case .orderShown(_, _, by: nil, table: _): ""
    case .orderShown(let order, _, _, let table):
      "If it is not, write "
        + "\(order == .dayMonthYear ? DateFormat.monthDayYear.line : DateFormat.dayMonthYear.line) "
        + "under [columns.\(table.settingsName)] in study.toml."
    case .orderMixed(_, _, let table), .orderUndecided(_, let table):
      "Not read. Write \(DateFormat.dayMonthYear.line) or \(DateFormat.monthDayYear.line) under "
        + "[columns.\(table.settingsName)] in study.toml."
    case .numbersCounted(_, _, let table):
      "If they are not, write \(DateFormat.unix.line) or \(DateFormat.excel.line) under "
        + "[columns.\(table.settingsName)] in study.toml."
    case .numbersUndecided(let table, let possible):
      "Not read. Write "
        + (possible.isEmpty ? [.sas, .unix, .excel] : possible).map(\.line)
        .joined(separator: " or ")
        + " under [columns.\(table.settingsName)] in study.toml."
    case .yearsShort: "Export four digits if they are not."
    case .placeholder: "Taken as missing."
    case .afterLoading: "They cannot end the data, and what is dated so late is not counted."
    case .deathPartial: "The death counts, but cannot be placed in time."
    case .deathBeforeRandomization(_, _, _, let isDead):
      isDead
        ? "The death counts, but cannot be placed in time; check both dates."
        : "The date was taken as missing and the subject as alive; check both dates."
    case .deathAfterLoading: "The death counts, but cannot be placed in time; check the date."
    case .studyDays: ""
    case .studyDayUnreadable: "Taken as missing."
    case .assessmentsUnused: "No response is derived from them."
    }
  }
}

extension DateFormat {
  /// The line for study.toml.
  fileprivate var line: String { "date_format = \"\(rawValue)\"" }

  fileprivate var words: String {
    self == .monthDayYear ? "month, day, year" : "day, month, year"
  }
}

extension TableRole {
  /// What the table is called in study.toml under `[columns]`.
  fileprivate var settingsName: String {
    switch self {
    case .subjects: "subjects"
    case .responses: "responses"
    case .timeToEvent: "survival"
    case .adverseEvents: "adverse_events"
    case .tumorMeasurements: "tumor_measurements"
    case .settings: ""
    }
  }
}
