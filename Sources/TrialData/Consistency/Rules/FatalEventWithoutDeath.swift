import TrialModel

extension ConsistencyRule {
  /// A fatal adverse event, or one of grade 5, of a subject who has not died: told once a subject.
  static let fatalEventWithoutDeath = ConsistencyRule(
    severity: .warning, code: "fatal-event-without-death",
    remedy: "Check the outcome and the grade, or record the death."
  ) { data, log in
    guard data.tellsDeaths || data.hasSurvival else { return }
    let events = data.study.adverseEvents
    var isTold = [Bool](repeating: false, count: data.subjectCount)
    for event in 0..<events.count where data.facts[event].contains(.fatal) {
      let subject = events.subject[event]
      guard data.isSubject(subject), !data.isDead[Int(subject)], !isTold[Int(subject)] else {
        continue
      }
      let row = Int(data.survival[Int(subject)])
      if row >= 0, !data.study.timeToEvent.isCensored[row] { continue }
      isTold[Int(subject)] = true
      log.add(
        .adverseEvents, row: event,
        "\(data.name(subject)) has a fatal adverse event (\(data.term(event))), but has not died.")
    }
  }
}
