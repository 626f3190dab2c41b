#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The Cochran-Mantel-Haenszel test of two groups over strata, each a two by two table.
///
/// Agrees with R's mantelhaen.test to 1e-9 on the tables of `Fixtures/r`. Strata with fewer than
/// two subjects are left out.
public struct CochranMantelHaenszel: Sendable, Equatable {
  /// The test without continuity correction.
  public let chiSquare: ChiSquareTest
  /// The test with continuity correction: one half, when the sum is at least that far off.
  public let continuityCorrected: ChiSquareTest
  /// Mantel and Haenszel's common odds ratio; NaN or infinite when no stratum informs it.
  public let commonOddsRatio: Double
  /// The standard error of its logarithm (Robins, Breslow and Greenland 1986).
  public let logStandardError: Double

  /// Combines the tables of all strata.
  public init(strata: [TwoByTwo]) {
    var excess = 0.0
    var variance = 0.0
    var r = 0.0
    var s = 0.0
    var pr = 0.0
    var cross = 0.0
    var qs = 0.0
    for stratum in strata {
      let n1 = Double(stratum.first.total)
      let n2 = Double(stratum.second.total)
      let n = n1 + n2
      guard n > 1 else { continue }
      let a = Double(stratum.first.count)
      let c = Double(stratum.second.count)
      let b = n1 - a
      let d = n2 - c
      let responders = a + c
      excess += a - n1 * responders / n
      variance += n1 * n2 * responders * (n - responders) / (n * n * (n - 1))
      let ri = a * d / n
      let si = b * c / n
      let p = (a + d) / n
      let q = (b + c) / n
      r += ri
      s += si
      pr += p * ri
      cross += p * si + q * ri
      qs += q * si
    }
    let distance = abs(excess)
    let corrected = distance - (distance >= 0.5 ? 0.5 : 0)
    chiSquare = ChiSquareTest(statistic: distance * distance / variance, degreesOfFreedom: 1)
    continuityCorrected = ChiSquareTest(
      statistic: corrected * corrected / variance, degreesOfFreedom: 1)
    commonOddsRatio = r / s
    logStandardError = (pr / (2 * r * r) + cross / (2 * r * s) + qs / (2 * s * s)).squareRoot()
  }

  /// Returns the interval of the common odds ratio that is symmetric for its logarithm.
  ///
  /// 0 to infinity when the common odds ratio is 0, infinite or NaN.
  public func commonOddsRatioInterval(level: Double = 0.95) -> Interval {
    guard commonOddsRatio > 0, commonOddsRatio.isFinite else {
      return Interval(lower: 0, upper: .infinity)
    }
    let factor = exp(SpecialFunctions.normalMultiplier(level: level) * logStandardError)
    return Interval(lower: commonOddsRatio / factor, upper: commonOddsRatio * factor)
  }

  /// Returns whether both are equal, NaN counting as equal to NaN.
  public static func == (left: CochranMantelHaenszel, right: CochranMantelHaenszel) -> Bool {
    left.chiSquare == right.chiSquare
      && left.continuityCorrected == right.continuityCorrected
      && left.commonOddsRatio.isSame(as: right.commonOddsRatio)
      && left.logStandardError.isSame(as: right.logStandardError)
  }
}
