import TrialModel

extension ConsistencyRule {
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
