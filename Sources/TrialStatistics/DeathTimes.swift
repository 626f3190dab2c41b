/// Every time at which someone has the event, with who is at risk: all that log-rank and Cox need.
///
/// One row per distinct death time and stratum, ascending inside a stratum. Group numbers are
/// columns, stored row after row.
struct DeathTimes {
  let groupCount: Int
  /// Groups that have at least one subject.
  private(set) var isPresent: [Bool]
  private(set) var times: [Double] = []
  private(set) var atRisk: [Double] = []
  private(set) var deaths: [Double] = []
  /// The first row of each stratum that has rows.
  private(set) var stratumStarts: [Int] = []

  /// Deaths of each group over all rows.
  var eventCounts: [Int] {
    var counts = [Int](repeating: 0, count: groupCount)
    for row in times.indices {
      for number in 0..<groupCount { counts[number] += Int(deaths[row * groupCount + number]) }
    }
    return counts
  }

  init(_ order: TimeOrder, isEvent: [Bool], group: [Int], groupCount: Int, strata: [Int]?) {
    precondition(order.rows.count == isEvent.count, "times and isEvent differ in length")
    precondition(order.rows.count == group.count, "times and group differ in length")
    self.groupCount = groupCount
    isPresent = [Bool](repeating: false, count: groupCount)
    for number in group { isPresent[number] = true }
    if let strata {
      precondition(order.rows.count == strata.count, "times and strata differ in length")
      for part in order.split(by: strata) { append(part, isEvent: isEvent, group: group) }
    } else {
      append(order, isEvent: isEvent, group: group)
    }
  }

  private mutating func append(_ order: TimeOrder, isEvent: [Bool], group: [Int]) {
    var remaining = [Int](repeating: 0, count: groupCount)
    for row in order.rows { remaining[group[Int(row)]] += 1 }
    var deathsNow = [Int](repeating: 0, count: groupCount)
    var leaving = [Int](repeating: 0, count: groupCount)
    let start = times.count
    for index in order.times.indices {
      var anyDeath = false
      for position in order.offsets[index]..<order.offsets[index + 1] {
        let row = Int(order.rows[position])
        leaving[group[row]] += 1
        if isEvent[row] {
          deathsNow[group[row]] += 1
          anyDeath = true
        }
      }
      if anyDeath {
        times.append(order.times[index])
        for number in 0..<groupCount {
          atRisk.append(Double(remaining[number]))
          deaths.append(Double(deathsNow[number]))
          deathsNow[number] = 0
        }
      }
      for number in 0..<groupCount {
        remaining[number] -= leaving[number]
        leaving[number] = 0
      }
    }
    if times.count > start { stratumStarts.append(start) }
  }
}
