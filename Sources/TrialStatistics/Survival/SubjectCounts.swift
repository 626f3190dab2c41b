/// The number of subjects that leave, and that leave by the event, at each distinct time.
///
/// One column per group, or per stratum and group. Every estimate and test here is a function of
/// these counts, so the subjects themselves are read only once.
struct SubjectCounts {
  let columnCount: Int
  /// The distinct times, ascending, near ties merged.
  private(set) var times: [Double] = []
  /// The number of subjects with each time, row after row, one entry per column.
  private(set) var leaving: [Int32] = []
  /// The number of them with the event.
  private(set) var deaths: [Int32] = []

  /// Counts whole days without sorting; nil when times are not whole days or are too far apart.
  ///
  /// Days below 2^20 are never near ties of each other.
  init?(
    wholeDays allTimes: [Double], isEvent: [Bool], group: [Int]?, groupCount: Int,
    strata: [Int]?, stratumCount: Int
  ) {
    var largest = 0
    for time in allTimes {
      guard time >= 0, time < 1_048_576 else { return nil }
      let day = Int(time)
      if Double(day) != time { return nil }
      if day > largest { largest = day }
    }
    columnCount = groupCount * stratumCount
    let (size, isTooLarge) = columnCount.multipliedReportingOverflow(by: largest + 1)
    guard !allTimes.isEmpty, !isTooLarge, size <= max(4096, 4 * allTimes.count) else { return nil }
    var leavingByDay = [Int32](repeating: 0, count: size)
    var deathsByDay = leavingByDay
    for row in allTimes.indices {
      let column = Self.column(row, group: group, groupCount: groupCount, strata: strata)
      let cell = Int(allTimes[row]) * columnCount + column
      leavingByDay[cell] += 1
      if isEvent[row] { deathsByDay[cell] += 1 }
    }
    for day in 0...largest {
      let cells = day * columnCount..<(day + 1) * columnCount
      guard leavingByDay[cells].contains(where: { $0 > 0 }) else { continue }
      times.append(Double(day))
      leaving.append(contentsOf: leavingByDay[cells])
      deaths.append(contentsOf: deathsByDay[cells])
    }
  }

  /// Counts subjects in an order whose tags are twice the column, plus one for an event.
  private init(tagged order: TimeOrder, columnCount: Int) {
    self.columnCount = columnCount
    times = order.times
    leaving = [Int32](repeating: 0, count: times.count * columnCount)
    deaths = leaving
    for index in times.indices {
      let base = index * columnCount
      for position in order.offsets[index]..<order.offsets[index + 1] {
        let tag = Int(order.tags[position])
        leaving[base + (tag >> 1)] += 1
        deaths[base + (tag >> 1)] += Int32(truncatingIfNeeded: tag & 1)
      }
    }
  }

  /// Counts subjects in an order whose tags are their rows.
  init(_ order: TimeOrder, isEvent: [Bool], group: [Int]?, groupCount: Int) {
    var tagged = order
    tagged.mapTags { row in
      Self.tag(Int(row), isEvent: isEvent, group: group, groupCount: groupCount)
    }
    self.init(tagged: tagged, columnCount: groupCount)
  }

  /// Counts whole days without sorting, and sorts all other times.
  init(_ allTimes: [Double], isEvent: [Bool], group: [Int]?, groupCount: Int) {
    if let counts = SubjectCounts(
      wholeDays: allTimes, isEvent: isEvent, group: group, groupCount: groupCount, strata: nil,
      stratumCount: 1)
    {
      self = counts
    } else {
      // The tag travels with the time through the sort, so nothing is looked up out of order.
      let tags = allTimes.indices.map {
        Self.tag($0, isEvent: isEvent, group: group, groupCount: groupCount)
      }
      self.init(tagged: TimeOrder(allTimes, tags: tags), columnCount: groupCount)
    }
  }

  /// Returns twice the column of a subject, plus one for an event.
  private static func tag(
    _ row: Int, isEvent: [Bool], group: [Int]?, groupCount: Int
  ) -> UInt32 {
    let column = column(row, group: group, groupCount: groupCount, strata: nil)
    return UInt32(truncatingIfNeeded: column) << 1 | (isEvent[row] ? 1 : 0)
  }

  private static func column(
    _ row: Int, group: [Int]?, groupCount: Int, strata: [Int]?
  ) -> Int {
    let number = group?[row] ?? 0
    precondition(number >= 0 && number < groupCount, "a group number is out of range")
    guard let strata else { return number }
    return strata[row] * groupCount + number
  }
}
