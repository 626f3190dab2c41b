public import TrialModel

/// Makes small studies, one sentence a row: what a test is about stands in the test.
///
///     let study = StudyBuilder()
///       .arm("HD").arm("LD")
///       .subjects(3, arm: "HD", from: "1991-03-01")
///       .subject("x", arm: "LD", randomized: "1991-03-05", died: "1992-01-01")
///       .best("x", .partial)
///       .study
///
/// Subjects made by `subjects` are called after their arm and number, `HD1`, `HD2`. Dates are
/// written `1991-03-05`, partial ones `1991-03` or `1991`. A column exists (`Study.availableColumns`) once a subject has a value in it, and a
/// table once it has a row or `table` adds it. Arms open on their first randomization by default.
public struct StudyBuilder: Sendable {
  private var made = Study()
  private var rows: [String: Int] = [:]

  /// A study without arms and subjects.
  public init(_ identifier: String = "TEST") {
    made.identifier = identifier
  }

  /// Adds an arm; `opened` counts as declared in `study.toml`.
  public func arm(
    _ code: String, label: String? = nil, short: String? = nil, target: Int? = nil,
    opened: String? = nil, closed: String? = nil
  ) -> StudyBuilder {
    var arm = Arm(code: code, label: label ?? code, short: short)
    arm.target = target
    arm.opened = opened.map(StudyBuilder.day)
    arm.openedIsDeclared = opened != nil
    arm.closed = closed.map(StudyBuilder.day)
    return adding { $0.made.arms.append(arm) }
  }

  /// Adds a subject; without an arm it was screened only.
  public func subject(
    _ identifier: String, arm: String? = nil, actual: String? = nil, randomized: String? = nil,
    screened: String? = nil, treated: String? = nil, treatedUntil: String? = nil,
    studyEnd: String? = nil, disposition: Disposition = .unknown, died: String? = nil,
    isDead: Flag = .unknown, lastAlive: String? = nil, intentionToTreat: Flag = .unknown,
    safety: Flag = .unknown, perProtocol: Flag = .unknown, site: String? = nil,
    stratum: String? = nil, reason: String? = nil, screenFailure: String? = nil
  ) -> StudyBuilder {
    adding { builder in
      precondition(builder.rows[identifier] == nil, "the subject \(identifier) is there already")
      builder.rows[identifier] = builder.made.subjects.count
      var row = Subjects.Row(identifier)
      row.plannedArm = arm.map(builder.armIndex) ?? -1
      row.actualArm = actual.map(builder.armIndex) ?? row.plannedArm
      if actual != nil { builder.made.availableColumns.actualArm = true }
      row.randomized = StudyBuilder.number(randomized)
      row.screened = StudyBuilder.number(screened)
      row.treatmentStart = StudyBuilder.number(treated)
      row.treatmentEnd = StudyBuilder.number(treatedUntil)
      row.studyEnd = StudyBuilder.number(studyEnd)
      row.died = StudyBuilder.number(died)
      row.lastAlive = StudyBuilder.number(lastAlive)
      row.death = died == nil ? isDead : .yes
      row.intentionToTreat = intentionToTreat
      row.safety = safety
      row.perProtocol = perProtocol
      row.disposition = disposition
      row.dispositionReason = builder.made.subjects.dispositionReason.code(of: reason)
      row.screenFailureReason = builder.made.subjects.screenFailureReason.code(of: screenFailure)
      row.site = builder.made.subjects.site.code(of: site)
      row.stratum = builder.made.subjects.stratum.code(of: stratum)
      row.line = Int32(builder.made.subjects.count + 2)
      builder.made.subjects.append(row)
      StudyBuilder.setPartial(died, in: &builder.made.subjects.died)
      StudyBuilder.setPartial(treated, in: &builder.made.subjects.treatmentStart)
      StudyBuilder.setPartial(treatedUntil, in: &builder.made.subjects.treatmentEnd)
      if randomized != nil { builder.made.availableColumns.randomized = "RANDDT" }
      if treated != nil { builder.made.availableColumns.treatmentStart = true }
      if disposition != .unknown { builder.made.availableColumns.disposition = true }
      if intentionToTreat != .unknown { builder.made.availableColumns.intentionToTreat = true }
      if safety != .unknown { builder.made.availableColumns.safety = true }
      if perProtocol != .unknown { builder.made.availableColumns.perProtocol = true }
    }
  }

  /// Adds subjects called after their arm, randomized every so many days from the first on.
  ///
  /// Numbers go on where an earlier call for the same arm stopped.
  public func subjects(
    _ count: Int, arm: String, from first: String? = nil, every days: Int = 1
  ) -> StudyBuilder {
    var builder = self
    var number = 1
    for offset in 0..<count {
      while builder.rows["\(arm)\(number)"] != nil { number += 1 }
      let day = first.map { (StudyBuilder.day($0) + offset * days).description }
      builder = builder.subject("\(arm)\(number)", arm: arm, randomized: day)
    }
    return builder
  }

