import TrialModel

extension ConsistencyRule {
  /// An adverse event flagged as treatment-emergent began before randomization.
  static let emergentBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "emergent-before-randomization",
    remedy: "It counts as flagged; check the flag and the date."
  ) { data, log in
    let events = data.study.adverseEvents
    guard data.knowsRandomization, events.hasEmergentFlag else { return }
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
}
