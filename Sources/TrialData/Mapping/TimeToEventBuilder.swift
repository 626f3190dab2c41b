/// Makes time-to-event records of the rows of a time-to-event table.
///
/// Times become days: the unit is read from AVALU, else found out per endpoint from the dates.
struct TimeToEventBuilder: TableBuilder {
  private let settings: StudySettings
  private var subjectRows: SubjectDictionary
  private var columns = ColumnMap<TimeToEventColumn>()
  private var file = ""
  private var parameters = TextDictionary()
  private var units = TextDictionary()
  private var reasons = TextDictionary()
  private var records = TimeToEvent()
  /// The unit of each record as a code of `units`, -1 for none.
  private var unitOfRecord: [Int32] = []
  private var pendingStatus: [Int8] = []
  private var seen: Set<UInt64> = []

  init(settings: StudySettings, subjects: SubjectDictionary) {
    self.settings = settings
    subjectRows = subjects
  }

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    self.file = file
    columns = ColumnMap(
      header: header, file: file, overrides: settings.columns[.timeToEvent] ?? [:],
      findings: &findings)
    for column in [TimeToEventColumn.subject, .time] where !columns.has(column) {
      columns.tellMissing(column, file: file, findings: &findings)
      return false
    }
    if !columns.has(.censored), !columns.has(.event) {
      columns.tellMissing(.censored, file: file, findings: &findings)
      return false
    }
    if !columns.has(.censored) {
      findings.add(
        .note, code: "censoring-from-event", file: file, line: 1, column: columns.name(.event),
        message: "There is no CNSR; \(columns.name(.event)) was read instead.",
        remedy: "1 means event (2 where the column holds only 1 and 2).")
    }
    return true
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    let endpoint = endpoint(row)
    guard endpoint >= 0 else { return }
    let subject = subjectRows.row(
      of: row, columns[.subject], study: columns[.study], &findings)
    guard subject >= 0 else { return }
    let timeField = row[columns[.time]]
    guard let time = timeField.number else {
      findings.add(
        timeField.isMissing ? .warning : .error,
        code: timeField.isMissing ? "time-missing" : "time-unreadable", row: row,
        column: columns[.time],
        message: {
          timeField.isMissing ? "\($0) is empty." : "\($0) is \"\(timeField.shown)\", not a number."
        },
        remedy: "Row skipped.")
      return
    }
    guard time >= 0 else {
      findings.add(
        .error, code: "time-negative", row: row, column: columns[.time],
        message: { "\($0) is \(timeField.shown); a time cannot be negative." },
        remedy: "Row skipped; look at the dates.")
      return
    }
    guard let status = status(row, &findings) else { return }
    guard seen.insert(UInt64(subject) << 16 | UInt64(endpoint)).inserted else {
      findings.add(
        .error, code: "record-duplicate", row: row, column: columns[.parameter],
        message: { _ in
          "Subject \(row[columns[.subject]].shown) has a second record of "
            + "\(records.endpoints[Int(endpoint)].code)."
        },
        remedy: "The first one counts; this row was skipped.")
      return
    }
    records.subject.append(subject)
    records.endpoint.append(endpoint)
    records.days.append(time)
    pendingStatus.append(status)
    let unit = row[columns[.unit]]
    unitOfRecord.append(unit.isMissing ? -1 : units.code(for: unit))
    records.start.numbers.append(
      row.day(columns[.start], &findings))
    records.day.numbers.append(
      row.day(columns[.date], &findings))
    let reason = columns[status == 1 ? .eventReason : .censoringReason]
    records.reason.codes.append(row.code(reason, in: &reasons, &findings))
    records.lines.append(Int32(clamping: row.line))
  }

  private mutating func endpoint(_ row: Row) -> Int16 {
    guard columns.has(.parameter) else {
      if records.endpoints.isEmpty {
        records.endpoints = [Endpoint(code: "OS", name: "Overall survival")]
      }
      return 0
    }
    let field = row[columns[.parameter]]
    guard !field.isMissing else { return -1 }
    let code = parameters.code(for: field)
    while records.endpoints.count <= Int(code) {
      let name = parameters.values[records.endpoints.count]
      let label = row[columns[.label]]
      records.endpoints.append(Endpoint(code: name, name: label.isMissing ? name : label.text))
    }
    return Int16(truncatingIfNeeded: code)
  }

  /// 1 event, 0 censored, and for an event column 2 until it is known what 1 and 2 mean.
  private func status(_ row: Row, _ findings: inout FindingLog) -> Int8? {
    let isCensoring = columns.has(.censored)
    let column: TimeToEventColumn = isCensoring ? .censored : .event
    let field = row[columns[column]]
    if field.isMissing {
      findings.add(
        .error, code: "censoring-missing", row: row, column: columns[column],
        message: { "\($0) is empty." },
        remedy: "Row skipped: neither event nor censored.")
      return nil
    }
    if let number = field.wholeNumber {
      if isCensoring, number >= 0 { return number == 0 ? 1 : 0 }
      if !isCensoring, number >= 0, number <= 2 { return Int8(number) }
    } else if !isCensoring, let flag = field.flag {
      return flag == .yes ? 1 : 0
    }
    findings.add(
      .error, code: "censoring-unreadable", row: row, column: columns[column],
      message: {
        "\($0) is \"\(field.shown)\"; expected "
          + (isCensoring ? "0 for an event or 1 for censored." : "1 for an event or 0.")
      },
      remedy: "Row skipped.")
    return nil
  }

  /// The records in days, without the endpoints that are no times.
  mutating func finish(findings: inout FindingLog) -> TimeToEvent {
    let usesTwo = pendingStatus.contains(2) && !pendingStatus.contains(0)
    records.isCensored = pendingStatus.map { usesTwo ? $0 != 2 : $0 == 0 }
    records.reason.values = reasons.values
    var factors: [Double?] = []
    for endpoint in records.endpoints.indices {
      factors.append(factor(of: Int16(endpoint), &findings))
    }
    return inDays(factors)
  }

  /// Days in one unit of the endpoint's times; `nil` if it is no time.
  private func factor(of endpoint: Int16, _ findings: inout FindingLog) -> Double? {
    let code = records.endpoints[Int(endpoint)].code
    var unit: Int32 = -1
    var row = -1
    for record in records.endpoint.indices where records.endpoint[record] == endpoint {
      if row < 0 { row = record }
      if unitOfRecord[record] >= 0 {
        unit = unitOfRecord[record]
        break
      }
    }
    guard row >= 0 else { return nil }
    if unit >= 0 {
      let name = units.values[Int(unit)]
      if let factor = Self.days(inUnit: name) { return factor }
      findings.add(
        .note, code: "endpoint-not-time", file: file, line: Int(records.lines[row]),
        column: columns.name(.unit),
        message: "\(code.prefix(40)) is counted in \(name.prefix(40)), which is no unit of time.",
        remedy: "Endpoint left out.")
      return nil
    }
    return factorFromDates(of: endpoint, code: code, row: row, &findings)
  }

  /// Without a unit the dates tell: the ratio of the days between them to the times is that of a unit.
  private func factorFromDates(
    of endpoint: Int16, code: String, row: Int, _ findings: inout FindingLog
  ) -> Double? {
    var ratios: [Double] = []
    for record in records.endpoint.indices where records.endpoint[record] == endpoint {
      guard let start = records.start[record], let day = records.day[record],
        records.days[record] > 0, day - start >= 30
      else { continue }
      ratios.append(Double(day - start + 1) / records.days[record])
      if ratios.count == 200 { break }
    }
    if !ratios.isEmpty {
      ratios.sort()
      let ratio = ratios[ratios.count / 2]
      if ratio > 0.9, ratio < 1.1 { return 1 }
      for unit in [TimeUnit.weeks, .months, .years] where abs(ratio / unit.days - 1) < 0.06 {
        findings.add(
          .note, code: "unit-from-dates", file: file, line: Int(records.lines[row]),
          column: columns.name(.time),
          message: "\(code.prefix(40)) has no unit; its dates say \(unit.rawValue).",
          remedy: "A \(unit.rawValue.dropLast()) was taken as \(unit.days) days.")
        return unit.days
      }
    }
    findings.add(
      .warning, code: "unit-assumed", file: file, line: Int(records.lines[row]),
      column: columns.name(.time),
      message: "\(code.prefix(40)) has no unit (AVALU) and no dates that tell it.",
      remedy: "Taken as days.")
    return 1
  }

  private static func days(inUnit name: String) -> Double? {
    switch name.uppercased() {
    case "DAYS", "DAY", "D": 1
    case "WEEKS", "WEEK", "WK", "W": TimeUnit.weeks.days
    case "MONTHS", "MONTH", "MO", "MTHS": TimeUnit.months.days
    case "YEARS", "YEAR", "YRS", "YR", "Y": TimeUnit.years.days
    default: nil
    }
  }

  private mutating func inDays(_ factors: [Double?]) -> TimeToEvent {
    var places = [Int16](repeating: -1, count: factors.count)
    var kept: [Endpoint] = []
    for (endpoint, factor) in factors.enumerated() where factor != nil {
      places[endpoint] = Int16(kept.count)
      kept.append(records.endpoints[endpoint])
    }
    if kept.count == factors.count, factors.allSatisfy({ $0 == 1 }) { return records }
    var result = TimeToEvent()
    result.endpoints = kept
    result.reason.values = records.reason.values
    for record in 0..<records.count {
      let endpoint = Int(records.endpoint[record])
      guard let factor = factors[endpoint] else { continue }
      result.subject.append(records.subject[record])
      result.endpoint.append(places[endpoint])
      result.days.append(records.days[record] * factor)
      result.isCensored.append(records.isCensored[record])
      result.start.numbers.append(records.start.numbers[record])
      result.day.numbers.append(records.day.numbers[record])
      result.reason.codes.append(records.reason.codes[record])
      result.lines.append(records.lines[record])
    }
    return result
  }
}
