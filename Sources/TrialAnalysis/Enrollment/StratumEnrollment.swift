import TrialModel

/// One stratum of the randomization: how many subjects it has in each arm.
public struct StratumEnrollment: Sendable, Equatable {
  /// The stratum as written; `nil` for those without one.
  public let stratum: String?
  /// Subjects randomized, by arm.
  public let arms: [Int]
  /// The rate from the opening of the study to the latest randomization; `nil` without days.
  public let rate: AccrualRate?
  /// The rate of the last 90 days; `nil` without a cut-off.
  public let recentRate: AccrualRate?

  /// Subjects randomized.
  public var randomized: Int { arms.reduce(0, +) }
}

extension StratumEnrollment {
  /// The strata of the ITT population by name, subjects without one last.
  static func strata(
    _ membership: SubjectMembership, opened: Day?, last: Day?, window: AccrualWindow
  ) -> [StratumEnrollment] {
    let column = membership.study.subjects.stratum
    guard !column.values.isEmpty else { return [] }
    let armCount = membership.study.arms.count
    let missing = column.values.count
    var counts = [Int](repeating: 0, count: (missing + 1) * armCount)
    var recent = [Int](repeating: 0, count: missing + 1)
    for row in membership.enrolledArm.indices where membership.enrolledArm[row] >= 0 {
      let code = Int(column.codes[row])
      let place = column.values.indices.contains(code) ? code : missing
      counts[place * armCount + Int(membership.enrolledArm[row])] += 1
      if window.contains(membership.randomized[row]) { recent[place] += 1 }
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

extension SiteEnrollment {
  /// The sites of the ITT population, largest first.
  static func sites(
    _ membership: SubjectMembership, last: Day?, cutoff: Day?, window: AccrualWindow
  ) -> [SiteEnrollment] {
    let column = membership.study.subjects.site
    let armCount = membership.study.arms.count
    var counts = [Int](repeating: 0, count: column.values.count * armCount)
    var days: [[Int32]] = Array(repeating: [], count: column.values.count)
    for row in membership.enrolledArm.indices where membership.enrolledArm[row] >= 0 {
      let code = Int(column.codes[row])
      guard days.indices.contains(code) else { continue }
      counts[code * armCount + Int(membership.enrolledArm[row])] += 1
      if membership.randomized[row] != DayColumn.missing {
        days[code].append(membership.randomized[row])
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
        target: membership.study.settings.siteTargets[column.values[code]],
        last: days.last.map(Day.init),
        daysSinceLast: days.last.flatMap { last in cutoff.map { max(0, $0 - Day(number: last)) } },
        arms: arms, months: MonthCount.months(sorted: days),
        rate: rate.flatMap { $0.isTelling ? $0 : nil },
        recentRate: window.rate(days.count { window.contains($0) }))
    }
    .sorted { ($1.randomized, $0.site) < ($0.randomized, $1.site) }
  }
}
