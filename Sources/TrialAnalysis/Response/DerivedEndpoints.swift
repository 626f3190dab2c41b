import TrialModel

/// Duration of and time to response, and survival from a complete response, derived where the
/// time-to-event table does not have them.
///
/// For every responder: the response begins with the first CR or PR that counts (the first one that
/// is confirmed, where confirmation is asked for) and ends with the first progression or death; if
/// neither is known it is censored at the last assessment that could be evaluated. Only the chosen
/// evaluator's assessments up to the cut-off decide. Other treatment in between is not in the data and
/// does not censor. Both times count their first day as day 1. The time to response runs from
/// randomization, else from treatment, and is never censored, for only responders have one.
///
/// Overall survival from complete response (OSCR) is there for subjects whose best response is CR, if
/// at least two are: from the first CR that counts to death, else censored on the last day the
/// subject was known to be alive. Its clock starts when the response does. Survival of complete
/// responders counted from randomization would be another thing: to respond they had to live until
/// then, and that time, in which they could not die, would count for them. Anderson, Cain and Gelber
/// (1983) start the clock at a landmark for that reason; where each arm's responders are compared
/// with the other's, the response itself is the landmark of every subject, and nobody's response
/// after a common landmark is lost. What stays is that responders are selected after
/// randomization. A landmark that is asked for counts from the response here, as from the origin of
/// every endpoint.
struct DerivedEndpoints {
  /// Codes of endpoints that are durations of response.
  private static let durationCodes = ["DOR", "RSD", "CRSD"]
  /// Codes of endpoints that are times to response.
  private static let timeCodes = ["TTR"]

  /// Codes of survival from a complete response.
  private static let completeCodes = ["OSCR"]
  /// The fewest complete responders whose survival is reported without being asked for.
  private static let fewestComplete = 2

  /// The endpoints that were derived, their records' `endpoint` being an index into them.
  private(set) var table = TimeToEvent()
  /// Responders without a dated response among the assessments, so without a duration.
  private(set) var undatedResponders: [Bool]
  /// Responders whose progression is known to the month or year only, so without a duration.
  private(set) var undatedProgressions: [Bool]
  /// Responders who died on a day that is not recorded, so that their derived times are censored.
  private(set) var undatedDeaths: [Bool]
  /// Complete responders without a dated complete response, so not in OSCR, if that is in the data.
  private(set) var undatedComplete: [Bool]

  /// Derives what is missing; nothing where there are no assessments.
  init(_ membership: SubjectMembership, best: BestResponses, followUp: FollowUp) {
    let study = membership.study
    undatedResponders = [Bool](repeating: false, count: best.categories.count)
    undatedDeaths = undatedResponders
    undatedProgressions = undatedResponders
    undatedComplete = undatedResponders
    guard !best.assessments.isEmpty else { return }
    addDurationsAndTimes(best, followUp, study)
    if DerivedEndpoints.isMissing(DerivedEndpoints.completeCodes, in: study) {
      addComplete(best, followUp, study)
    }
  }

  /// Duration of and time to response.
  private mutating func addDurationsAndTimes(
    _ best: BestResponses, _ followUp: FollowUp, _ study: Study
  ) {
    let needsDuration = DerivedEndpoints.isMissing(DerivedEndpoints.durationCodes, in: study)
    let needsTime = DerivedEndpoints.isMissing(DerivedEndpoints.timeCodes, in: study)
    guard needsDuration || needsTime else { return }
    let died = followUp.died
    let isDead = study.subjects.death
    let recorded = study.subjects.died.numbers
    var durations = TimeToEvent()
    var times = TimeToEvent()
    for subject in best.categories.indices where best.categories[subject].isResponse {
      guard let start = best.rule.firstResponse(best.assessments, subject) else {
        undatedResponders[subject] = true
        continue
      }
      if let last = best.assessments.dated(subject).last, last.category == .progressive,
        !last.isExact
      {
        undatedProgressions[subject] = needsDuration
      } else {
        let end = DerivedEndpoints.end(
          best.assessments.dated(subject), start: start, died: died[subject])
        durations.add(subject, from: start, to: end.day, isCensored: !end.isEvent)
        undatedDeaths[subject] =
          needsDuration && !end.isEvent && isDead[subject] == .yes
          && died[subject] == DayColumn.missing && recorded[subject] == DayColumn.missing
      }
      let origin = best.assessments.origins[subject]
      if origin != DayColumn.missing {
        times.add(subject, from: origin, to: start, isCensored: false)
      }
    }
    if needsDuration {
      add(durations, code: "DOR", name: "Duration of response", study.settings)
    }
    if needsTime { add(times, code: "TTR", name: "Time to response", study.settings) }
  }

