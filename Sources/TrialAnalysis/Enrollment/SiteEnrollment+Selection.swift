import TrialModel

extension SiteEnrollment {
  /// The sites of the ITT population, largest first.
  static func sites(
    _ selection: Selection, last: Day?, cutoff: Day?, window: AccrualWindow
  ) -> [SiteEnrollment] {
    let column = selection.study.subjects.site
    guard column.count == selection.enrolledArm.count else { return [] }
    let armCount = selection.study.arms.count
    var counts = [Int](repeating: 0, count: column.values.count * armCount)
    var days: [[Int32]] = Array(repeating: [], count: column.values.count)
    for row in selection.enrolledArm.indices where selection.enrolledArm[row] >= 0 {
      let code = Int(column.codes[row])
      guard days.indices.contains(code) else { continue }
      counts[code * armCount + Int(selection.enrolledArm[row])] += 1
      if selection.randomized[row] != DayColumn.missing {
        days[code].append(selection.randomized[row])
      }
    }
    return days.indices.compactMap { code -> SiteEnrollment? in
      let arms = Array(counts[code * armCount..<(code + 1) * armCount])
      let randomized = arms.reduce(0, +)
      guard randomized > 0 else { return nil }
      let days = days[code].sorted()
      let rate = AccrualRate(randomized, from: days.first.map(Day.init), to: last)
      return SiteEnrollment(
        site: column.values[code], randomized: randomized,
        target: selection.study.settings.siteTargets[column.values[code]],
        last: days.last.map(Day.init),
        daysSinceLast: days.last.flatMap { last in cutoff.map { max(0, $0 - Day(number: last)) } },
        arms: arms, months: MonthCount.months(sorted: days),
        rate: rate.flatMap { $0.isTelling ? $0 : nil },
        recentRate: window.rate(days.count { window.contains($0) }))
    }
    .sorted { ($1.randomized, $0.site) < ($0.randomized, $1.site) }
  }
}
