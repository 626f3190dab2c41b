#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The log-rank comparison of survival in two or more groups (Mantel 1966, Peto and Peto 1972).
///
/// At each time with deaths, a group is expected to have its share of them among those at risk; the
/// test weighs observed minus expected by the hypergeometric covariance, which is right with ties.
/// With strata all three are summed over strata first. `rho` of 1 weighs early deaths more, by the
/// pooled survival just before each time. Agrees with R's survival::survdiff to 1e-9 on every data
/// set of `Fixtures/r`.
public struct LogRankTest: Sendable, Equatable {
  /// Deaths in each group, weighted when `rho` is not 0.
  public let observed: [Double]
  /// Deaths expected in each group under a common hazard, weighted as `observed`.
  public let expected: [Double]
  /// The covariance of observed minus expected, one row per group.
  public let variance: [[Double]]
  /// The statistic; NaN when it cannot be computed.
  public let chiSquare: Double
  /// One less than the number of groups that were ever at risk at a death; 0 without any.
  public let degreesOfFreedom: Int
  /// The two-sided P value; NaN when it cannot be computed.
  public let pValue: Double

  /// Compares the groups.
  ///
  /// Leave out groups that are not to be compared: a pairwise test is this initializer on the
  /// subjects of two groups, not a part of the overall test.
  ///
  /// - Parameters:
  ///   - times: Time to event or censoring, neither negative nor NaN; 0 is allowed.
  ///   - isEvent: Whether the time is that of the event.
  ///   - group: For each subject a number in `0..<groupCount`.
  ///   - groupCount: The number of groups, empty ones included.
  ///   - strata: For each subject the number of its stratum, from 0.
  ///   - rho: 0 for the log-rank test, 1 for the Peto-Peto weights: the pooled curve to this power.
  public init(
    times: [Double], isEvent: [Bool], group: [Int], groupCount: Int, strata: [Int]? = nil,
    rho: Double = 0
  ) {
    self.init(
      RiskSetTable(
        times: times, isEvent: isEvent, group: group, groupCount: groupCount, strata: strata),
      rho: rho)
  }

  init(_ table: RiskSetTable, rho: Double) {
    let k = table.groupCount
    var observed = [Double](repeating: 0, count: k)
    var expected = [Double](repeating: 0, count: k)
    var covariance = [Double](repeating: 0, count: k * k)
    var pooledSurvival = 1.0
    var nextStratum = 0
    for row in table.times.indices {
      if nextStratum < table.stratumStarts.count, table.stratumStarts[nextStratum] == row {
        pooledSurvival = 1
        nextStratum += 1
      }
      var n = 0.0
      var d = 0.0
      for column in row * k..<(row + 1) * k {
        n += table.atRisk[column]
        d += table.deaths[column]
      }
      let weight = rho == 0 ? 1 : pow(pooledSurvival, rho)
      pooledSurvival *= (n - d) / n
      let spread = n > 1 ? weight * weight * d * (n - d) / (n * (n - 1)) : 0
      for i in 0..<k {
        let atRisk = table.atRisk[row * k + i]
        observed[i] += weight * table.deaths[row * k + i]
        expected[i] += weight * d * atRisk / n
        if atRisk > 0, spread > 0 {
          let scaled = spread * atRisk
          covariance[i * k + i] += scaled
          for j in 0..<k { covariance[i * k + j] -= scaled * table.atRisk[row * k + j] / n }
        }
      }
    }
    let compared = (0..<k).filter { expected[$0] > 0 }
    var statistic = Double.nan
    if compared.count > 1 {
      // The contrasts sum to zero, so the first group's is redundant.
      let kept = Array(compared.dropFirst())
      var matrix = SymmetricMatrix(order: kept.count)
      for (row, i) in kept.enumerated() {
        for (column, j) in kept.enumerated() { matrix[row, column] = covariance[i * k + j] }
      }
      let excess = kept.map { observed[$0] - expected[$0] }
      statistic = matrix.inverseQuadraticForm(excess) ?? .nan
    }
    self.observed = observed
    self.expected = expected
    variance = (0..<k).map { Array(covariance[$0 * k..<($0 + 1) * k]) }
    chiSquare = statistic
    degreesOfFreedom = max(0, compared.count - 1)
    pValue = SpecialFunctions.chiSquareUpperTail(statistic, degreesOfFreedom: degreesOfFreedom)
  }

  /// Returns whether both are equal, NaN counting as equal to NaN.
  public static func == (left: LogRankTest, right: LogRankTest) -> Bool {
    left.observed == right.observed
      && left.expected == right.expected
      && left.variance == right.variance
      && left.degreesOfFreedom == right.degreesOfFreedom
      && left.chiSquare.isSame(as: right.chiSquare)
  }
}
