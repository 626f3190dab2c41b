/// The responders among a number of subjects.
public struct Proportion: Sendable, Equatable {
  /// The responders.
  public var count: Int
  /// The denominator, which is printed beside every percentage.
  public var total: Int

  /// Makes `count` of `total`.
  public init(count: Int, total: Int) {
    precondition(count >= 0 && count <= total, "a proportion counts between none and all")
    self.count = count
    self.total = total
  }

  /// The share of responders; NaN when there are no subjects.
  public var estimate: Double {
    total == 0 ? .nan : Double(count) / Double(total)
  }
}

/// Intervals for one proportion. Each is 0 to 1 when there are no subjects: nothing is known.
/// All agree with R 4.2.2 to 1e-9 on the sixteen proportions of `Fixtures/r`.
extension Proportion {
  private static let unknown = Interval(lower: 0, upper: 1)

  /// The exact interval of Clopper and Pearson (1934), from the tails of the binomial distribution.
  ///
  /// As R's binom.test. It never covers less than the level, and usually more.
  public func clopperPearson(level: Double = 0.95) -> Interval {
    let tail = (1 - level) / 2
    let x = Double(count)
    let misses = Double(total - count)
    return Interval(
      lower: count == 0 ? 0 : SpecialFunctions.betaQuantile(tail, x, misses + 1),
      upper: count == total ? 1 : SpecialFunctions.betaQuantile(1 - tail, x + 1, misses))
  }

  /// The score interval of Wilson (1927), as R's prop.test without continuity correction.
  public func wilson(level: Double = 0.95) -> Interval {
    wilson(level: level, correction: 0)
  }

  /// The score interval with continuity correction, as R's prop.test.
  ///
  /// The correction is one half, or the distance of the count from half the total when that is
  /// less: 5 of 10 is not corrected at all. Newcombe's method 4 always takes one half.
  public func wilsonContinuityCorrected(level: Double = 0.95) -> Interval {
    wilson(level: level, correction: min(0.5, abs(Double(count) - Double(total) / 2)))
  }

  func wilson(level: Double, correction: Double) -> Interval {
    guard total > 0 else { return Self.unknown }
    let n = Double(total)
    let z = SpecialFunctions.normalMultiplier(level: level)
    let center = z * z / (2 * n)
    let low = estimate - correction / n
    let high = estimate + correction / n
    func root(_ p: Double) -> Double {
      z * max(0, p * (1 - p) / n + z * z / (4 * n * n)).squareRoot()
    }
    return Interval(
      lower: count == 0 ? 0 : max(0, (low + center - root(low)) / (1 + 2 * center)),
      upper: count == total ? 1 : min(1, (high + center + root(high)) / (1 + 2 * center)))
  }

  /// The equal-tailed interval from Jeffreys' prior, with its ends forced to 0 and 1.
  public func jeffreys(level: Double = 0.95) -> Interval {
    let tail = (1 - level) / 2
    let x = Double(count) + 0.5
    let misses = Double(total - count) + 0.5
    return Interval(
      lower: count == 0 ? 0 : SpecialFunctions.betaQuantile(tail, x, misses),
      upper: count == total ? 1 : SpecialFunctions.betaQuantile(1 - tail, x, misses))
  }

  /// The interval of Agresti and Coull (1998), cut at 0 and 1.
  ///
  /// Wald's, after adding z²/2 responders and as many others.
  public func agrestiCoull(level: Double = 0.95) -> Interval {
    let z = SpecialFunctions.normalMultiplier(level: level)
    let n = Double(total) + z * z
    return Self.wald(estimate: (Double(count) + z * z / 2) / n, total: n, multiplier: z)
  }

  /// The textbook interval p ± z √(pq/n), cut at 0 and 1.
  ///
  /// Here for comparison with older reports; it has no width at all for none or all of n.
  public func wald(level: Double = 0.95) -> Interval {
    guard total > 0 else { return Self.unknown }
    return Self.wald(
      estimate: estimate, total: Double(total),
      multiplier: SpecialFunctions.normalMultiplier(level: level))
  }

  private static func wald(estimate p: Double, total n: Double, multiplier z: Double) -> Interval {
    let half = z * (p * (1 - p) / n).squareRoot()
    return Interval(lower: max(0, p - half), upper: min(1, p + half))
  }
}
