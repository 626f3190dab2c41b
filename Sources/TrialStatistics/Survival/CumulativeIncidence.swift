/// The cumulative incidence of an event in one group where a competing event may come first.
///
/// The estimate of Aalen and Johansen: the probability of having had the event, and not the
/// competing one before it, by each time. One minus Kaplan-Meier, with competing events taken as
/// censored, would be too high. One row per distinct time, times at which subjects were only
/// censored included; at equal times both events come before censorings, and times within rounding
/// of each other are one time (see `NearTies`).
///
/// The standard error is that of the infinitesimal jackknife. The limits take it as R's survfit
/// does: on the scale of ln F for `log`, of ln(-ln F) for `logLog` and of F itself for `plain`.
/// Agrees with R's survival::survfit 3.5-3 of `Surv(time, factor(state)) ~ group` with the
/// `conf.type` of that name, to 1e-9 on every case of `Fixtures/r/incidence.json`. The default of R
/// is `log`; the default here is that of `SurvivalCurve`.
public struct CumulativeIncidence: Sendable, Equatable {
  /// The distinct times, ascending.
  public let times: [Double]
  /// The number of subjects at risk just before each time: free of both events.
  public let atRisk: [Int]
  /// The number with the event at each time.
  public let events: [Int]
  /// The number with a competing event at each time.
  public let competing: [Int]
  /// The number censored at each time.
  public let censored: [Int]
  /// The probability of having had the event by each time.
  public let incidence: [Double]
  /// The standard error of `incidence` itself.
  public let standardError: [Double]
  /// The lower confidence limit at each time; NaN where it does not exist, as before the first event.
  public let lower: [Double]
  /// The upper confidence limit at each time; NaN where it does not exist.
  public let upper: [Double]
  /// The scale of the limits.
  public let transform: IntervalTransform
  /// The confidence level of the limits.
  public let level: Double

  /// Makes the curve of one group.
  ///
  /// - Parameters:
  ///   - times: Time to the first event or to censoring, neither negative nor NaN; 0 is allowed.
  ///   - outcomes: The end of each time.
  ///   - transform: The scale on which the limits are symmetric.
  ///   - level: The confidence level of the limits.
  public init(
    times: [Double], outcomes: [CompetingOutcome], transform: IntervalTransform = .logLog,
    level: Double = 0.95
  ) {
    self =
      CumulativeIncidence.curves(
        times: times, outcomes: outcomes, group: [Int](repeating: 0, count: times.count),
        groupCount: 1, transform: transform, level: level)[0]
  }

  /// Returns the curves of several groups, near ties merged over all of them.
  ///
  /// A group without subjects gives an empty curve.
  ///
  /// - Parameters:
  ///   - times: Time to the first event or to censoring, neither negative nor NaN; 0 is allowed.
  ///   - outcomes: The end of each time.
  ///   - group: For each subject a number in `0..<groupCount`.
  ///   - groupCount: The number of groups, empty ones included.
  ///   - transform: The scale on which the limits are symmetric.
  ///   - level: The confidence level of the limits.
  /// - Returns: One curve per group, by group number.
  public static func curves(
    times: [Double], outcomes: [CompetingOutcome], group: [Int], groupCount: Int,
    transform: IntervalTransform = .logLog, level: Double = 0.95
  ) -> [CumulativeIncidence] {
    precondition(times.count == outcomes.count, "times and outcomes differ in length")
    precondition(times.count == group.count, "times and group differ in length")
    precondition(
      group.allSatisfy { (0..<groupCount).contains($0) }, "a group number is out of range")
    // Two columns a group: those with a competing event in the second one.
    let columns = 2 * groupCount
    let counts = SubjectCounts(
      times, isEvent: outcomes.map { $0 == .event },
      group: group.indices.map { 2 * group[$0] + (outcomes[$0] == .competing ? 1 : 0) },
      groupCount: columns)
    var sizes = [Int](repeating: 0, count: groupCount)
    for number in group { sizes[number] += 1 }
    var rows = sizes.map { IncidenceAccumulator(subjectCount: $0) }
    for index in counts.times.indices {
      for number in 0..<groupCount {
        let base = index * columns + 2 * number
        let others = Int(counts.leaving[base])
        let competing = Int(counts.leaving[base + 1])
        guard others + competing > 0 else { continue }
        let events = Int(counts.deaths[base])
        rows[number].append(
          time: counts.times[index], events: events, competing: competing,
          censored: others - events)
      }
    }
    return rows.map { CumulativeIncidence($0, transform: transform, level: level) }
  }

  private init(_ rows: IncidenceAccumulator, transform: IntervalTransform, level: Double) {
    let limits = CumulativeIncidence.limits(
      incidence: rows.incidence, standardError: rows.standardError, transform: transform,
      level: level)
    times = rows.times
    atRisk = rows.atRisk
    events = rows.events
    competing = rows.competing
    censored = rows.censored
    incidence = rows.incidence
    standardError = rows.standardError
    lower = limits.lower
    upper = limits.upper
    self.transform = transform
    self.level = level
  }

  private static func limits(
    incidence: [Double], standardError: [Double], transform: IntervalTransform, level: Double
  ) -> (lower: [Double], upper: [Double]) {
    let z = SpecialFunctions.normalMultiplier(level: level)
    var lower: [Double] = []
    var upper: [Double] = []
    lower.reserveCapacity(incidence.count)
    upper.reserveCapacity(incidence.count)
    for (incidence, error) in zip(incidence, standardError) {
      // On the plain scale an incidence of 0 has limits of no width.
      let isZero = incidence == 0 && transform == .plain
      let limits =
        isZero
        ? Interval(lower: 0, upper: 0)
        : Interval(
          survival: incidence, logStandardError: error == 0 ? 0 : error / incidence,
          transform: transform, multiplier: z)
      lower.append(limits.lower)
      upper.append(limits.upper)
    }
    return (lower, upper)
  }

