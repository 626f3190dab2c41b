#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SurvivalCurve {
  static func limits(
    survival: [Double], standardError: [Double], transform: IntervalTransform, level: Double
  ) -> (lower: [Double], upper: [Double]) {
    let z = SpecialFunctions.normalMultiplier(level: level)
    var lower: [Double] = []
    var upper: [Double] = []
    lower.reserveCapacity(survival.count)
    upper.reserveCapacity(survival.count)
    for index in survival.indices {
      // Rows without an event repeat the row before, so nothing is computed for them.
      if index > 0, survival[index] == survival[index - 1] {
        lower.append(lower[index - 1])
        upper.append(upper[index - 1])
        continue
      }
      let limits = limits(
        survival: survival[index], standardError: standardError[index], transform: transform,
        multiplier: z)
      lower.append(limits.lower)
      upper.append(limits.upper)
    }
    return (lower, upper)
  }

  /// The limits for a survival probability whose logarithm has the given standard error.
  ///
  /// NaN where R's survival 3.5 gives NA: everywhere at S = 0, and for log-log also at S = 1.
  static func limits(
    survival: Double, standardError: Double, transform: IntervalTransform, multiplier z: Double
  ) -> Interval {
    guard survival > 0 else { return Interval(lower: .nan, upper: .nan) }
    switch transform {
    case .log:
      let factor = exp(z * standardError)
      return Interval(lower: survival / factor, upper: min(1, survival * factor))
    case .logLog:
      guard survival < 1 else { return Interval(lower: .nan, upper: .nan) }
      let logSurvival = log(survival)
      let factor = exp(z * standardError / logSurvival)
      return Interval(lower: exp(logSurvival / factor), upper: exp(logSurvival * factor))
    case .plain:
      let half = z * survival * standardError
      return Interval(lower: max(0, survival - half), upper: min(1, survival + half))
    }
  }
}
