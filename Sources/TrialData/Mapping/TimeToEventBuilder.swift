import TrialModel

/// The columns read from a time-to-event table (ADTTE, or one of no standard).
enum TimeToEventColumn: Int, TableColumn {
  case study, subject, parameter, label, time, unit, censored, event, start, date
  case eventReason
  case censoringReason

  static let table = TableNames(
    role: .timeToEvent, stems: ["adtte", "survival"], settings: "survival",
    standard: "ADTTE")

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject: SubjectColumn.subject.candidates
    case .parameter: ["PARAMCD", "PARAMETER", "ENDPOINT", "PARAM"]
    case .label: ["PARAM"]
    case .time: ["AVAL", "TIME", "DAYS", "DURATION"]
    case .unit: ["AVALU", "UNIT"]
    case .censored: ["CNSR", "CENSORED", "CENSOR"]
    case .event: ["EVENT", "STATUS", "DELTA"]
    case .start: ["STARTDT", "STARTDTM", "START"]
    case .date: ["ADT", "ADTM", "DATE"]
    case .eventReason: ["EVNTDESC"]
    case .censoringReason: ["CNSDTDSC"]
    }
  }
}

/// Makes time-to-event records of the rows of a time-to-event table.
///
/// Times become days: the unit is read from AVALU row by row, else found out per endpoint from the
/// dates.
struct TimeToEventBuilder: TableBuilder {
  static let required: [TimeToEventColumn] = [.subject, .time]

  static var days: [DayPlace<TimeToEventBuilder>] {
    [
      DayPlace(column: .start, days: \.records.start),
      DayPlace(column: .date, days: \.records.day),
    ]
  }

  let settings: StudySettings
  private var subjectRows: SubjectDictionary
  var columns = ColumnMap<TimeToEventColumn>()
  private var parameters = TextDictionary()
  private var endpointOfParameter: [Int16] = []
  private var units = TextDictionary()
  private var reasons = TextDictionary()
  private var records = TimeToEvent()
  /// The unit of each record as a code of `units`, -1 for none.
  private var unitOfRecord: [Int32] = []
  private var pendingStatus: [Int8] = []
  private var hasNumberedStatus = false
  private var seen: Set<UInt64> = []

  init(for draft: StudyDraft) {
    settings = draft.study.settings
    subjectRows = draft.subjects
  }

  mutating func accepts(findings: inout FindingLog) -> Bool {
    if !columns.has(.censored), !columns.has(.event) {
      columns.reportMissing(.censored, findings: &findings)
      return false
    }
    if !columns.has(.censored) {
      findings.add(
        .note, code: "censoring-from-event", file: columns.file, line: 1,
        column: columns.name(.event),
        problem: .times(.censoringFromEvent))
    }
    if !columns.has(.parameter) {
      findings.add(
        .warning, code: "endpoint-assumed", file: columns.file, line: 1,
        column: columns.name(.parameter),
        problem: .times(.endpointAssumed))
    }
    return true
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    let endpoint = endpoint(row, &findings)
    guard endpoint >= 0 else { return }
    let subject = subjectRows.row(
      of: row, columns[.subject], study: columns[.study], &findings)
    guard subject >= 0 else { return }
    guard let time = time(row, &findings) else { return }
    guard let status = status(row, &findings) else { return }
    guard seen.insert(UInt64(subject) << 16 | UInt64(endpoint)).inserted else {
      reportDuplicate(row[columns[.subject]].shown, endpoint, line: row.line, &findings)
      return
    }
    pendingStatus.append(status)
    let unit = row[columns[.unit]]
    unitOfRecord.append(unit.isMissing ? -1 : units.code(for: unit))
    let start = row.day(columns[.start], &findings)
    let day = row.day(columns[.date], &findings)
    let reason = reason(row, isCensored: status == 0, &findings)
    records.append(
      subject: subject, endpoint: endpoint, days: time, isCensored: status == 0, start: start,
      day: day, reason: reason, line: Int32(clamping: row.line))
  }

  private func reportDuplicate(
    _ subject: String, _ endpoint: Int16, line: Int, _ findings: inout FindingLog
  ) {
    findings.add(
      .error, code: "record-duplicate", line: line, column: columns[.parameter],
      problem: .times(
        .twice(subject: subject, endpoint: records.endpoints[Int(endpoint)].code)))
  }

  /// What happened, or why the time is censored; some files write both in EVNTDESC.
  private mutating func reason(
    _ row: Row, isCensored: Bool, _ findings: inout FindingLog
  ) -> Int32 {
    if isCensored, !row[columns[.censoringReason]].isMissing {
      return row.code(columns[.censoringReason], in: &reasons, &findings)
    }
    return row.code(columns[.eventReason], in: &reasons, &findings)
  }

