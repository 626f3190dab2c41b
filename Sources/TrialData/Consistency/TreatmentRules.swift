import TrialModel

extension ConsistencyRule {
  /// Treatment ended before it began.
  static let treatmentEndBeforeStart = ConsistencyRule(
    severity: .warning, code: "treatment-end-before-start",
    remedy: "Check both dates; no rate per patient-year is given for the arm until then."
  ) { data, log in
    let (start, end) = (data[.treatmentStart], data[.treatmentEnd])
    for subject in 0..<data.subjectCount
    where end[subject] < start[subject] && end[subject] != DayColumn.missing {
      log.add(
        .subjects, row: subject,
        "\(data.name(Int32(subject))) was last treated on \(data.text(end[subject])), before the "
          + "first treatment on \(data.text(start[subject])).")
    }
  }

  /// An adverse event flagged as treatment-emergent began before randomization.
  static let emergentBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "emergent-before-randomization",
    remedy: "It counts as flagged; check the flag and the date."
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
        "\(data.name(subject)): \(data.term(event)) is flagged as "
          + "treatment-emergent, but began on \(data.text(start[event])), before randomization on "
          + "\(data.text(randomized[Int(subject)])).")
    }
  }

  /// An adverse event that counts, or would count, began before the first dose.
  ///
  /// Where the file flags treatment-emergent events, only flagged ones are checked; those before
  /// randomization are left to `emergentBeforeRandomization`.
  static let eventBeforeDose = ConsistencyRule(
    severity: .note, code: "event-before-dose",
    remedy: "Flagged events count all the same; without a flag in the file it does not count."
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
        "\(data.name(subject)): \(data.term(event)) began on "
          + "\(data.text(start[event])), before the first dose on "
          + "\(data.text(dosed[Int(subject)])).")
    }
  }

  /// A subject was given another arm than planned.
  static let armGivenDiffers = ConsistencyRule(
    severity: .note, code: "arm-given-differs",
    remedy: "Efficacy counts the planned arm, toxicity the arm given."
  ) { data, log in
    guard data.study.has.actualArm else { return }
    let arms = data.study.arms
    for subject in 0..<data.subjectCount where data.planned[subject] != data.given[subject] {
      let (planned, given) = (Int(data.planned[subject]), Int(data.given[subject]))
      guard arms.indices.contains(planned), arms.indices.contains(given) else { continue }
      log.add(
        .subjects, row: subject,
        "\(data.name(Int32(subject))) was planned for \(arms[planned].code.prefix(40)), but was "
          + "given \(arms[given].code.prefix(40)).")
    }
  }
}