  /// Adds a best response.
  public func best(
    _ subject: String, _ category: ResponseCategory, on day: String? = nil,
    isConfirmed: Bool = false, evaluator: String? = nil
  ) -> StudyBuilder {
    response(
      subject, isConfirmed ? .confirmedBest : .best, category, on: day, evaluator: evaluator)
  }

  /// Adds a best response of each of the subjects `arm1`, `arm2` and so on, in that order.
  public func best(arm: String, _ categories: [ResponseCategory]) -> StudyBuilder {
    var builder = self
    for (index, category) in categories.enumerated() {
      builder = builder.best("\(arm)\(index + 1)", category)
    }
    return builder
  }

  /// Adds the overall response of one assessment.
  public func visit(
    _ subject: String, _ category: ResponseCategory, on day: String? = nil,
    evaluator: String? = nil
  ) -> StudyBuilder {
    response(subject, .visit, category, on: day, evaluator: evaluator)
  }

  private func response(
    _ subject: String, _ kind: ResponseKind, _ category: ResponseCategory, on day: String?,
    evaluator: String?
  ) -> StudyBuilder {
    adding { builder in
      builder.made.responses.append(
        subject: builder.row(subject), kind: kind, category: category,
        day: StudyBuilder.number(day),
        evaluator: builder.made.responses.evaluator.code(of: evaluator),
        line: Int32(builder.made.responses.count + 2))
      StudyBuilder.setPartial(day, in: &builder.made.responses.day)
    }
  }

  /// Adds a time that ends in the event.
  public func event(
    _ endpoint: String, _ subject: String, days: Double, start: String? = nil,
    on day: String? = nil
  ) -> StudyBuilder {
    time(endpoint, subject, days: days, isCensored: false, start: start, on: day)
  }

  /// Adds a censored time.
  public func censored(
    _ endpoint: String, _ subject: String, days: Double, start: String? = nil,
    on day: String? = nil
  ) -> StudyBuilder {
    time(endpoint, subject, days: days, isCensored: true, start: start, on: day)
  }

  private func time(
    _ endpoint: String, _ subject: String, days: Double, isCensored: Bool, start: String?,
    on day: String?
  ) -> StudyBuilder {
    adding { builder in
      let known = builder.made.timeToEvent.endpoints.firstIndex { $0.code == endpoint }
      if known == nil {
        builder.made.timeToEvent.endpoints.append(Endpoint(code: endpoint, name: endpoint))
      }
      builder.made.timeToEvent.append(
        subject: builder.row(subject),
        endpoint: Int16(known ?? builder.made.timeToEvent.endpoints.count - 1), days: days,
        isCensored: isCensored, start: StudyBuilder.number(start), day: StudyBuilder.number(day),
        line: Int32(builder.made.timeToEvent.count + 2))
    }
  }

  /// Adds an adverse event; a flag for treatment-emergent events exists once an event has it.
  public func adverseEvent(
    _ subject: String, _ term: String?, organClass: String? = "General", grade: Int = 0,
    _ facts: AdverseEventFacts = [], from start: String? = nil
  ) -> StudyBuilder {
    adding { builder in
      builder.made.adverseEvents.append(
        subject: builder.row(subject), term: builder.made.adverseEvents.term.code(of: term),
        organClass: builder.made.adverseEvents.organClass.code(of: organClass),
        grade: Int8(grade), facts: facts, start: StudyBuilder.number(start),
        line: Int32(builder.made.adverseEvents.count + 2))
      StudyBuilder.setPartial(start, in: &builder.made.adverseEvents.start)
      if grade > 0 { builder.made.adverseEvents.scale = .toxicityGrade }
      builder.made.adverseEvents.hasSeriousness = true
      if facts.contains(.emergent) { builder.made.adverseEvents.hasEmergentFlag = true }
      if facts.contains(.related) {
        builder.made.adverseEvents.hasRelatedness = true
        builder.made.adverseEvents.relatedValues = ["RELATED"]
      }
    }
  }

  /// Adds the sum of a subject's tumour measurements, given as a change from baseline in percent.
  public func measurement(
    _ subject: String, change: Double, on day: String?, isBaseline: Bool = false,
    sum: TumorSum = .diameters, evaluator: String? = nil
  ) -> StudyBuilder {
    adding { builder in
      let code = sum == .diameters ? "SDIAM" : "SUMPROD"
      let known = builder.made.tumorMeasurements.parameters.firstIndex { $0.sum == sum }
      if known == nil {
        builder.made.tumorMeasurements.parameters.append(
          TumorParameter(code: code, name: code, sum: sum))
      }
      builder.made.tumorMeasurements.append(
        subject: builder.row(subject),
        parameter: Int16(known ?? builder.made.tumorMeasurements.parameters.count - 1),
        value: 100 + change, day: StudyBuilder.number(day), isBaseline: isBaseline,
        percentChange: change,
        evaluator: builder.made.tumorMeasurements.evaluator.code(of: evaluator),
        line: Int32(builder.made.tumorMeasurements.count + 2))
    }
  }

