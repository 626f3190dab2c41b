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
}
