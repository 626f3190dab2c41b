extension SurvivalCurve {
  /// The median survival time, by the rule of R's printed table.
  ///
  /// The first time at which S is below one half; when S is exactly one half there and falls
  /// further later, the midpoint to that later time. A limit is the median of a confidence
  /// curve by the same rule (Brookmeyer and Crowley 1982), so it depends on `transform`.
  public var median: QuantileEstimate {
    QuantileEstimate(
      estimate: median(of: survival), lower: median(of: lower), upper: median(of: upper))
  }

  /// Returns the time by which a share `p` of subjects has had the event, by R's quantile rule.
  ///
  /// It differs from `median` in one case: a curve that ends flat at exactly 1 - p takes the
  /// midpoint to the last time, where the printed table takes the time of the step. At p = 0 it is
  /// 0, unless the curve never falls.
  public func quantile(_ p: Double) -> QuantileEstimate {
    QuantileEstimate(
      estimate: quantile(p, of: survival), lower: quantile(p, of: lower),
      upper: quantile(p, of: upper))
  }

  private func median(of curve: [Double]) -> Double? {
    let tolerance = NearTies.tolerance
    guard let first = curve.firstIndex(where: { $0 < 0.5 + tolerance }) else { return nil }
    guard abs(curve[first] - 0.5) < tolerance,
      let next = curve[first...].firstIndex(where: { $0 < curve[first] })
    else { return times[first] }
    return (times[first] + times[next]) / 2
  }

  private func quantile(_ p: Double, of curve: [Double]) -> Double? {
    guard p >= 0, p <= 1, let last = times.last else { return nil }
    let tolerance = NearTies.tolerance
    if p == 0 { return curve.allSatisfy { $0 == 1 } ? nil : 0 }
    guard let first = curve.firstIndex(where: { 1 - $0 > p - tolerance }) else { return nil }
    if let next = curve[first...].firstIndex(where: { 1 - $0 > p + tolerance }) {
      return (times[first] + times[next]) / 2
    }
    // Flat to the end at exactly 1 - p, unless the curve is undefined there: then R gives no time.
    return curve.last?.isNaN == false ? (times[first] + last) / 2 : nil
  }
}

/// A time by which a share of subjects has had the event, with its limits.
public struct QuantileEstimate: Sendable, Equatable {
  /// The time; nil when the curve does not fall that far ("not reached").
  public var estimate: Double?
  /// The lower limit, from the lower confidence curve; nil when that curve does not fall that far.
  public var lower: Double?
  /// The upper limit, from the upper confidence curve; nil when that curve does not fall that far.
  public var upper: Double?

  /// Makes an estimate; nil means not reached.
  public init(estimate: Double? = nil, lower: Double? = nil, upper: Double? = nil) {
    self.estimate = estimate
    self.lower = lower
    self.upper = upper
  }
}

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
