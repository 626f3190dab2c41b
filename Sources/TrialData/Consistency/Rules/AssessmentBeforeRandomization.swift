import TrialModel

extension ConsistencyRule {
  /// A best response is from before randomization; what counts of single assessments is told where
  /// they are put in order.
  static let assessmentBeforeRandomization = ConsistencyRule(
    severity: .warning, code: "assessment-before-randomization",
    remedy: "Check both dates; the response counts as it stands."
  ) { data, log in
    guard data.knowsRandomization else { return }
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
}
