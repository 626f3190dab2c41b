import TrialModel

extension ConsistencyRule {
  /// A subject was given another arm than planned.
  static let armGivenDiffers = ConsistencyRule(
    severity: .note, code: "arm-given-differs",
    remedy: "Efficacy counts the planned arm, toxicity the arm given."
  ) { data, log in
    guard data.study.has.actualArm else { return }
    let arms = data.study.arms
    for subject in 0..<data.subjectCount where data.planned[subject] != data.given[subject] {
      let (planned, given) = (Int(data.planned[subject]), Int(data.given[subject]))
      guard arms.indices.contains(planned), arms.indices.contains(given) else { continue }
      log.add(
        .subjects, row: subject,
        "\(data.name(Int32(subject))) was planned for \(arms[planned].code.prefix(40)), but was "
          + "given \(arms[given].code.prefix(40)).")
    }
  }
}
