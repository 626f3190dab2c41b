import TrialModel

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
