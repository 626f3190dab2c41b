import TrialModel

extension ConsistencyRule {
  /// An adverse event that counts, or would, began before the first dose.
  ///
  /// Where the file flags treatment-emergent events, those not flagged are no news; and flagged ones
  /// before randomization are told by the rule for them.
  static let eventBeforeDose = ConsistencyRule(
    severity: .note, code: "event-before-dose",
    remedy: "Flagged events count all the same; without a flag in the file it does not count."
  ) { data, log in
    let events = data.study.adverseEvents
    let (start, dosed) = (data[.eventStart], data[.treatmentStart])
    let randomized = data.knowsRandomization ? data[.randomized] : []
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
}