  /// The time as written; `nil` with a finding if it cannot be used.
  private func time(_ row: Row, _ findings: inout FindingLog) -> Double? {
    let field = row[columns[.time]]
    func report(_ severity: Finding.Severity, _ code: String, _ problem: TimeProblem) {
      findings.add(
        severity, code: code, row: row, column: columns[.time], problem: .times(problem))
    }
    switch field.number(hasDecimalCommas: row.hasDecimalCommas) {
    case .number(let time) where time < 0:
      report(.error, "time-negative", .negative(field.shown))
      return nil
    case .number(let time):
      if time == 0 { report(.note, "time-zero", .zero(field.shown)) }
      return time
    case .missing: report(.warning, "time-missing", .missing)
    case .ambiguous: report(.error, "time-ambiguous", .ambiguous(field.shown))
    case .unreadable: report(.error, "time-unreadable", .unreadable(field.shown))
    }
    return nil
  }

  /// A table with more endpoints than this has something else in the column.
  private static let mostEndpoints = 1000

  private mutating func endpoint(_ row: Row, _ findings: inout FindingLog) -> Int16 {
    guard columns.has(.parameter) else {
      if records.endpoints.isEmpty {
        records.endpoints = [Endpoint(code: "OS", name: "Overall survival")]
      }
      return 0
    }
    let field = row[columns[.parameter]]
    guard !field.isMissing else {
      findings.reportMissingParameter(row, columns[.parameter])
      return -1
    }
    let before = parameters.count
    let code = parameters.code(for: field)
    if parameters.count > before { row.reportOddities(field, columns[.parameter], &findings) }
    guard code < Self.mostEndpoints else {
      reportTooMany(field.shown, line: row.line, &findings)
      return -1
    }
    while endpointOfParameter.count <= Int(code) {
      let text = parameters.values[endpointOfParameter.count]
      // A PARAMCD has at most eight characters, and is known by them in upper case.
      let code = text.count <= 8 ? text.uppercased() : text
      let known = records.endpoints.firstIndex { $0.code == code }
      if known == nil {
        let label = row[columns[.label]]
        records.endpoints.append(Endpoint(code: code, name: label.isMissing ? text : label.text))
      }
      endpointOfParameter.append(Int16(known ?? records.endpoints.count - 1))
    }
    return endpointOfParameter[Int(code)]
  }

  private func reportTooMany(_ endpoint: String, line: Int, _ findings: inout FindingLog) {
    findings.add(
      .error, code: "endpoint-too-many", line: line, column: columns[.parameter],
      problem: .times(.tooManyEndpoints(endpoint, limit: Self.mostEndpoints)))
  }

  /// 1 event, 0 censored, and for an event column 2 until it is known what 1 and 2 mean.
  private mutating func status(_ row: Row, _ findings: inout FindingLog) -> Int8? {
    let isCensoring = columns.has(.censored)
    let column: TimeToEventColumn = isCensoring ? .censored : .event
    let field = row[columns[column]]
    if field.isMissing {
      findings.add(
        .error, code: "censoring-missing", row: row, column: columns[column],
        problem: .times(.censoringMissing))
      return nil
    }
    if let number = field.wholeNumber {
      hasNumberedStatus = true
      if isCensoring, number >= 0 { return number == 0 ? 1 : 0 }
      if !isCensoring, number >= 0, number <= 2 { return Int8(number) }
    } else if !isCensoring, let flag = field.flag {
      return flag == .yes ? 1 : 0
    }
    findings.add(
      .error, code: "censoring-unreadable", row: row, column: columns[column],
      problem: .times(.censoringUnreadable(field.shown, isCensoring: isCensoring)))
    return nil
  }

  struct PieceCodes: CodesOfPiece {
    fileprivate var endpoints: [Int: Int16] = [:]
    fileprivate var units = CodeMap()
    fileprivate var reasons = CodeMap()
  }

  var count: Int { records.count }
  var lines: [Int32] { records.lines }
  var textCount: Int {
    parameters.count + records.endpoints.count + units.count + reasons.count
  }
  var mark: Int { records.count }

  mutating func goBack(to mark: Int) {
    records.keepRows(mark)
    unitOfRecord.removeLast(unitOfRecord.count - mark)
    pendingStatus.removeLast(pendingStatus.count - mark)
  }

