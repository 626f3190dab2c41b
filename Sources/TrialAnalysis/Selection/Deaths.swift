import TrialModel

/// Who had died by the cut-off.
struct Deaths {
  /// For every subject whether it had died.
  let isDead: [Bool]
  /// The source.
  let source: DeathSource

  /// From the subject table; where that records no death at all, from the events of OS.
  ///
  /// A death without a day counts unless the subject was still alive after the cut-off; one that is known
  /// to the month or year only, if that ends by then.
  init(_ membership: SubjectMembership) {
    let subjects = membership.study.subjects
    let count = subjects.count
    let died = subjects.died.numbers
    let lastAlive = subjects.lastAlive.numbers
    let flags = subjects.death
    var isDead = [Bool](repeating: false, count: count)
    var isTold = false
    for row in 0..<count where flags[row] == .yes || died[row] != DayColumn.missing {
      isTold = true
      let latest = subjects.died.interval(row)?.upperBound ?? died[row]
      if membership.knownBy.excludes(latest) { continue }
      if died[row] == DayColumn.missing, membership.knownBy.excludes(lastAlive[row]) { continue }
      isDead[row] = true
    }
    let fromSurvival = isTold ? nil : Deaths.fromSurvival(membership)
    self.isDead = fromSurvival ?? isDead
    source = fromSurvival == nil ? .subjects : .overallSurvival
  }

  /// `nil` if there is no OS.
  private static func fromSurvival(_ membership: SubjectMembership) -> [Bool]? {
    let table = membership.study.timeToEvent
    guard let endpoint = table.endpoints.firstIndex(where: { $0.code == "OS" }) else { return nil }
    var isDead = [Bool](repeating: false, count: membership.study.subjects.count)
    let times = KnownTimes(membership.study, knownBy: membership.knownBy)
    var isSeen = isDead
    for row in 0..<table.count where Int(table.endpoint[row]) == endpoint {
      let subject = Int(table.subject[row])
      guard isDead.indices.contains(subject), !isSeen[subject], let record = times.record(row)
      else { continue }
      isSeen[subject] = true
      isDead[subject] = record.isEvent
    }
    return isDead
  }

  /// The day every subject died, as far as known: from the subject table, else from the events of OS.
  static func days(_ membership: SubjectMembership) -> [Int32] {
    let study = membership.study
    let missing = DayColumn.missing
    var died = study.subjects.died.numbers
    let table = study.timeToEvent
    if let survival = table.endpoints.firstIndex(where: { $0.code.uppercased() == "OS" }) {
      let days = table.day.numbers
      let starts = table.start.numbers
      for row in 0..<table.count
      where Int(table.endpoint[row]) == survival && !table.isCensored[row] {
        let subject = Int(table.subject[row])
        guard died.indices.contains(subject), died[subject] == missing else { continue }
        let start = starts[row] == missing ? membership.randomized[subject] : starts[row]
        if days[row] != missing {
          died[subject] = days[row]
        } else if start != missing, let length = Int32(exactly: table.days[row].rounded()) {
          // Without a day of its own a time counts its first day as day 1.
          died[subject] = start &+ max(0, length - 1)
        }
      }
    }
    return died.map { membership.knownBy.excludes($0) ? missing : $0 }
  }
}
