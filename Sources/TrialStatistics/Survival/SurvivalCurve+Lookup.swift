extension SurvivalCurve {
  /// Returns the last row whose time is at most `time`; nil before the first row.
  public func index(at time: Double) -> Int? {
    let next = firstIndex { $0 > time }
    return next == 0 ? nil : next - 1
  }

  /// Returns the probability of surviving beyond `time`.
  ///
  /// Right-continuous: at an event time it is the value after the step. 1 before the first row;
  /// after the last row it stays at the last value, which figures do not draw. NaN for a curve
  /// of no subjects.
  public func survival(at time: Double) -> Double {
    guard subjectCount > 0 else { return .nan }
    guard let index = index(at: time) else { return 1 }
    return survival[index]
  }

  /// Returns the number of subjects at risk just before `time`: those whose time is `time` or later.
  ///
  /// All subjects at 0, none after the last time.
  public func atRisk(at time: Double) -> Int {
    let index = firstIndex { $0 >= time }
    return index < times.count ? atRisk[index] : 0
  }

  /// Returns the number of subjects with the event before `time`.
  public func eventsBefore(_ time: Double) -> Int {
    let index = firstIndex { $0 >= time }
    return index == 0 ? 0 : cumulativeEvents[index - 1]
  }

  /// Returns the survival probability at `time` with its standard error and limits.
  ///
  /// Nil beyond the last time, where nothing is known, and for a curve of no subjects. A curve that
  /// has come down to 0 stays there. Before the first row it is 1 with limits of 1.
  public func estimate(at time: Double) -> SurvivalEstimate? {
    guard let last = times.last, time <= last || survival.last == 0 else { return nil }
    guard let index = index(at: time) else {
      return SurvivalEstimate(survival: 1, standardError: 0, lower: 1, upper: 1)
    }
    return SurvivalEstimate(
      survival: survival[index], standardError: survival[index] * standardError[index],
      lower: lower[index], upper: upper[index])
  }

  /// Returns the first row whose time passes a test that no earlier time passes; the count if none
  /// does.
  private func firstIndex(where passes: (Double) -> Bool) -> Int {
    var low = 0
    var high = times.count
    while low < high {
      let middle = (low + high) / 2
      if passes(times[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}

/// A survival probability at one time, with its standard error and limits.
public struct SurvivalEstimate: Sendable, Equatable {
  /// The probability of surviving beyond the time.
  public var survival: Double
  /// Greenwood's standard error of `survival` itself (not of its logarithm); NaN at S = 0.
  public var standardError: Double
  /// The lower limit; NaN where the curve's limits are.
  public var lower: Double
  /// The upper limit; NaN where the curve's limits are.
  public var upper: Double

  /// Makes an estimate from its parts.
  public init(survival: Double, standardError: Double, lower: Double, upper: Double) {
    self.survival = survival
    self.standardError = standardError
    self.lower = lower
    self.upper = upper
  }

  /// Returns whether both are equal, NaN counting as equal to NaN.
  public static func == (left: SurvivalEstimate, right: SurvivalEstimate) -> Bool {
    left.survival.isSame(as: right.survival)
      && left.standardError.isSame(as: right.standardError)
      && left.lower.isSame(as: right.lower)
      && left.upper.isSame(as: right.upper)
  }
}

/// The subjects still at risk after a landmark, with times counted from it.
///
/// Comparing responders with non-responders from day 0 gives responders the time they needed to
/// respond (Anderson, Cain and Gelber 1983). Group subjects by what was known at the landmark and
/// keep only these.
public struct Landmark: Sendable, Equatable {
  /// The landmark, in the unit of the times.
  public let time: Double
  /// The subjects whose time is later than the landmark; one exactly at it is left out.
  public let rows: [Int]
  /// Their times, counted from the landmark.
  public let times: [Double]

  /// Selects the subjects whose time is later than `landmark`.
  public init(times allTimes: [Double], at landmark: Double) {
    time = landmark
    rows = allTimes.indices.filter { allTimes[$0] > landmark }
    times = rows.map { allTimes[$0] - landmark }
  }
}
