import TrialModel

/// What is wrong with the subject table as a whole, once all of it is read.
extension SubjectsBuilder {
  /// Reports arms of `study.toml` that are none of the study's, or in which nobody is.
  func reportUnusedArms(of study: Study, _ findings: inout FindingLog) {
    func isKnown(_ name: String) -> Bool {
      study.arms.contains {
        $0.code.uppercased() == name.uppercased() || $0.label.uppercased() == name.uppercased()
      }
    }
    for comparison in settings.comparisons {
      for name in [comparison.arm, comparison.reference] where !isKnown(name) {
        findings.add(
          .error, code: "arm-unknown", file: "study.toml", column: "comparison",
          problem: .settings(.armUnknown(name, arms: study.arms.map(\.code))))
      }
    }
    for (place, arm) in study.arms.enumerated() where place < settings.arms.count {
      let number = Int16(place)
      guard !study.subjects.plannedArm.contains(number), !study.subjects.actualArm.contains(number)
      else { continue }
      let near = arm.code.nearest(among: study.arms.dropFirst(settings.arms.count).map(\.code))
      findings.add(
        .note, code: "arm-empty", file: "study.toml", column: "code",
        problem: .settings(.armEmpty(arm.code, nearest: near)))
    }
  }

  /// Reports that there is no subject, or no day of randomization of its own.
  func reportRandomization(of study: Study, _ findings: inout FindingLog) {
    if subjects.count == 0 {
      findings.add(
        .error, code: "table-empty", file: columns.file, line: 1,
        problem: .subjects(.noSubject))
    } else if study.availableColumns.randomizedIsProxy {
      findings.add(
        .note, code: "randomization-proxy", file: columns.file, line: 1,
        column: study.availableColumns.randomized ?? "",
        problem: .subjects(.randomizationProxy))
    } else if study.availableColumns.randomized == nil,
      study.subjects.plannedArm.contains(where: { $0 >= 0 })
    {
      findings.add(
        .warning, code: "randomization-undated", file: columns.file, line: 1,
        column: columns.name(.randomized),
        problem: .subjects(.randomizationUndated))
    }
  }
}
