import TrialModel

extension ConsistencyRule {
  /// A randomized subject has died, but its overall survival does not end in the event.
  ///
  /// A death after the declared cut-off is rightly not in the time-to-event table.
  static let deathWithoutEvent = ConsistencyRule(
    severity: .warning, code: "death-without-event"
  ) { data, log in
    guard data.hasSurvival else { return }
    let died = data[.died]
    let cutoff = data.study.settings.dataCutoff?.number ?? Int32.max
    for subject in 0..<data.subjectCount
    where data.isDead[subject] && data.planned[subject] >= 0 && died[subject] <= cutoff {
      let row = Int(data.survival[subject])
      if row >= 0, !data.study.timeToEvent.isCensored[row] { continue }
      log.add(
        .subjects, row: subject,
        .deathWithoutEvent(subject: data.name(subject), hasSurvival: row >= 0))
    }
  }

  /// Overall survival ends in the event, but the subject table records no death.
  static let eventWithoutDeath = ConsistencyRule(
    severity: .warning, code: "event-without-death"
  ) { data, log in
    guard data.recordsDeaths else { return }
    for subject in 0..<data.subjectCount where !data.isDead[subject] {
      let row = Int(data.survival[subject])
      guard row >= 0, !data.study.timeToEvent.isCensored[row] else { continue }
      log.add(.timeToEvent, row: row, .eventWithoutDeath(subject: data.name(subject)))
    }
  }

  /// The day of death is not the day of the event of overall survival.
  ///
  /// Without a day of the event it is computed from origin and length, by either convention: the origin
  /// is day 0 or day 1. A length that is not a whole number of days is not checked.
  static let deathDayDiffers = ConsistencyRule(
    severity: .warning, code: "death-day-differs"
  ) { data, log in
    let table = data.study.timeToEvent
    let (died, ended, origin) = (data[.died], data[.ended], data[.origin])
    for subject in 0..<data.subjectCount where died[subject] != DayColumn.missing {
      let row = Int(data.survival[subject])
      guard row >= 0, !table.isCensored[row] else { continue }
      var event = ended[row]
      if event == DayColumn.missing {
        let start = origin[row] == DayColumn.missing ? data[.randomized][subject] : origin[row]
        let days = table.days[row]
        guard start != DayColumn.missing, days >= 0, days < 100_000, days == days.rounded() else {
          continue
        }
        event = start + Int32(days)
        if event - 1 == died[subject] { continue }
      }
      if event == died[subject] { continue }
      log.add(
        .timeToEvent, row: row,
        .deathDayDiffers(
          subject: data.name(subject), died: Day(number: died[subject]),
          event: Day(number: event)))
    }
  }

  /// A subject was known to be alive after the recorded death.
  static let deathBeforeLastContact = ConsistencyRule(
    severity: .warning, code: "death-before-last-contact"
  ) { data, log in
    let (died, lastAlive) = (data[.died], data[.lastAlive])
    for subject in 0..<data.subjectCount
    where died[subject] < lastAlive[subject] && died[subject] != DayColumn.missing {
      log.add(
        .subjects, row: subject,
        .deathBeforeLastContact(
          subject: data.name(subject), died: Day(number: died[subject]),
          lastAlive: Day(number: lastAlive[subject])))
    }
  }

  /// The event of progression-free survival comes after the end of overall survival.
  ///
  /// Days are compared, else times: whole ones exactly, others to within three days, the error of times
  /// in rounded months.
  static let deathBeforeProgression = ConsistencyRule(
    severity: .warning, code: "death-before-progression"
  ) { data, log in
    let table = data.study.timeToEvent
    let ended = data[.ended]
    for subject in 0..<data.subjectCount {
      let (first, last) = (Int(data.progression[subject]), Int(data.survival[subject]))
      guard first >= 0, last >= 0, !table.isCensored[first] else { continue }
      let excess: Double
      if ended[first] != DayColumn.missing, ended[last] != DayColumn.missing {
        excess = Double(Int(ended[first]) - Int(ended[last]))
      } else {
        let (progressed, survived) = (table.days[first], table.days[last])
        let isWhole = progressed == progressed.rounded() && survived == survived.rounded()
        excess = progressed - survived - (isWhole ? 0 : 3)
      }
      guard excess > 0 else { continue }
      log.add(
        .timeToEvent, row: first,
        .deathBeforeProgression(
          subject: data.name(subject), hasDied: !table.isCensored[last]))
    }
  }

  /// A fatal adverse event, or one of grade 5, of a subject who has not died: one finding per subject.
  static let fatalEventWithoutDeath = ConsistencyRule(
    severity: .warning, code: "fatal-event-without-death"
  ) { data, log in
    guard data.recordsDeaths || data.hasSurvival else { return }
    let events = data.study.adverseEvents
    var isReported = [Bool](repeating: false, count: data.subjectCount)
    for event in 0..<events.count where data.facts[event].contains(.fatal) {
      let subject = events.subject[event]
      guard data.isSubject(subject), !data.isDead[Int(subject)], !isReported[Int(subject)] else {
        continue
      }
      let row = Int(data.survival[Int(subject)])
      if row >= 0, !data.study.timeToEvent.isCensored[row] { continue }
      isReported[Int(subject)] = true
      log.add(
        .adverseEvents, row: event,
        .fatalEventWithoutDeath(subject: data.name(Int(subject)), term: data.term(event)))
    }
  }
}
