import TrialModel

extension ConsistencyRule {
  /// A randomized subject has died, but its overall survival does not end in the event.
  ///
  /// A death after the declared cut-off is rightly not in the time-to-event table.
  static let deathWithoutEvent = ConsistencyRule(
    severity: .warning, code: "death-without-event",
    remedy: "One of the tables is wrong or older; deaths and the survival curve do not agree."
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
        "\(data.name(Int32(subject))) has died, but "
          + (row < 0 ? "has no overall survival." : "overall survival is censored."))
    }
  }
}
