/// Two proportions compared: a two by two table of responders and others.
///
/// Differences and ratios are first against second. A margin without anyone makes a chi-square
/// NaN. Agrees with R 4.2.2 on the fourteen tables of `Fixtures/r`.
public struct TwoByTwo: Sendable, Equatable {
  /// The first group.
  public var first: Proportion
  /// The second group, the one compared against.
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
