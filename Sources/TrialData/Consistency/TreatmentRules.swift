import TrialModel

extension ConsistencyRule {
  /// Treatment ended before it began.
  static let treatmentEndBeforeStart = ConsistencyRule(
    severity: .warning, code: "treatment-end-before-start"
  ) { data, log in
    let (start, end) = (data[.treatmentStart], data[.treatmentEnd])
    for subject in 0..<data.subjectCount
    where end[subject] < start[subject] && end[subject] != DayColumn.missing {
      log.add(
        .subjects, row: subject,
        .treatmentEndBeforeStart(
          subject: data.name(subject), start: Day(number: start[subject]),
          end: Day(number: end[subject])))
    }
  }

  /// An adverse event flagged as treatment-emergent began before randomization.
  static let emergentBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "emergent-before-randomization"
  ) { data, log in
    let events = data.study.adverseEvents
    guard data.recordsRandomization, events.hasEmergentFlag else { return }
    let (start, randomized) = (data[.eventStart], data[.randomized])
    for event in 0..<events.count where data.facts[event].contains(.emergent) {
      let subject = events.subject[event]
      guard start[event] != DayColumn.missing, data.isSubject(subject),
        start[event] < randomized[Int(subject)]
      else { continue }
      log.add(
        .adverseEvents, row: event,
        .emergentBeforeRandomization(
          subject: data.name(Int(subject)), term: data.term(event),
          began: Day(number: start[event]), randomized: Day(number: randomized[Int(subject)])))
    }
  }

  /// An adverse event that counts, or would count, began before the first dose.
  ///
  /// Where the file flags treatment-emergent events, only flagged ones are checked; those before
  /// randomization are left to `emergentBeforeRandomization`.
  static let eventBeforeDose = ConsistencyRule(
    severity: .note, code: "event-before-dose"
  ) { data, log in
    let events = data.study.adverseEvents
    let (start, dosed) = (data[.eventStart], data[.treatmentStart])
    let randomized = data.recordsRandomization ? data[.randomized] : []
    for event in 0..<events.count where start[event] != DayColumn.missing {
      let subject = events.subject[event]
      guard data.isSubject(subject), start[event] < dosed[Int(subject)] else { continue }
      if events.hasEmergentFlag {
        guard data.facts[event].contains(.emergent) else { continue }
        if !randomized.isEmpty, start[event] < randomized[Int(subject)] { continue }
      }
      log.add(
        .adverseEvents, row: event,
        .eventBeforeDose(
          subject: data.name(Int(subject)), term: data.term(event),
          began: Day(number: start[event]), dosed: Day(number: dosed[Int(subject)])))
    }
  }

  /// A subject was given another arm than planned.
  static let armGivenDiffers = ConsistencyRule(
    severity: .note, code: "arm-given-differs"
  ) { data, log in
    guard data.study.availableColumns.actualArm else { return }
    let arms = data.study.arms
    for subject in 0..<data.subjectCount where data.planned[subject] != data.given[subject] {
      let (planned, given) = (Int(data.planned[subject]), Int(data.given[subject]))
      guard arms.indices.contains(planned), arms.indices.contains(given) else { continue }
      log.add(
        .subjects, row: subject,
        .armGivenDiffers(
          subject: data.name(subject), planned: arms[planned].code, given: arms[given].code))
    }
  }
}

extension ConsistencyRule {
  /// An event or a censoring is before the subject's randomization.
  static let timeBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "time-before-randomization"
  ) { data, log in
    guard data.recordsRandomization else { return }
    let table = data.study.timeToEvent
    let (ended, randomized) = (data[.ended], data[.randomized])
    for row in 0..<table.count where ended[row] != DayColumn.missing {
      let subject = table.subject[row]
      guard data.isSubject(subject), ended[row] < randomized[Int(subject)] else { continue }
      log.add(
        .timeToEvent, row: row,
        .timeBeforeRandomization(
          subject: data.name(Int(subject)),
          endpoint: table.endpoints[Int(table.endpoint[row])].code,
          ended: Day(number: ended[row]), randomized: Day(number: randomized[Int(subject)])))
    }
  }

  /// A best response is from before randomization.
  ///
  /// Single assessments are checked by `responseSequenceFindings(_:)`.
  static let assessmentBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "assessment-before-randomization"
  ) { data, log in
    guard data.recordsRandomization else { return }
    let table = data.study.responses
    let (assessed, randomized) = (data[.assessed], data[.randomized])
    for row in 0..<table.count
    where assessed[row] != DayColumn.missing && table.kind[row] != .visit {
      let subject = table.subject[row]
      guard data.isSubject(subject), assessed[row] < randomized[Int(subject)],
        table.category[row] < .notEvaluable
      else { continue }
      log.add(
        .responses, row: row,
        .assessmentBeforeRandomization(
          subject: data.name(Int(subject)), table.category[row],
          assessed: Day(number: assessed[row]), randomized: Day(number: randomized[Int(subject)])))
    }
  }

  /// A subject was randomized after the cut-off that `study.toml` declares.
  static let randomizedAfterCutoff = ConsistencyRule(
    severity: .note, code: "randomized-after-cutoff"
  ) { data, log in
    guard let cutoff = data.study.settings.dataCutoff else { return }
    let randomized = data[.randomized]
    for subject in 0..<data.subjectCount where randomized[subject] > cutoff.number {
      log.add(
        .subjects, row: subject,
        .randomizedAfterCutoff(
          subject: data.name(subject), randomized: Day(number: randomized[subject]),
          cutoff: cutoff))
    }
  }
}
