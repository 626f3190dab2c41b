#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// A two by two table: the responders and others of two groups.
///
/// Differences and ratios are first against second. An empty margin makes a chi-square NaN. Agrees with R 4.2.2 on the fourteen tables of `Fixtures/r`.
public struct TwoByTwo: Sendable, Equatable {
  /// The first group.
  public var first: Proportion
  /// The second group, the comparator.
  public var second: Proportion

  /// Makes the table of two groups.
  public init(first: Proportion, second: Proportion) {
    self.first = first
    self.second = second
  }

  /// The first proportion minus the second; NaN when a group is empty.
  public var difference: Double { first.estimate - second.estimate }

  /// Pearson's chi-square without continuity correction.
  public var chiSquare: ChiSquareTest { chiSquare(correction: 0) }

  /// The chi-square with Yates's continuity correction, which is R's default for such a table.
  ///
  /// The correction is one half, or the distance from expectation when that is less.
  public var yates: ChiSquareTest { chiSquare(correction: 0.5) }

  /// The smallest of the four counts that are expected if both groups respond alike; NaN without
  /// subjects.
  ///
  /// Below 5 the chi-square distribution is a poor approximation and Fisher's exact test is taken
  /// instead (Cochran 1954).
  public var smallestExpectedCount: Double {
    let responders = first.count + second.count
    let total = first.total + second.total
    guard total > 0 else { return .nan }
    return Double(min(first.total, second.total)) * Double(min(responders, total - responders))
      / Double(total)
  }

  private func chiSquare(correction: Double) -> ChiSquareTest {
    let n1 = Double(first.total)
    let n2 = Double(second.total)
    let x1 = Double(first.count)
    let x2 = Double(second.count)
    let n = n1 + n2
    let responders = x1 + x2
    // The distance of every cell from its expectation.
    let distance = abs(x1 * (n2 - x2) - x2 * (n1 - x1)) / n
    let corrected = distance - min(correction, distance)
    let inverseExpected = n * n / (n1 * n2) * n / (responders * (n - responders))
    return ChiSquareTest(statistic: corrected * corrected * inverseExpected, degreesOfFreedom: 1)
  }
}

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
