import TrialModel

extension ConsistencyRule {
  /// An event or a censoring lies before the subject's randomization.
  static let timeBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "time-before-randomization",
    remedy: "Check both dates; the time counts as it stands."
  ) { data, log in
    guard data.knowsRandomization else { return }
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
}
