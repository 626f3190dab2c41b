#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension TwoByTwo {
  /// The sample odds ratio ad/bc: infinite when only its denominator is 0, NaN when both are.
  public var oddsRatio: Double {
    let misses1 = Double(first.total - first.count)
    let misses2 = Double(second.total - second.count)
    return Double(first.count) * misses2 / (misses1 * Double(second.count))
  }

  /// Woolf's interval of the sample odds ratio: symmetric for its logarithm.
  ///
  /// NaN where a cell of the table is 0. Agrees with the Wald interval of R's logistic regression.
  public func oddsRatioInterval(level: Double = 0.95) -> Interval {
    let cells = [
      first.count, first.total - first.count, second.count, second.total - second.count,
    ]
    guard cells.allSatisfy({ $0 > 0 }) else { return Interval(lower: .nan, upper: .nan) }
    let error = cells.reduce(0) { $0 + 1 / Double($1) }.squareRoot()
    let factor = exp(SpecialFunctions.normalMultiplier(level: level) * error)
    return Interval(lower: oddsRatio / factor, upper: oddsRatio * factor)
  }

  /// The odds ratio that makes the table likeliest given its margins, as fisher.test reports.
  ///
  /// Not ad/bc, and usually closer to 1. 0 or infinite when the table is at an end of what its
  /// margins allow. R solves for it to about four digits; this is solved to rounding.
  public var conditionalOddsRatio: Double {
    let distribution = hypergeometric
    if first.count == distribution.lowest { return 0 }
    if first.count == distribution.highest { return .infinity }
    let target = Double(first.count - distribution.lowest)
    return Self.oddsRatio { logOddsRatio in
      var mean = 0.0
      for (index, p) in distribution.probabilities(logOddsRatio: logOddsRatio).enumerated() {
        mean += Double(index) * p
      }
      return mean > target
    }
  }

  /// The exact interval that belongs to the conditional odds ratio and to Fisher's test.
  public func conditionalOddsRatioInterval(level: Double = 0.95) -> Interval {
    let distribution = hypergeometric
    let tail = (1 - level) / 2
    let position = first.count - distribution.lowest
    let lower =
      position == 0
      ? 0
      : Self.oddsRatio {
        distribution.probabilities(logOddsRatio: $0)[position...].reduce(0, +) > tail
      }
    let upper =
      first.count == distribution.highest
      ? .infinity
      : Self.oddsRatio {
        distribution.probabilities(logOddsRatio: $0)[...position].reduce(0, +) < tail
      }
    return Interval(lower: lower, upper: upper)
  }

  /// Halves a range of log odds ratios on whether one is too large.
  private static func oddsRatio(isTooLarge: (Double) -> Bool) -> Double {
    var low = -700.0
    var high = 700.0
    for _ in 0..<64 {
      let middle = low + (high - low) / 2
      if isTooLarge(middle) { high = middle } else { low = middle }
    }
    return exp(low + (high - low) / 2)
  }

  /// The first proportion divided by the second: infinite or NaN when the second is 0.
  public var relativeRisk: Double { first.estimate / second.estimate }

  /// The interval of the relative risk that is symmetric for its logarithm.
  ///
  /// 0 to infinity when either group has no responder: the logarithm then has no standard error.
  public func relativeRiskInterval(level: Double = 0.95) -> Interval {
    guard first.count > 0, second.count > 0 else { return Interval(lower: 0, upper: .infinity) }
    let variance =
      1 / Double(first.count) - 1 / Double(first.total) + 1 / Double(second.count)
      - 1 / Double(second.total)
    let factor = exp(SpecialFunctions.normalMultiplier(level: level) * variance.squareRoot())
    return Interval(lower: relativeRisk / factor, upper: relativeRisk * factor)
  }
}