  /// Adds the baseline of a subject's tumour measurements.
  public func baseline(
    _ subject: String, on day: String?, sum: TumorSum = .diameters, evaluator: String? = nil
  ) -> StudyBuilder {
    measurement(
      subject, change: 0, on: day, isBaseline: true, sum: sum, evaluator: evaluator)
  }

  /// Changes the settings of `study.toml`.
  public func settings(_ change: (inout StudySettings) -> Void) -> StudyBuilder {
    adding { change(&$0.made.settings) }
  }

  /// Compares an arm with a reference, besides the comparisons asked for before.
  public func comparison(_ arm: String, _ reference: String) -> StudyBuilder {
    settings { $0.comparisons.append(ComparisonSettings(arm: arm, reference: reference)) }
  }

  /// Says that a table was read, even if it has no row.
  public func table(_ role: TableRole, name: String? = nil) -> StudyBuilder {
    adding { builder in
      builder.made.files.append(
        SourceFile(
          name: name ?? "\(role.rawValue).csv", role: role, format: "csv", rows: 0, bytes: 0,
          modified: 0))
    }
  }

  /// Changes anything else; runs before what `study` fills in.
  public func changed(_ change: (inout Study) -> Void) -> StudyBuilder {
    adding { change(&$0.made) }
  }

  /// The study, with opening days and the latest date filled in where they were not given.
  public var study: Study {
    var study = made
    for arm in study.arms.indices where study.arms[arm].opened == nil {
      study.arms[arm].opened = study.subjects.plannedArm.indices
        .filter { Int(study.subjects.plannedArm[$0]) == arm }
        .compactMap { study.subjects.randomized[$0] }
        .min()
    }
    if study.latest == nil { study.latest = StudyBuilder.latest(study) }
    return study
  }

  /// The day with that ISO 8601 date.
  public static func day(_ text: String) -> Day {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let day = Day(year: parts[0], month: parts[1], day: parts[2]) else {
      preconditionFailure("\(text) is not a date")
    }
    return day
  }

  private static func number(_ text: String?) -> Int32 {
    guard let text, partial(text) == nil else { return DayColumn.missing }
    return day(text).number
  }

  private static func partial(_ text: String) -> PartialDay? {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    return parts.count < 3 ? PartialDay(year: parts[0], month: parts.dropFirst().first) : nil
  }

  /// Gives the last row of a column the partial day that a text is, if it is one.
  private static func setPartial(_ text: String?, in column: inout DayColumn) {
    if let day = text.flatMap(partial) { column.setPartial(day, column.count - 1) }
  }

  private static func latest(_ study: Study) -> LatestDate? {
    let columns = [
      ("ADSL.RANDDT", study.subjects.randomized), ("ADSL.RFICDT", study.subjects.screened),
      ("ADSL.TRTSDT", study.subjects.treatmentStart),
      ("ADSL.TRTEDT", study.subjects.treatmentEnd), ("ADSL.EOSDT", study.subjects.studyEnd),
      ("ADSL.DTHDT", study.subjects.died), ("ADSL.LSTALVDT", study.subjects.lastAlive),
      ("ADRS.ADT", study.responses.day), ("ADTTE.ADT", study.timeToEvent.day),
      ("ADAE.ASTDT", study.adverseEvents.start), ("ADAE.AENDT", study.adverseEvents.end),
      ("ADTR.ADT", study.tumorMeasurements.day),
    ]
    return columns.reduce(nil) { latest, column in
      guard let day = column.1.latest, latest.map({ day > $0.day }) ?? true else { return latest }
      return LatestDate(day: day, column: column.0)
    }
  }

  private func armIndex(_ code: String) -> Int16 {
    guard let index = made.arms.firstIndex(where: { $0.code == code }) else {
      preconditionFailure("the arm \(code) is not there yet")
    }
    return Int16(index)
  }

  private func row(_ subject: String) -> Int32 {
    guard let row = rows[subject] else {
      preconditionFailure("the subject \(subject) is not there yet")
    }
    return Int32(row)
  }

  private func adding(_ change: (inout StudyBuilder) -> Void) -> StudyBuilder {
    var builder = self
    change(&builder)
    return builder
  }
}

extension TextColumn {
  /// The code of a text, which is added to the values if it is new; -1 for none.
  fileprivate mutating func code(of text: String?) -> Int32 {
    guard let text else { return -1 }
    if let code = values.firstIndex(of: text) { return Int32(code) }
    values.append(text)
    return Int32(values.count - 1)
  }
}
