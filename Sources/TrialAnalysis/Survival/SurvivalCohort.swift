import TrialModel
import TrialStatistics

/// The stratum of every subject as a number that does not depend on the order of the file.
///
/// Strata are numbered by name, since sums over strata depend on the order in their last digit.
/// Subjects without a stratum have the number after the last; no stratified statistic counts them.
struct Strata {
  /// The stratum of every subject.
  let numbers: [Int]
  /// The number of those who have no stratum.
  let missing: Int

  init(_ study: Study) {
    let column = study.subjects.stratum
    let codes = column.codes
    let names = column.values.indices.sorted { column.values[$0] < column.values[$1] }
    var numberOfCode = [Int](repeating: 0, count: names.count)
    for (number, code) in names.enumerated() { numberOfCode[code] = number }
    let missing = names.count
    numbers = codes.map { code in
      numberOfCode.indices.contains(Int(code)) ? numberOfCode[Int(code)] : missing
    }
    self.missing = missing
  }

  /// Whether a subject that counts in an arm has a stratum.
  func isKnown(arms: [Int16]) -> Bool {
    zip(numbers, arms).contains { $0 != missing && $1 >= 0 }
  }
}

/// Some arms of an endpoint, ready to be compared: all their subjects, or the concurrent ones.
struct SurvivalCohort {
  private var times: [Double] = []
  private var isEvent: [Bool] = []
  private var groups: [Int] = []
  private var strata: [Int] = []
  /// Subjects of each of the arms.
  private(set) var counts: [Int]
  /// Those of them that have the event.
  private(set) var events: [Int]
  /// Subjects of each of the arms that the window leaves out.
  private(set) var omissions: [CohortOmission]

  /// The subjects of `arms`, those inside `window` if one is given.
  init(_ records: EndpointRecords, arms: [Int], armCount: Int, window: ArmWindow? = nil) {
    counts = [Int](repeating: 0, count: arms.count)
    events = [Int](repeating: 0, count: arms.count)
    omissions = [CohortOmission](repeating: CohortOmission(), count: arms.count)
    var groupOfArm = [Int](repeating: -1, count: armCount)
    for (group, arm) in arms.enumerated() { groupOfArm[arm] = group }
    times.reserveCapacity(records.count)
    isEvent.reserveCapacity(records.count)
    groups.reserveCapacity(records.count)
    let isStratified = !records.strata.isEmpty
    for row in 0..<records.count {
      let group = groupOfArm[records.arms[row]]
      guard group >= 0 else { continue }
      if let window {
        let place = window.place(records.randomized[row])
        if place != .inside {
          omissions[group].add(place)
          continue
        }
      }
      counts[group] += 1
      if records.isEvent[row] { events[group] += 1 }
      times.append(records.times[row])
      isEvent.append(records.isEvent[row])
      groups.append(group)
      if isStratified { strata.append(records.strata[row]) }
    }
  }

  /// Whether at least two of the arms have subjects.
  private var isComparable: Bool { counts.count(where: { $0 > 0 }) > 1 }

  /// The Kaplan-Meier curve of each of the arms.
  func curves(transform: IntervalTransform) -> [SurvivalCurve] {
    SurvivalCurve.curves(
      times: times, isEvent: isEvent, group: groups, groupCount: counts.count,
      transform: transform)
  }

  /// The log-rank test of the arms that have subjects, or a weighted or stratified one.
  ///
  /// `nil` with fewer than two such arms, or where nothing happened that could distinguish them.
  func logRank(rho: Double = 0, isStratified: Bool = false) -> LogRankResult? {
    guard isComparable else { return nil }
    let test = LogRankTest(
      times: times, isEvent: isEvent, group: groups, groupCount: counts.count,
      strata: isStratified ? strata : nil, rho: rho)
    guard test.degreesOfFreedom > 0, test.chiSquare.isFinite, test.pValue.isFinite else {
      return nil
    }
    return LogRankResult(
      subjectCount: times.count, chiSquare: test.chiSquare,
      degreesOfFreedom: test.degreesOfFreedom, pValue: test.pValue)
  }

  /// The hazard of the first of two arms over that of the second; `nil` where not estimable.
  func hazardRatio(isStratified: Bool = false) -> HazardRatio? {
    guard isComparable, counts.count == 2 else { return nil }
    return HazardRatio(
      CoxRegression(
        times: times, isEvent: isEvent, group: groups, groupCount: 2, reference: 1,
        strata: isStratified ? strata : nil))
  }

  /// The exact log-rank test of two arms; `nil` where there are too many assignments to go through.
  func exactLogRank() -> ExactLogRank? {
    guard counts.count == 2,
      let test = ExactLogRankTest(times: times, isEvent: isEvent, group: groups)
    else { return nil }
    return ExactLogRank(pValue: test.pValue, assignments: test.assignments)
  }

  /// The comparison inside strata, of the subjects who have one.
  ///
  /// `missing` is the number of those who have no stratum.
  func stratified(missing: Int) -> StratifiedContrast {
    let known = withKnownStratum(missing: missing)
    return StratifiedContrast(
      logRank: known.logRank(isStratified: true),
      hazardRatio: known.hazardRatio(isStratified: true), strataCount: Set(known.strata).count,
      withoutStratum: zip(counts, known.counts).map { $0 - $1 })
  }

  /// The subjects who have a stratum.
  private func withKnownStratum(missing: Int) -> SurvivalCohort {
    guard strata.contains(missing) else { return self }
    var known = self
    let rows = strata.indices.filter { strata[$0] != missing }
    known.times = rows.map { times[$0] }
    known.isEvent = rows.map { isEvent[$0] }
    known.groups = rows.map { groups[$0] }
    known.strata = rows.map { strata[$0] }
    known.counts = [Int](repeating: 0, count: counts.count)
    known.events = known.counts
    for row in rows {
      known.counts[groups[row]] += 1
      if isEvent[row] { known.events[groups[row]] += 1 }
    }
    return known
  }
}
