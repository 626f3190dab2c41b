/// The Kaplan-Meier estimate of one group's survival.
///
/// One row per distinct time, times at which subjects were only censored included. At equal times
/// events come before censorings, so the censored are still at risk. Times within rounding of each
/// other are one time (see `NearTies`). Greenwood's variance; limits on the scale `transform`
/// names. Agrees with R's survival::survfit 3.5-3 to 1e-9 on every data set of `Fixtures/r`.
///
///     let curve = SurvivalCurve(times: [5, 8, 8, 12], isEvent: [true, true, false, true])
///     curve.median.estimate  // 8.0: half are left after day 8
public struct SurvivalCurve: Sendable, Equatable {
  /// The distinct times, ascending.
  public let times: [Double]
  /// The number of subjects at risk just before each time.
  public let atRisk: [Int]
  /// The number with the event at each time.
  public let events: [Int]
  /// The number with the event by each time, that time included.
  public let cumulativeEvents: [Int]
  /// The number censored at each time.
  public let censored: [Int]
  /// The probability of surviving beyond each time.
  public let survival: [Double]
  /// Greenwood's standard error of ln S at each time; infinite once S is 0.
  public let standardError: [Double]
  /// The lower confidence limit at each time; NaN where it does not exist.
  public let lower: [Double]
  /// The upper confidence limit at each time; NaN where it does not exist.
  public let upper: [Double]
  /// The number of subjects of the curve.
  public let subjectCount: Int
  /// The number of subjects with the event.
  public let eventCount: Int
  /// The scale of the limits.
  public let transform: IntervalTransform
  /// The confidence level of the limits.
  public let level: Double

  /// Makes the curve of one group.
  ///
  /// - Parameters:
  ///   - times: Time to event or censoring, neither negative nor NaN; 0 is allowed.
  ///   - isEvent: Whether the time is that of the event.
  ///   - transform: The scale on which the limits are symmetric.
  ///   - level: The confidence level of the limits.
  public init(
    times: [Double], isEvent: [Bool], transform: IntervalTransform = .logLog, level: Double = 0.95
  ) {
    precondition(times.count == isEvent.count, "times and isEvent differ in length")
    let counts = SubjectCounts(times, isEvent: isEvent, group: nil, groupCount: 1)
    var rows = SurvivalAccumulator(subjectCount: times.count, capacity: counts.times.count)
    for index in counts.times.indices {
      let events = Int(counts.deaths[index])
      rows.append(
        time: counts.times[index], events: events,
        censored: Int(counts.leaving[index]) - events)
    }
    self.init(rows, transform: transform, level: level)
  }

  private init(_ rows: SurvivalAccumulator, transform: IntervalTransform, level: Double) {
    let limits = Self.limits(
      survival: rows.survival, standardError: rows.standardError, transform: transform,
      level: level)
    times = rows.times
    atRisk = rows.atRisk
    events = rows.events
    var count = 0
    cumulativeEvents = rows.events.map {
      count += $0
      return count
    }
    censored = rows.censored
    survival = rows.survival
    standardError = rows.standardError
    lower = limits.lower
    upper = limits.upper
    subjectCount = rows.subjectCount
    eventCount = rows.eventCount
    self.transform = transform
    self.level = level
  }

  /// Returns the lower and the upper limit at every row.
  private static func limits(
    survival: [Double], standardError: [Double], transform: IntervalTransform, level: Double
  ) -> (lower: [Double], upper: [Double]) {
    let z = SpecialFunctions.normalMultiplier(level: level)
    var lower: [Double] = []
    var upper: [Double] = []
    lower.reserveCapacity(survival.count)
    upper.reserveCapacity(survival.count)
    for index in survival.indices {
      // Rows without an event repeat the row before, so nothing is computed for them.
      if index > 0, survival[index] == survival[index - 1] {
        lower.append(lower[index - 1])
        upper.append(upper[index - 1])
        continue
      }
      let limits = Interval(
        survival: survival[index], logStandardError: standardError[index], transform: transform,
        multiplier: z)
      lower.append(limits.lower)
      upper.append(limits.upper)
    }
    return (lower, upper)
  }

