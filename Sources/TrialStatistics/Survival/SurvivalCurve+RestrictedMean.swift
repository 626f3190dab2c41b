extension SurvivalCurve {
  /// Returns the mean survival time restricted to `tau`: the area under the curve from 0 to `tau`.
  ///
  /// Beyond the last time the curve is held at its last value, so a `tau` beyond it rests on an
  /// assumption; survRM2 takes the smallest of the groups' last times. The variance is the sum over
  /// event times of the squared area still to come times d / (n (n - d)). Agrees with the `rmean` of
  /// R's survfit. NaN for a curve of no subjects.
  public func restrictedMean(to tau: Double) -> RestrictedMean {
    guard subjectCount > 0, tau >= 0 else {
      return RestrictedMean(tau: tau, mean: .nan, standardError: .nan)
    }
    var area = 0.0
    var variance = 0.0
    var end = tau
    var row = index(at: tau) ?? -1
    while row >= 0 {
      area += survival[row] * (end - times[row])
      end = times[row]
      let n = Double(atRisk[row])
      let d = Double(events[row])
      if d > 0, d < n { variance += area * area * d / (n * (n - d)) }
      row -= 1
    }
    return RestrictedMean(tau: tau, mean: area + end, standardError: variance.squareRoot())
  }
}

/// The restricted mean survival time up to tau.
public struct RestrictedMean: Sendable, Equatable {
  /// The time of restriction, which belongs beside every printed mean.
  public var tau: Double
  /// The area under the survival curve from 0 to tau.
  public var mean: Double
  /// The standard error of the mean.
  public var standardError: Double

  /// Makes a restricted mean from its parts.
  public init(tau: Double, mean: Double, standardError: Double) {
    self.tau = tau
    self.mean = mean
    self.standardError = standardError
  }

  /// Returns whether both are equal, NaN counting as equal to NaN.
  public static func == (left: RestrictedMean, right: RestrictedMean) -> Bool {
    left.tau.isSame(as: right.tau)
      && left.mean.isSame(as: right.mean)
      && left.standardError.isSame(as: right.standardError)
  }
}