  mutating func append(
    _ range: Range<Int>, of piece: TimeToEventBuilder, _ codes: inout PieceCodes,
    _ findings: inout FindingLog
  ) {
    let added = piece.records
    for record in range {
      let line = Int(added.lines[record])
      let named = added.endpoints[Int(added.endpoint[record])].code
      guard let endpoint = endpoint(Int(added.endpoint[record]), named, &codes) else {
        reportTooMany(named.shown, line: line, &findings)
        continue
      }
      let subject = added.subject[record]
      guard seen.insert(UInt64(subject) << 16 | UInt64(endpoint)).inserted else {
        let identifier = subjectRows.identifier(of: subject)
        reportDuplicate(identifier.shown, endpoint, line: line, &findings)
        continue
      }
      pendingStatus.append(piece.pendingStatus[record])
      unitOfRecord.append(
        codes.units.code(piece.unitOfRecord[record], of: piece.units, in: &units))
      let known = reasons.count
      let reason = codes.reasons.code(added.reason.codes[record], of: piece.reasons, in: &reasons)
      if reasons.count > known {
        let isCensored = piece.pendingStatus[record] == 0 && columns.has(.censoringReason)
        let place = columns[isCensored ? .censoringReason : .eventReason]
        reasons.withField(of: reason) { findings.reportOddities($0, line: line, column: place) }
      }
      records.append(
        subject: subject, endpoint: endpoint, days: added.days[record],
        isCensored: added.isCensored[record], start: added.start.numbers[record],
        day: added.day.numbers[record], reason: reason, line: added.lines[record])
    }
  }

  /// The endpoint of the whole table that has the code; `nil` if there are too many already.
  private func endpoint(_ endpoint: Int, _ code: String, _ codes: inout PieceCodes) -> Int16? {
    if let known = codes.endpoints[endpoint] { return known }
    guard let place = records.endpoints.firstIndex(where: { $0.code == code }) else { return nil }
    codes.endpoints[endpoint] = Int16(place)
    return Int16(place)
  }

  mutating func addTotals(of piece: TimeToEventBuilder) {
    hasNumberedStatus = hasNumberedStatus || piece.hasNumberedStatus
  }

  func dates(in study: Study) -> [(column: DayColumn, name: String)] {
    let table = study.timeToEvent
    let randomized = study.subjects.randomized
    // A time without a date of its own ends on the day that it makes, the origin being day 1.
    let ends = (0..<table.count).map { row in
      guard table.day[row] == nil, table.days[row].isFinite, table.days[row] < 100_000,
        let start = table.start[row] ?? randomized[Int(table.subject[row])]
      else { return DayColumn.missing }
      return start.number + Int32((max(1, table.days[row]) - 1).rounded(.up))
    }
    return [(table.day, columns.name(.date)), (DayColumn(ends), columns.name(.time))]
  }

  static func check(_ study: Study, findings: inout FindingLog) {
    let codes = study.timeToEvent.endpoints.map(\.code)
    // What is derived where there are assessments.
    let derived = study.responses.kind.contains(.visit) ? ["DOR", "TTR", "OSCR"] : []
    for endpoint in study.settings.endpoints
    where !(codes + derived).contains(where: { $0.uppercased() == endpoint.uppercased() }) {
      findings.add(
        .warning, code: "endpoint-unknown", file: "study.toml", column: "endpoints",
        problem: .settings(.endpointUnknown(endpoint, endpoints: codes)))
    }
  }

  /// Adds the records in days, without the endpoints that are no times.
  mutating func finish(into draft: inout StudyDraft, findings: inout FindingLog) {
    records.reason.values = reasons.values
    var isKept = [Bool](repeating: true, count: records.count)
    decideEvents(&isKept, &findings)
    var scales = [TimeScale](repeating: TimeScale(), count: records.endpoints.count)
    for record in 0..<records.count {
      scales[Int(records.endpoint[record])].note(
        line: records.lines[record], unit: unitOfRecord[record], time: records.days[record],
        start: records.start[record], day: records.day[record])
    }
    let units = units.values.map { TimeUnit(name: $0) }
    let factors = records.endpoints.indices.map { endpoint in
      factor(of: records.endpoints[endpoint].code, scales[endpoint], units, &findings)
    }
    var factorOfRecord = [Double](repeating: 1, count: records.count)
    for record in 0..<records.count where isKept[record] {
      let scale = scales[Int(records.endpoint[record])]
      let unit = Int(unitOfRecord[record])
      let own = unit >= 0 ? units[unit]?.days : nil
      guard let common = factors[Int(records.endpoint[record])] else {
        isKept[record] = false
        continue
      }
      if let own {
        factorOfRecord[record] = own
      } else if unit < 0, scale.distinct(units).count < 2 {
        factorOfRecord[record] = common
      } else {
        isKept[record] = false
        reportUnusableUnit(record, &findings)
      }
    }
    draft.study.timeToEvent = kept(isKept, factorOfRecord)
  }

