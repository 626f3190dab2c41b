/// The number at risk and the deaths of each group at every event time: the input of log-rank and Cox.
///
/// One row per distinct event time and stratum, ascending inside a stratum, one column per group;
/// `atRisk` and `deaths` are stored row after row. A death stands for any event.
struct RiskSetTable {
  let groupCount: Int
  /// Groups that have at least one subject.
  private(set) var isPresent: [Bool]
  private(set) var times: [Double] = []
  private(set) var atRisk: [Double] = []
  private(set) var deaths: [Double] = []
  /// The first row of each stratum that has rows.
  private(set) var stratumStarts: [Int] = []
  /// One minus the Kaplan-Meier estimate of everyone, all strata together, just before each row.
  private(set) var failureBefore: [Double] = []

  init(
    times allTimes: [Double], isEvent: [Bool], group: [Int], groupCount: Int, strata: [Int]?
  ) {
    precondition(allTimes.count == isEvent.count, "times and isEvent differ in length")
    precondition(allTimes.count == group.count, "times and group differ in length")
    self.groupCount = groupCount
    isPresent = [Bool](repeating: false, count: groupCount)
    guard let strata else {
      let counts = SubjectCounts(
        allTimes, isEvent: isEvent, group: group, groupCount: groupCount)
      append(counts, from: 0, pooled: Self.failure(counts))
      return
    }
    precondition(allTimes.count == strata.count, "times and strata differ in length")
    var stratumCount = 1
    for stratum in strata {
      precondition(stratum >= 0, "a stratum is negative")
      stratumCount = max(stratumCount, stratum + 1)
    }
    if let counts = SubjectCounts(
      wholeDays: allTimes, isEvent: isEvent, group: group, groupCount: groupCount,
      strata: strata, stratumCount: stratumCount)
    {
      let pooled = Self.failure(counts)
      for stratum in 0..<stratumCount {
        append(counts, from: stratum * groupCount, pooled: pooled)
      }
    } else {
      let order = TimeOrder(allTimes)
      let pooled = Self.failure(
        SubjectCounts(order, isEvent: isEvent, group: nil, groupCount: 1))
      for part in order.split(by: strata, count: stratumCount) {
        let counts = SubjectCounts(part, isEvent: isEvent, group: group, groupCount: groupCount)
        append(counts, from: 0, pooled: pooled)
      }
    }
  }

  /// The deaths of each group over all rows.
  var eventCounts: [Int] {
    var counts = [Int](repeating: 0, count: groupCount)
    for row in times.indices {
      for number in 0..<groupCount { counts[number] += Int(deaths[row * groupCount + number]) }
    }
    return counts
  }

  private typealias Failure = (times: [Double], before: [Double])

  /// Returns one minus the Kaplan-Meier estimate over all columns, just before each time.
  private static func failure(_ counts: SubjectCounts) -> Failure {
    var remaining = 0
    for count in counts.leaving { remaining += Int(count) }
    var before: [Double] = []
    before.reserveCapacity(counts.times.count)
    var survival = 1.0
    for index in counts.times.indices {
      before.append(1 - survival)
      var leaving = 0
      var deaths = 0
      for cell in index * counts.columnCount..<(index + 1) * counts.columnCount {
        leaving += Int(counts.leaving[cell])
        deaths += Int(counts.deaths[cell])
      }
      survival *= Double(remaining - deaths) / Double(remaining)
      remaining -= leaving
    }
    return (counts.times, before)
  }

  /// Adds the rows of one stratum, whose groups begin at a column.
  private mutating func append(_ counts: SubjectCounts, from column: Int, pooled: Failure) {
    let start = times.count
    let width = counts.columnCount
    var remaining = [Int](repeating: 0, count: groupCount)
    for index in counts.times.indices {
      for number in 0..<groupCount {
        remaining[number] += Int(counts.leaving[index * width + column + number])
      }
    }
    for number in 0..<groupCount where remaining[number] > 0 { isPresent[number] = true }
    var cursor = 0
    for index in counts.times.indices {
      let base = index * width + column
      var anyDeath = false
      for number in 0..<groupCount where counts.deaths[base + number] > 0 { anyDeath = true }
      if anyDeath {
        // The pooled times are all the times there are, so the search always ends.
        while pooled.times[cursor] < counts.times[index] { cursor += 1 }
        times.append(counts.times[index])
        failureBefore.append(pooled.before[cursor])
        for number in 0..<groupCount {
          atRisk.append(Double(remaining[number]))
          deaths.append(Double(counts.deaths[base + number]))
        }
      }
      for number in 0..<groupCount { remaining[number] -= Int(counts.leaving[base + number]) }
    }
    if times.count > start { stratumStarts.append(start) }
  }
}
