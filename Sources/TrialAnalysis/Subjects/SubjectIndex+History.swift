import TrialModel

extension SubjectIndex {
  /// What is known of a subject; `nil` if there is none with that identifier by the cut-off.
  public func history(of subject: String) -> SubjectHistory? {
    row(of: subject).map { history(row: $0) }
  }

  private func history(row: Int) -> SubjectHistory {
    let subjects = study.subjects
    let membership = basis.membership
    func day(_ number: Int32) -> Day? {
      number == DayColumn.missing ? nil : Day(number: number)
    }
    func day(_ column: DayColumn) -> Day? {
      day(known.day(column.numbers[row]))
    }
    func text(_ column: TextColumn) -> String? {
      column[row]
    }
    func arm(_ column: [Int16]) -> Int? {
      study.arms.indices.contains(Int(column[row])) ? Int(column[row]) : nil
    }
    let plannedArm = arm(subjects.plannedArm)
    let givenArm = arm(membership.safetyArm)
    let age = subjects.age[row]
    let best = known.bestResponse(row)
    let responses = responses(of: row)
    let events = events(of: row)
    let measurements = measurements(of: row)
    let times = times(of: row)
    return SubjectHistory(
      identifier: subjects.identifiers[row], plannedArm: plannedArm, givenArm: givenArm,
      plannedArmLabel: plannedArm.map { study.arms[$0].label },
      givenArmLabel: givenArm.map { study.arms[$0].label },
      analysisArm: arm(basis.arms),
      populations: Population.available(in: study).filter {
        membership.arms(of: $0, best: basis.best)[row] >= 0
      },
      site: text(subjects.site), country: text(subjects.country), sex: text(subjects.sex),
      age: age.isFinite ? age : nil, stratum: text(subjects.stratum),
      screened: day(subjects.screened), randomized: day(subjects.randomized),
      firstDose: day(subjects.treatmentStart), lastDose: day(subjects.treatmentEnd),
      studyEnd: day(subjects.studyEnd), died: day(known.died(row)),
      lastAlive: day(known.lastAlive(row)), status: known.status(row),
      bestResponse: best,
      bestResponseSource: best == nil
        ? nil
        : basis.best.map { $0.isDerivedInstead[row] ? .derived : $0.source },
      firstResponse: day(known.firstResponse(row)), cohorts: cohorts(of: row),
      responses: responses, events: events, measurements: measurements, times: times.shown,
      records: records([
        (.subjects, [Int(subjects.lines[row])]),
        (.responses, responses.map(\.line)), (.timeToEvent, times.lines),
        (.adverseEvents, events.map(\.line)), (.tumorMeasurements, measurements.map(\.line)),
      ]))
  }

  private func cohorts(of row: Int) -> [SubjectCohort] {
    let arm = Int(basis.arms[row])
    return ArmPair.pairs(of: study).filter { $0.arm == arm || $0.reference == arm }.map { pair in
      SubjectCohort(
        arm: pair.arm, reference: pair.reference,
        place: basis.membership.windows.shared(by: [pair.arm, pair.reference])
          .place(basis.membership.randomized[row]))
    }
  }

  private func responses(of row: Int) -> [SubjectResponse] {
    let table = study.responses
    let days = table.day.numbers
    let lines = table.lines
    return knownRows(of: row, among: table.subject, days: days, lines: lines).map { record in
      SubjectResponse(
        day: days[record] == DayColumn.missing ? nil : Day(number: days[record]),
        category: table.category[record],
        evaluator: table.evaluator[record], kind: table.kind[record],
        isCounted: basis.best?.evaluator.includes(record, in: table) ?? false,
        line: Int(lines[record]))
    }
  }