  /// Turns the values of the status column into events and censorings.
  ///
  /// 0 and 1 mean censored and event, 1 and 2 too; 2 beside 0 and 1 is a third thing, a competing event
  /// as a rule, and neither.
  private mutating func decideEvents(_ isKept: inout [Bool], _ findings: inout FindingLog) {
    let hasTwo = pendingStatus.contains(2)
    let hasZero = pendingStatus.contains(0)
    records.isCensored = pendingStatus.map { hasTwo && !hasZero ? $0 != 2 : $0 == 0 }
    if hasTwo, hasZero {
      for record in pendingStatus.indices where pendingStatus[record] == 2 {
        isKept[record] = false
        findings.add(
          .error, code: "censoring-unreadable", file: columns.file,
          line: Int(records.lines[record]),
          column: columns.name(.event),
          problem: .times(.statusTwo))
      }
    }
    if !columns.has(.censored), hasNumberedStatus, !hasTwo, !hasZero, !pendingStatus.isEmpty {
      findings.add(
        .warning, code: "event-coding-unclear", file: columns.file, line: 1,
        column: columns.name(.event),
        problem: .times(.statusAlwaysOne))
    }
  }

  /// Days in one unit of the endpoint's times where a row has no unit; `nil` if it is no time.
  private func factor(
    of code: String, _ scale: TimeScale, _ units: [TimeUnit?], _ findings: inout FindingLog
  ) -> Double? {
    guard scale.line > 0 else { return nil }
    let told = scale.units.sorted()
    guard let first = told.first else { return factorFromDates(of: code, scale, &findings) }
    let distinct = scale.distinct(units)
    guard let factor = distinct.first?.days else {
      findings.add(
        .note, code: "endpoint-not-time", file: columns.file, line: scale.line,
        column: columns.name(.unit),
        problem: .times(.notTime(endpoint: code, unit: self.units.values[Int(first)])))
      return nil
    }
    if distinct.count > 1 {
      findings.add(
        .warning, code: "unit-mixed", file: columns.file, line: scale.line,
        column: columns.name(.unit),
        problem: .times(.unitsMixed(endpoint: code, distinct)))
      return factor
    }
    if scale.rowsWithoutUnit > 0 {
      findings.add(
        .warning, code: "unit-missing", file: columns.file, line: scale.line,
        column: columns.name(.unit),
        problem: .times(
          .unitMissing(scale.rowsWithoutUnit, endpoint: code, taken: distinct[0])))
    }
    if let ratio = scale.daysInUnit, !(0.8...1.25).contains(ratio / factor) {
      findings.add(
        .warning, code: "unit-contradicted", file: columns.file, line: scale.line,
        column: columns.name(.unit),
        problem: .times(.unitContradicted(endpoint: code, distinct[0], days: ratio)))
    }
    return factor
  }

  /// Without a unit the dates decide: the ratio of the days between them to the times is that of a unit.
  private func factorFromDates(
    of code: String, _ scale: TimeScale, _ findings: inout FindingLog
  ) -> Double {
    if columns.name(.time).uppercased() == "DAYS" { return 1 }
    for unit in TimeUnit.allCases {
      guard let ratio = scale.daysInUnit,
        abs(ratio / unit.days - 1) < (unit == .days ? 0.1 : 0.06)
      else { continue }
      findings.add(
        .note, code: "unit-from-dates", file: columns.file, line: scale.line,
        column: columns.name(.time),
        problem: .times(.unitFromDates(endpoint: code, unit)))
      return unit.days
    }
    findings.add(
      .warning, code: "unit-assumed", file: columns.file, line: scale.line,
      column: columns.name(.time),
      problem: .times(.unitAssumed(endpoint: code)))
    return 1
  }

  private func reportUnusableUnit(_ record: Int, _ findings: inout FindingLog) {
    let unit = Int(unitOfRecord[record])
    let code = records.endpoints[Int(records.endpoint[record])].code
    findings.add(
      .error, code: "unit-unreadable", file: columns.file, line: Int(records.lines[record]),
      column: columns.name(.unit),
      problem: .times(
        unit < 0 ? .unitUntold(endpoint: code) : .unitUnreadable(units.values[unit])))
  }

  private func kept(_ isKept: [Bool], _ factors: [Double]) -> TimeToEvent {
    var places = [Int16](repeating: -1, count: records.endpoints.count)
    for record in isKept.indices where isKept[record] { places[Int(records.endpoint[record])] = 0 }
    var endpoints: [Endpoint] = []
    for endpoint in places.indices where places[endpoint] == 0 {
      places[endpoint] = Int16(endpoints.count)
      endpoints.append(records.endpoints[endpoint])
    }
    if isKept.allSatisfy({ $0 }), factors.allSatisfy({ $0 == 1 }), endpoints.count == places.count {
      return records
    }
    let rows = isKept.indices.filter { isKept[$0] }
    var result = records.selecting(rows)
    result.endpoints = endpoints
    result.endpoint = rows.map { places[Int(records.endpoint[$0])] }
    result.days = rows.map { records.days[$0] * factors[$0] }
    return result
  }
}
