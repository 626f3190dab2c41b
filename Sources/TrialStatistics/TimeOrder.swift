/// Subjects in order of time, near ties merged: sorted once, then read by every computation.
struct TimeOrder {
  /// The distinct times, ascending.
  private(set) var times: [Double] = []
  /// Rows with `times[i]` are `rows[offsets[i]..<offsets[i + 1]]`.
  private(set) var offsets: [Int] = [0]
  /// Subject indices by ascending time.
  private(set) var rows: [UInt32] = []

  init(_ times: [Double]) {
    precondition(times.count < Int(UInt32.max), "more subjects than can be indexed")
    guard !times.isEmpty else { return }
    var largest = 0.0
    var allWhole = true
    for time in times {
      precondition(time >= 0, "a time is negative or not a number")
      if time > largest { largest = time }
      if time != time.rounded(.towardZero) { allWhole = false }
    }
    // Whole days: a histogram costs less than any sort, unless it is mostly empty.
    if allWhole, largest < 1_048_576, largest < Double(max(4096, 8 * times.count)) {
      countWhole(times, largest: Int(largest))
    } else {
      sortGeneral(times)
    }
  }

  private init() {}

  /// Gaps of a whole day are never near ties below 2^20, so no merging is needed here.
  private mutating func countWhole(_ values: [Double], largest: Int) {
    var next = [Int](repeating: 0, count: largest + 2)
    for value in values { next[Int(value) + 1] += 1 }
    offsets.removeAll(keepingCapacity: true)
    var total = 0
    for day in 0...largest {
      let count = next[day + 1]
      next[day + 1] = total
      if count > 0 {
        times.append(Double(day))
        offsets.append(total)
        total += count
      }
    }
    offsets.append(total)
    rows = [UInt32](repeating: 0, count: values.count)
    for (row, value) in values.enumerated() {
      let day = Int(value) + 1
      rows[next[day]] = UInt32(truncatingIfNeeded: row)
      next[day] += 1
    }
  }

  private mutating func sortGeneral(_ values: [Double]) {
    let sorted = RadixSort.ascending(values)
    rows = sorted.rows
    var distinct: [Double] = []
    var starts: [Int] = []
    for (position, value) in sorted.values.enumerated() where value != distinct.last {
      distinct.append(value)
      starts.append(position)
    }
    var sum = 0.0
    var finiteCount = 0
    for value in distinct where value.isFinite {
      sum += value
      finiteCount += 1
    }
    let mean = sum / Double(max(1, finiteCount))
    times.reserveCapacity(distinct.count)
    offsets.removeAll(keepingCapacity: true)
    offsets.reserveCapacity(distinct.count + 1)
    for index in distinct.indices {
      if index > 0 {
        let gap = distinct[index] - distinct[index - 1]
        if gap <= NearTies.tolerance || gap / mean <= NearTies.tolerance { continue }
      }
      times.append(distinct[index])
      offsets.append(starts[index])
    }
    offsets.append(values.count)
  }

  /// One order per stratum, with the merged times of the whole.
  ///
  /// Strata are numbered from 0; a stratum without subjects gives an empty order.
  func split(by strata: [Int]) -> [TimeOrder] {
    var count = 0
    for stratum in strata {
      precondition(stratum >= 0, "a stratum is negative")
      count = max(count, stratum + 1)
    }
    var parts = [TimeOrder](repeating: TimeOrder(), count: count)
    var lastTime = [Int](repeating: -1, count: count)
    for index in times.indices {
      for position in offsets[index]..<offsets[index + 1] {
        let stratum = strata[Int(rows[position])]
        if lastTime[stratum] != index {
          if lastTime[stratum] >= 0 { parts[stratum].offsets.append(parts[stratum].rows.count) }
          lastTime[stratum] = index
          parts[stratum].times.append(times[index])
        }
        parts[stratum].rows.append(rows[position])
      }
    }
    for stratum in parts.indices where !parts[stratum].rows.isEmpty {
      parts[stratum].offsets.append(parts[stratum].rows.count)
    }
    return parts
  }
}