  /// Returns the curves of several groups, sorted once together.
  ///
  /// Near ties are merged over all groups, as R's survfit does with a formula, so a time is the
  /// same number on every curve. A group without subjects gives an empty curve.
  ///
  /// - Parameters:
  ///   - times: Time to event or censoring, neither negative nor NaN; 0 is allowed.
  ///   - isEvent: Whether the time is that of the event.
  ///   - group: For each subject a number in `0..<groupCount`.
  ///   - groupCount: The number of groups, empty ones included.
  ///   - transform: The scale on which the limits are symmetric.
  ///   - level: The confidence level of the limits.
  /// - Returns: One curve per group, by group number.
  public static func curves(
    times: [Double], isEvent: [Bool], group: [Int], groupCount: Int,
    transform: IntervalTransform = .logLog, level: Double = 0.95
  ) -> [SurvivalCurve] {
    precondition(times.count == isEvent.count, "times and isEvent differ in length")
    precondition(times.count == group.count, "times and group differ in length")
    let counts = SubjectCounts(times, isEvent: isEvent, group: group, groupCount: groupCount)
    var sizes = [Int](repeating: 0, count: groupCount)
    for index in counts.times.indices {
      for number in 0..<groupCount {
        sizes[number] += Int(counts.leaving[index * groupCount + number])
      }
    }
    var rows = sizes.map {
      SurvivalAccumulator(subjectCount: $0, capacity: min($0, counts.times.count))
    }
    for index in counts.times.indices {
      for number in 0..<groupCount {
        let leaving = Int(counts.leaving[index * groupCount + number])
        guard leaving > 0 else { continue }
        let events = Int(counts.deaths[index * groupCount + number])
        rows[number].append(
          time: counts.times[index], events: events, censored: leaving - events)
      }
    }
    return rows.map { SurvivalCurve($0, transform: transform, level: level) }
  }

  /// Returns the reverse Kaplan-Meier curve, whose median is the median follow-up.
  ///
  /// Events and censorings are exchanged (Schemper and Smith 1996). At equal times the original
  /// censorings now come first, which is what swapping the indicator in R gives; the prodlim
  /// package keeps the original order and can differ when the two are tied.
  public static func reverse(
    times: [Double], isEvent: [Bool], transform: IntervalTransform = .logLog, level: Double = 0.95
  ) -> SurvivalCurve {
    SurvivalCurve(times: times, isEvent: isEvent.map { !$0 }, transform: transform, level: level)
  }

  /// Returns whether both come from the same counts with limits on the same scale and level.
  public static func == (left: SurvivalCurve, right: SurvivalCurve) -> Bool {
    left.times == right.times && left.events == right.events && left.censored == right.censored
      && left.transform == right.transform && left.level == right.level
  }
}

extension SurvivalCurve {
  /// Returns the Nelson-Aalen cumulative hazard at each time.
  ///
  /// The sum of events over subjects at risk, tied events taken together: with d of n it grows by
  /// d/n. Not minus the logarithm of `survival`. Agrees with R's survfit 3.5-3 (`cumhaz`, with its
  /// defaults `stype = 1` and `ctype = 1`) to 1e-9.
  public func cumulativeHazard() -> [Double] {
    sums { events, atRisk in events / atRisk }
  }

  /// Returns the standard error of the cumulative hazard at each time.
  ///
  /// The root of the sum of d/n² (Aalen); R's `std.chaz`.
  public func cumulativeHazardError() -> [Double] {
    sums { events, atRisk in events / (atRisk * atRisk) }.map { $0.squareRoot() }
  }

  /// Returns the running sum of a term of events and number at risk.
  private func sums(_ term: (Double, Double) -> Double) -> [Double] {
    var sum = 0.0
    return times.indices.map { row in
      if events[row] > 0 { sum += term(Double(events[row]), Double(atRisk[row])) }
      return sum
    }
  }
}

/// Accumulates the columns of a survival curve, time by time.
private struct SurvivalAccumulator {
  let subjectCount: Int
  private(set) var eventCount = 0
  private(set) var times: [Double] = []
  private(set) var atRisk: [Int] = []
  private(set) var events: [Int] = []
  private(set) var censored: [Int] = []
  private(set) var survival: [Double] = []
  private(set) var standardError: [Double] = []
  private var remaining: Int
  private var currentSurvival = 1.0
  private var greenwoodSum = 0.0

  init(subjectCount: Int, capacity: Int) {
    self.subjectCount = subjectCount
    remaining = subjectCount
    times.reserveCapacity(capacity)
    atRisk.reserveCapacity(capacity)
    events.reserveCapacity(capacity)
    censored.reserveCapacity(capacity)
    survival.reserveCapacity(capacity)
    standardError.reserveCapacity(capacity)
  }

  /// Adds the row of one time.
  mutating func append(time: Double, events eventsNow: Int, censored censoredNow: Int) {
    if eventsNow > 0 {
      let n = Double(remaining)
      let d = Double(eventsNow)
      currentSurvival *= (n - d) / n
      // n = d makes this infinite, as it should: ln 0 has no standard error.
      greenwoodSum += d / (n * (n - d))
    }
    times.append(time)
    atRisk.append(remaining)
    events.append(eventsNow)
    censored.append(censoredNow)
    survival.append(currentSurvival)
    standardError.append(greenwoodSum.squareRoot())
    remaining -= eventsNow + censoredNow
    eventCount += eventsNow
  }
}
