import TrialData
import TrialStatistics

/// Some arms of an endpoint, ready to be compared: all their subjects, or the concurrent ones.
struct SurvivalCohort {
  private var times: [Double] = []
  private var isEvent: [Bool] = []
  private var groups: [Int] = []
  /// Subjects of each of the arms.
  private(set) var counts: [Int]
  /// Subjects of each of the arms whom the window leaves out.
  private(set) var omissions: [CohortOmission]

  /// The subjects of `arms`, those inside `window` if one is given.
  init(_ records: EndpointRecords, arms: [Int], armCount: Int, window: ArmWindow? = nil) {
    counts = [Int](repeating: 0, count: arms.count)
    omissions = [CohortOmission](repeating: CohortOmission(), count: arms.count)
    var groupOfArm = [Int](repeating: -1, count: armCount)
    for (group, arm) in arms.enumerated() { groupOfArm[arm] = group }
    times.reserveCapacity(records.count)
    isEvent.reserveCapacity(records.count)
    groups.reserveCapacity(records.count)
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
      times.append(records.times[row])
      isEvent.append(records.isEvent[row])
      groups.append(group)
    }
  }

  /// The log-rank test of the arms that have subjects.
  ///
  /// `nil` with fewer than two such arms, or where nothing happened that could tell them apart.
  var logRank: LogRankResult? {
    guard counts.count(where: { $0 > 0 }) > 1 else { return nil }
    let test = LogRankTest(
      times: times, isEvent: isEvent, group: groups, groupCount: counts.count)
    guard test.degreesOfFreedom > 0, test.chiSquare.isFinite, test.pValue.isFinite else {
      return nil
    }
    return LogRankResult(
      subjectCount: times.count, chiSquare: test.chiSquare,
      degreesOfFreedom: test.degreesOfFreedom, pValue: test.pValue)
  }
}
