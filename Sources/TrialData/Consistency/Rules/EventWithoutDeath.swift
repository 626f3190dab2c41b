import TrialModel

extension ConsistencyRule {
  /// Overall survival ends in the event, but the subject table tells of no death.
  static let eventWithoutDeath = ConsistencyRule(
    severity: .warning, code: "event-without-death",
    remedy: "One of the tables is wrong or older; deaths and the survival curve do not agree."
  ) { data, log in
    guard data.tellsDeaths else { return }
    for subject in 0..<data.subjectCount where !data.isDead[subject] {
      let row = Int(data.survival[subject])
      guard row >= 0, !data.study.timeToEvent.isCensored[row] else { continue }
      log.add(
        .timeToEvent, row: row,
        "\(data.name(Int32(subject))) has the event of overall survival, but has not died by the "
          + "subject table.")
    }
  }
}