  /// The number of subjects of the curve.
  public var subjectCount: Int { atRisk.first ?? 0 }
  /// The number of subjects with the event.
  public var eventCount: Int { events.reduce(0, +) }
  /// The number of subjects with a competing event first.
  public var competingCount: Int { competing.reduce(0, +) }

  /// Returns the incidence at a time with its standard error and interval.
  ///
  /// Right-continuous: at an event time it is the value after the step. Nil beyond the last time,
  /// where nothing is known, and for a curve of no subjects. Before the first row it is 0.
  public func estimate(at time: Double) -> IncidenceEstimate? {
    guard let last = times.last, time <= last else { return nil }
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if times[middle] > time { high = middle } else { low = middle + 1 }
    }
    guard low > 0 else {
      return IncidenceEstimate(incidence: 0, standardError: 0, interval: nil)
    }
    let index = low - 1
    let interval =
      standardError[index] > 0 && lower[index].isFinite && upper[index].isFinite
      ? Interval(lower: lower[index], upper: upper[index]) : nil
    return IncidenceEstimate(
      incidence: incidence[index], standardError: standardError[index], interval: interval)
  }

  /// Returns whether both come from the same counts with limits on the same scale and level.
  public static func == (left: CumulativeIncidence, right: CumulativeIncidence) -> Bool {
    left.times == right.times && left.events == right.events
      && left.competing == right.competing && left.censored == right.censored
      && left.transform == right.transform && left.level == right.level
  }
}

/// The end of a subject's time under competing risks.
public enum CompetingOutcome: UInt8, Sendable, CaseIterable {
  /// Neither event by the last observation.
  case censored
  /// The event of interest came first.
  case event
  /// A competing event came first, after which the event of interest cannot occur or does not count.
  case competing
}

/// A cumulative incidence at one time, with its standard error and interval.
public struct IncidenceEstimate: Sendable, Equatable {
  /// The probability of having had the event by the time.
  public let incidence: Double
  /// The standard error of `incidence`.
  public let standardError: Double
  /// The interval of the curve; `nil` before the first event and where it has no width.
  public let interval: Interval?

  /// Makes an estimate from its parts.
  public init(incidence: Double, standardError: Double, interval: Interval?) {
    self.incidence = incidence
    self.standardError = standardError
    self.interval = interval
  }
}

/// Accumulates the columns of a cumulative incidence curve, time by time.
///
/// The variance is the sum over subjects of the squared derivative of the estimate by a subject's
/// weight. At each time the derivatives of those who leave differ from those of who stay, and these
/// differences sum to 0 over the subjects at risk; so the variances of single times add, and no sum
/// over subjects is needed. Stored is a square root of the covariance of event-free survival and
/// incidence: the covariance itself would lose half of its digits where the incidence nears 1.
struct IncidenceAccumulator {
  private(set) var times: [Double] = []
  private(set) var atRisk: [Int] = []
  private(set) var events: [Int] = []
  private(set) var competing: [Int] = []
  private(set) var censored: [Int] = []
  private(set) var incidence: [Double] = []
  private(set) var standardError: [Double] = []
  private var remaining: Int
  private var currentIncidence = 0.0
  /// The probability of having had neither event.
  private var eventFree = 1.0
  /// The root: survival lies on the first coordinate, incidence on the first and a second.
  private var root = (survival: 0.0, shared: 0.0, own: 0.0)

  init(subjectCount: Int) {
    remaining = subjectCount
  }

  /// Adds the row of one time.
  mutating func append(
    time: Double, events eventsNow: Int, competing competingNow: Int, censored: Int
  ) {
    if eventsNow + competingNow > 0 { step(Double(eventsNow), Double(competingNow)) }
    times.append(time)
    atRisk.append(remaining)
    events.append(eventsNow)
    competing.append(competingNow)
    self.censored.append(censored)
    incidence.append(currentIncidence)
    let (shared, own) = (root.shared, root.own)
    standardError.append((shared * shared + own * own).squareRoot())
    remaining -= eventsNow + competingNow + censored
  }

  /// Updates the estimate and the root by the events of one time.
  private mutating func step(_ events: Double, _ competing: Double) {
    let n = Double(remaining)
    let stays = (n - events - competing) / n
    let leaves = (events + competing) / n
    let has = events / n
    let scale = eventFree / n
    // The root so far carried forward, then those with the event, with a competing one, with neither.
    let survival = [
      root.survival * stays, 0, -scale * events.squareRoot() * stays,
      -scale * competing.squareRoot() * stays,
      scale * (n - events - competing).squareRoot() * leaves,
    ]
    let incidence = [
      root.shared + has * root.survival, root.own,
      scale * events.squareRoot() * (n - events) / n, -scale * competing.squareRoot() * has,
      -scale * (n - events - competing).squareRoot() * has,
    ]
    currentIncidence += eventFree * has
    eventFree *= stays

    func product(_ left: [Double], _ right: [Double]) -> Double {
      zip(left, right).reduce(0) { $0 + $1.0 * $1.1 }
    }
    let length = product(survival, survival).squareRoot()
    guard length > 0 else {
      root = (0, 0, product(incidence, incidence).squareRoot())
      return
    }
    let shared = product(survival, incidence) / length
    let rest = zip(incidence, survival).map { $0 - shared / length * $1 }
    root = (length, shared, product(rest, rest).squareRoot())
  }
}
