/// Subjects in order of time, near ties merged.
struct TimeOrder {
  /// The distinct times, ascending.
  private(set) var times: [Double] = []
  /// Subjects with `times[i]` are `tags[offsets[i]..<offsets[i + 1]]`.
  private(set) var offsets: [Int] = [0]
  /// The tag of each subject, by ascending time: its row unless tags were given.
  private(set) var tags: [UInt32] = []

  init(_ allTimes: [Double]) {
    precondition(allTimes.count < Int(UInt32.max), "more subjects than can be indexed")
    self.init(allTimes, tags: allTimes.indices.map { UInt32(truncatingIfNeeded: $0) })
  }

  init(_ allTimes: [Double], tags givenTags: [UInt32]) {
    for time in allTimes { precondition(time >= 0, "a time is negative or not a number") }
    guard !allTimes.isEmpty else { return }
    let sorted = RadixSort.ascending(allTimes, tags: givenTags)
    tags = sorted.tags
    var distinct: [Double] = []
    var starts: [Int] = []
    var sum = 0.0
    var finiteCount = 0
    var previous = -1.0
    for (position, value) in sorted.values.enumerated() where value != previous {
      distinct.append(value)
      starts.append(position)
      previous = value
      if value.isFinite {
        sum += value
        finiteCount += 1
      }
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
    offsets.append(allTimes.count)
  }

  private init() {}

  /// Replaces the tag of every subject.
  mutating func mapTags(_ transform: (UInt32) -> UInt32) {
    for position in tags.indices { tags[position] = transform(tags[position]) }
  }

  /// Returns one order per stratum, with the merged times of the whole; tags must be rows.
  ///
  /// A stratum without subjects gives an empty order.
  func split(by strata: [Int], count: Int) -> [TimeOrder] {
    var parts = [TimeOrder](repeating: TimeOrder(), count: count)
    var lastTime = [Int](repeating: -1, count: count)
    for index in times.indices {
      for position in offsets[index]..<offsets[index + 1] {
        let stratum = strata[Int(tags[position])]
        if lastTime[stratum] != index {
          if lastTime[stratum] >= 0 { parts[stratum].offsets.append(parts[stratum].tags.count) }
          lastTime[stratum] = index
          parts[stratum].times.append(times[index])
        }
        parts[stratum].tags.append(tags[position])
      }
    }
    for stratum in parts.indices where !parts[stratum].tags.isEmpty {
      parts[stratum].offsets.append(parts[stratum].tags.count)
    }
    return parts
  }
}

/// The rule by which times that differ only by rounding count as one time.
///
/// 0.1 + 0.2 and 0.3 are the same day to a reader, and 31 days divided by 30.4375 may be computed
/// in two ways. Sorted distinct times whose gap is at most 1.49e-8, or at most that fraction of the
/// mean distinct time, are chained together and take the smallest value of the chain, as R's
/// survival package does before any survival computation.
public enum NearTies {
  /// The square root of the spacing of doubles at 1.
  static let tolerance = 1.490116119384765625e-8

  /// Returns the times in the given order with near ties made exact.
  ///
  /// Times must be neither negative nor NaN.
  public static func merged(_ times: [Double]) -> [Double] {
    let order = TimeOrder(times)
    var result = times
    for index in order.times.indices {
      for position in order.offsets[index]..<order.offsets[index + 1] {
        result[Int(order.tags[position])] = order.times[index]
      }
    }
    return result
  }
}

/// Sorts many non-negative doubles, each with a tag, in time proportional to their count.
enum RadixSort {
  private struct Entry {
    var key: UInt64
    var tag: UInt32
  }

  /// Returns the values in ascending order with their tags; the order among equals is unspecified.
  static func ascending(_ values: [Double], tags: [UInt32]) -> (values: [Double], tags: [UInt32]) {
    // Adding zero turns -0 into +0, whose bit pattern sorts first.
    var entries = values.indices.map {
      Entry(key: (values[$0] + 0).bitPattern, tag: tags[$0])
    }
    if entries.count < 1024 {
      entries.sort { $0.key < $1.key }
    } else {
      sortByDigits(&entries)
    }
    return (entries.map { Double(bitPattern: $0.key) }, entries.map(\.tag))
  }

  /// Sorts in six stable passes of eleven bits, from the lowest.
  private static func sortByDigits(_ entries: inout [Entry]) {
    let digits = 6
    var histograms = [Int](repeating: 0, count: digits * 2048)
    for entry in entries {
      for digit in 0..<digits { histograms[digit * 2048 + bucket(entry, digit)] += 1 }
    }
    var spare = entries
    for digit in 0..<digits {
      let base = digit * 2048
      // A digit that all keys share moves nothing; times in days leave several such digits.
      if histograms[base + bucket(entries[0], digit)] == entries.count { continue }
      var total = 0
      for index in base..<base + 2048 {
        let count = histograms[index]
        histograms[index] = total
        total += count
      }
      entries.withUnsafeBufferPointer { source in
        spare.withUnsafeMutableBufferPointer { target in
          histograms.withUnsafeMutableBufferPointer { next in
            for entry in source {
              let place = base + bucket(entry, digit)
              target[next[place]] = entry
              next[place] += 1
            }
          }
        }
      }
      swap(&entries, &spare)
    }
  }

  private static func bucket(_ entry: Entry, _ digit: Int) -> Int {
    Int(truncatingIfNeeded: (entry.key >> UInt64(digit * 11)) & 2047)
  }
}
