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
    guard data.study.availableColumns.actualArm else { return }
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

extension ConsistencyRule {
  /// An event or a censoring is before the subject's randomization.
  static let timeBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "time-before-randomization",
    remedy: "Check both dates; the time counts as it stands."
  ) { data, log in
    guard data.recordsRandomization else { return }
    let table = data.study.timeToEvent
    let (ended, randomized) = (data[.ended], data[.randomized])
    for row in 0..<table.count where ended[row] != DayColumn.missing {
      let subject = table.subject[row]
      guard data.isSubject(subject), ended[row] < randomized[Int(subject)] else { continue }
      log.add(
        .timeToEvent, row: row,
        "\(data.name(subject)): \(table.endpoints[Int(table.endpoint[row])].code.prefix(20)) ends "
          + "on \(data.text(ended[row])), before randomization on "
          + "\(data.text(randomized[Int(subject)])).")
    }
  }

  /// A best response is from before randomization.
  ///
  /// Single assessments are checked by `responseSequenceFindings(_:)`.
  static let assessmentBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "assessment-before-randomization",
    remedy: "Check both dates; the response counts as it stands."
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
        "\(data.name(subject)) has \(table.category[row].code) on \(data.text(assessed[row])), "
          + "before randomization on \(data.text(randomized[Int(subject)])).")
    }
  }

  /// A subject was randomized after the cut-off that `study.toml` declares.
  static let randomizedAfterCutoff = ConsistencyRule(
    severity: .note, code: "randomized-after-cutoff",
    remedy: "The subject is left out of every panel."
  ) { data, log in
    guard let cutoff = data.study.settings.dataCutoff else { return }
    let randomized = data[.randomized]
    for subject in 0..<data.subjectCount where randomized[subject] > cutoff.number {
      log.add(
        .subjects, row: subject,
        "\(data.name(Int32(subject))) was randomized on \(data.text(randomized[subject])), after "
          + "the cut-off \(cutoff).")
    }
  }
}
