extension TwoByTwo {
  /// The interval when a group is empty.
  private static let unknown = Interval(lower: -1, upper: 1)

  private var hasEmptyGroup: Bool { first.total == 0 || second.total == 0 }

  /// Newcombe's interval for the difference (1998, method 10), from two Wilson intervals.
  ///
  /// -1 to 1 when a group is empty.
  public func newcombe(level: Double = 0.95) -> Interval {
    newcombe(level: level, correction: 0)
  }

  /// Newcombe's interval with continuity correction (1998, method 11).
  ///
  /// From Wilson intervals that are always corrected by one half.
  public func newcombeContinuityCorrected(level: Double = 0.95) -> Interval {
    newcombe(level: level, correction: 0.5)
  }

  private func newcombe(level: Double, correction: Double) -> Interval {
    guard !hasEmptyGroup else { return Self.unknown }
    let one = first.wilson(level: level, correction: correction)
    let two = second.wilson(level: level, correction: correction)
    let p1 = first.estimate
    let p2 = second.estimate
    func length(_ a: Double, _ b: Double) -> Double { (a * a + b * b).squareRoot() }
    return Interval(
      lower: difference - length(p1 - one.lower, two.upper - p2),
      upper: difference + length(one.upper - p1, p2 - two.lower))
  }

  /// The textbook interval for the difference, d ± z √(p₁q₁/n₁ + p₂q₂/n₂).
  ///
  /// Here for comparison with older reports; it may pass -1 or 1 and has no width for 0 % and 0 %.
  public func waldInterval(level: Double = 0.95) -> Interval {
    guard !hasEmptyGroup else { return Self.unknown }
    let p1 = first.estimate
    let p2 = second.estimate
    let variance = p1 * (1 - p1) / Double(first.total) + p2 * (1 - p2) / Double(second.total)
    let half = SpecialFunctions.normalMultiplier(level: level) * variance.squareRoot()
    return Interval(lower: difference - half, upper: difference + half)
  }
}

extension TwoByTwo {
  /// Miettinen and Nurminen's score interval for the difference (1985).
  ///
  /// The differences that a score test does not reject, its variance taken at the most likely pair
  /// of proportions with that difference and enlarged by N / (N - 1). -1 to 1 when a group is empty.
  public func miettinenNurminen(level: Double = 0.95) -> Interval {
    let n = Double(first.total + second.total)
    return scoreInterval(level: level, inflation: n / (n - 1))
  }

  /// Mee's score interval for the difference (1984): Miettinen and Nurminen's without N / (N - 1).
  public func mee(level: Double = 0.95) -> Interval {
    scoreInterval(level: level, inflation: 1)
  }

  private func scoreInterval(level: Double, inflation: Double) -> Interval {
    guard !hasEmptyGroup else { return Self.unknown }
    let z = SpecialFunctions.normalMultiplier(level: level)
    return Interval(
      lower: scoreRoot(equal: z, between: -1, and: difference, inflation: inflation),
      upper: scoreRoot(equal: -z, between: difference, and: 1, inflation: inflation))
  }

  /// Returns the hypothesized difference at which the decreasing score statistic reaches a value.
  private func scoreRoot(
    equal target: Double, between lower: Double, and upper: Double, inflation: Double
  ) -> Double {
    var low = lower
    var high = upper
    for _ in 0..<100 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if scoreStatistic(difference: middle, inflation: inflation) > target {
        low = middle
      } else {
        high = middle
      }
    }
    return low + (high - low) / 2
  }

  private func scoreStatistic(difference delta: Double, inflation: Double) -> Double {
    let p2 = restrictedSecond(difference: delta)
    let p1 = min(1, max(0, p2 + delta))
    let variance =
      inflation * (p1 * (1 - p1) / Double(first.total) + p2 * (1 - p2) / Double(second.total))
    let excess = difference - delta
    if variance > 0 { return excess / variance.squareRoot() }
    return abs(excess) < 1e-15 ? 0 : (excess > 0 ? .infinity : -.infinity)
  }

  /// Returns the maximum likelihood estimate of the second proportion when the first is larger by
  /// `delta`.
  ///
  /// The slope of the log likelihood decreases over the allowed range, so bisection finds its zero.
  /// The closed form, a root of a cubic, loses half its digits where two roots meet.
  private func restrictedSecond(difference delta: Double) -> Double {
    // Not `-delta`: of no difference that would be -0, whose reciprocal is the wrong infinity.
    var low = max(0, 0 - delta)
    var high = min(1, 1 - delta)
    func slope(_ p2: Double) -> Double {
      Self.slope(second, at: p2) + Self.slope(first, at: min(1, max(0, p2 + delta)))
    }
    guard low < high else { return low }
    if slope(low) <= 0 { return low }
    if slope(high) >= 0 { return high }
    for _ in 0..<120 {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { break }
      if slope(middle) > 0 { low = middle } else { high = middle }
    }
    return low + (high - low) / 2
  }

  private static func slope(_ proportion: Proportion, at p: Double) -> Double {
    let misses = proportion.total - proportion.count
    let up = proportion.count == 0 ? 0 : Double(proportion.count) / p
    let down = misses == 0 ? 0 : Double(misses) / (1 - p)
    return up - down
  }
}
