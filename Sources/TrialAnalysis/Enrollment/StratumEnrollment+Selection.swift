import TrialModel

extension StratumEnrollment {
  /// The strata of the ITT population by name, subjects without one last.
  static func strata(
    _ selection: Selection, opened: Day?, last: Day?, window: AccrualWindow
  ) -> [StratumEnrollment] {
    let column = selection.study.subjects.stratum
    guard column.count == selection.enrolledArm.count, !column.values.isEmpty else { return [] }
    let armCount = selection.study.arms.count
    let missing = column.values.count
    var counts = [Int](repeating: 0, count: (missing + 1) * armCount)
    var recent = [Int](repeating: 0, count: missing + 1)
    for row in selection.enrolledArm.indices where selection.enrolledArm[row] >= 0 {
      let code = Int(column.codes[row])
      let place = column.values.indices.contains(code) ? code : missing
      counts[place * armCount + Int(selection.enrolledArm[row])] += 1
      if window.contains(selection.randomized[row]) { recent[place] += 1 }
    }
    let order = column.values.indices.sorted { column.values[$0] < column.values[$1] } + [missing]
    let strata = order.compactMap { code -> StratumEnrollment? in
      let arms = Array(counts[code * armCount..<(code + 1) * armCount])
      let randomized = arms.reduce(0, +)
      guard randomized > 0 else { return nil }
      return StratumEnrollment(
        stratum: code == missing ? nil : column.values[code], arms: arms,
        rate: AccrualRate(randomized, from: opened, to: last),
        recentRate: window.rate(recent[code]))
    }
    return strata.contains { $0.stratum != nil } ? strata : []
  }
}