  /// Survival from the first complete response.
  private mutating func addComplete(
    _ best: BestResponses, _ followUp: FollowUp, _ study: Study
  ) {
    let isDead = study.subjects.death
    let recorded = study.subjects.died.numbers
    var records = TimeToEvent()
    var undated: [Int] = []
    var undatedDeaths: [Int] = []
    for subject in best.categories.indices where best.categories[subject] == .complete {
      guard let start = best.rule.firstComplete(best.assessments, subject) else {
        undated.append(subject)
        continue
      }
      let died = followUp.died[subject]
      let isEvent = died != DayColumn.missing && died >= start
      let end = isEvent ? died : max(start, followUp.lastAlive[subject])
      records.add(subject, from: start, to: end, isCensored: !isEvent)
      if isDead[subject] == .yes, died == DayColumn.missing, recorded[subject] == DayColumn.missing
      {
        undatedDeaths.append(subject)
      }
    }
    let isShown = add(
      records, code: "OSCR", name: "Overall survival from complete response", study.settings,
      fewest: DerivedEndpoints.fewestComplete)
    if isShown {
      for subject in undated { undatedComplete[subject] = true }
      for subject in undatedDeaths { self.undatedDeaths[subject] = true }
    }
  }

  /// An endpoint with too few records is there only if `study.toml` asks for it.
  ///
  /// Where `study.toml` lists endpoints, those that are not listed are not shown.
  ///
  /// - Returns: Whether it is shown.
  @discardableResult
  private mutating func add(
    _ records: TimeToEvent, code: String, name: String, _ settings: StudySettings,
    fewest: Int = 1
  ) -> Bool {
    let isWanted = settings.endpoints.contains { $0.uppercased() == code }
    guard records.count >= fewest || isWanted else { return false }
    var endpoint = Endpoint(code: code, name: name)
    endpoint.isDerived = true
    var records = records
    records.endpoints = [endpoint]
    table = table.adding(records)
    return isWanted || settings.endpoints.isEmpty
  }

  private static func isMissing(_ codes: [String], in study: Study) -> Bool {
    !study.timeToEvent.endpoints.contains { codes.contains($0.code.uppercased()) }
  }

  /// The end of a response: progression or death, whichever comes first, else censored.
  private static func end(
    _ dated: ArraySlice<Assessments.Assessment>, start: Int32, died: Int32
  ) -> (day: Int32, isEvent: Bool) {
    var lastAdequate = start
    var event = Int32.max
    for assessment in dated where assessment.isExact && assessment.day >= start {
      if assessment.category == .progressive { event = assessment.day }
      if assessment.category != .notEvaluable { lastAdequate = assessment.day }
    }
    if died != DayColumn.missing, died >= start { event = min(event, died) }
    return event == Int32.max ? (lastAdequate, false) : (event, true)
  }
}

extension TimeToEvent {
  /// Adds a record of the only endpoint.
  fileprivate mutating func add(_ subject: Int, from start: Int32, to end: Int32, isCensored: Bool)
  {
    append(
      subject: Int32(subject), endpoint: 0, days: Double(Int(end) - Int(start) + 1),
      isCensored: isCensored, start: start, day: end)
  }

  /// The records of two tables, those of the other with its endpoints after those of this one.
  func adding(_ other: TimeToEvent) -> TimeToEvent {
    if other.endpoints.isEmpty { return self }
    var result = self
    result.appendRows(0..<other.count, of: other)
    let firstEndpoint = Int16(endpoints.count)
    let firstReason = Int32(reason.values.count)
    for record in count..<result.count {
      result.endpoint[record] += firstEndpoint
      if result.reason.codes[record] >= 0 { result.reason.codes[record] += firstReason }
    }
    result.endpoints += other.endpoints
    result.reason.values += other.reason.values
    return result
  }
}

extension SubjectMembership {
  /// The same subjects with more times to events.
  func adding(_ derived: DerivedEndpoints) -> SubjectMembership {
    var membership = self
    membership.study.timeToEvent = study.timeToEvent.adding(derived.table)
    return membership
  }
}