  private func events(of row: Int) -> [SubjectEvent] {
    let table = study.adverseEvents
    let starts = table.start.numbers
    let ends = table.end.numbers
    let grades = table.grade
    let facts = table.facts
    let lines = table.lines
    var window = EmergentWindow(basis.membership)
    window.turn(to: row)
    let isSafety = basis.membership.safetyArm[row] >= 0
    return knownRows(of: row, among: table.subject, days: starts, lines: lines).map { event in
      let end = known.day(ends[event])
      return SubjectEvent(
        term: table.term[event],
        organClass: table.organClass[event],
        grade: Int(EmergentWindow.grade(grades[event])),
        start: starts[event] == DayColumn.missing ? nil : Day(number: starts[event]),
        end: end == DayColumn.missing ? nil : Day(number: end), facts: facts[event],
        isCounted: isSafety && window.includes(event),
        line: Int(lines[event]))
    }
  }

  private func measurements(of row: Int) -> [SubjectMeasurement] {
    let table = study.tumorMeasurements
    let days = table.day.numbers
    let lines = table.lines
    func told(_ number: Double) -> Double? { number.isFinite ? number : nil }
    return knownRows(of: row, among: table.subject, days: days, lines: lines).map { record in
      let isBaseline = table.isBaseline[record]
      return SubjectMeasurement(
        day: days[record] == DayColumn.missing ? nil : Day(number: days[record]),
        parameter: table.parameters[Int(table.parameter[record])],
        value: told(table.value[record]),
        percentChange: isBaseline ? nil : told(table.percentChange[record]),
        isBaseline: isBaseline, evaluator: table.evaluator[record],
        line: Int(lines[record]))
    }
  }

  /// The first usable record of every endpoint, and the lines of all that are known.
  private func times(of row: Int) -> (shown: [SubjectTime], lines: [Int]) {
    let table = basis.timed.study.timeToEvent
    let times = KnownTimes(basis.timed.study, knownBy: basis.membership.knownBy)
    let starts = table.start.numbers
    let days = table.day.numbers
    let fileLines = table.lines
    let reasons = table.reason.codes
    var shown: [Int16: SubjectTime] = [:]
    var lines: [Int] = []
    for record in 0..<table.count where Int(table.subject[record]) == row {
      let endpoint = table.endpoint[record]
      guard table.endpoints.indices.contains(Int(endpoint)) else { continue }
      let time = times.record(record)
      // A record that cannot be used is still a row of the file, unless it is of the future.
      let isKnown = time != nil || !basis.membership.knownBy.excludes(days[record])
      if isKnown, fileLines[record] > 0 { lines.append(Int(fileLines[record])) }
      guard let time, shown[endpoint] == nil else { continue }
      let end = min(days[record], basis.membership.knownBy.number)
      let reason = Int(reasons[record])
      shown[endpoint] = SubjectTime(
        endpoint: table.endpoints[Int(endpoint)], days: time.days, isEvent: time.isEvent,
        start: starts[record] == DayColumn.missing ? nil : Day(number: starts[record]),
        end: end == DayColumn.missing ? nil : Day(number: end),
        reason: !time.isCut && table.reason.values.indices.contains(reason)
          ? table.reason.values[reason] : nil,
        isCut: time.isCut, line: Int(fileLines[record]))
    }
    return (shown.keys.sorted().compactMap { shown[$0] }, lines)
  }

  private func records(_ lines: [(role: TableRole, lines: [Int])]) -> [SourceRecord] {
    lines.flatMap { role, lines in
      let file = study.files.first { $0.role == role }?.name ?? ""
      return lines.filter { $0 > 0 }.sorted().map {
        SourceRecord(role: role, file: file, line: $0)
      }
    }
  }

  /// The rows of a table about a subject that are known, by day and then by line.
  private func knownRows(
    of subject: Int, among subjects: [Int32], days: [Int32], lines: [Int32]
  ) -> [Int] {
    subjects.indices
      .filter { Int(subjects[$0]) == subject && !basis.membership.knownBy.excludes(days[$0]) }
      .sorted { (order(days[$0]), lines[$0], $0) < (order(days[$1]), lines[$1], $1) }
  }

  /// Days in order, a missing one after all others.
  private func order(_ day: Int32) -> Int32 { day == DayColumn.missing ? Int32.max : day }
}
