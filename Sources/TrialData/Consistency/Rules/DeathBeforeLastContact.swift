import TrialModel

extension ConsistencyRule {
  /// A subject was known to be alive after its death.
  static let deathBeforeLastContact = ConsistencyRule(
    severity: .warning, code: "death-before-last-contact",
    remedy: "Check both dates."
  ) { data, log in
    let (died, lastAlive) = (data[.died], data[.lastAlive])
    for subject in 0..<data.subjectCount
    where died[subject] < lastAlive[subject] && died[subject] != DayColumn.missing {
      log.add(
        .subjects, row: subject,
        "\(data.name(Int32(subject))) died on \(data.text(died[subject])), but was known to be "
          + "alive on \(data.text(lastAlive[subject])).")
    }
  }
}
