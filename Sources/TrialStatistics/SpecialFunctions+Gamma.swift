#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SpecialFunctions {
  /// The natural logarithm of the gamma function for a positive argument.
  public static func logGamma(_ x: Double) -> Double {
    var sign: Int32 = 1
    return lgamma_r(x, &sign)
  }

  /// The logarithm of gamma minus Stirling's leading terms, for arguments of at least 10.
  ///
  /// Densities built from it do not cancel, which `logGamma` differences do for large samples.
  static func stirlingRemainder(_ x: Double) -> Double {
    let s = 1 / (x * x)
    let high = 1.0 / 1680 - s * (1.0 / 1188 - s * 691 / 360360)
    let series = 1.0 / 12 - s * (1.0 / 360 - s * (1.0 / 1260 - s * high))
    return series / x
  }

  /// The probability that a gamma variable with this shape and rate 1 is at most `x`.
  public static func gammaCDF(_ x: Double, shape: Double) -> Double {
    gammaTails(x, shape: shape).lower
  }

  /// The probability that a gamma variable with this shape and rate 1 exceeds `x`.
  public static func gammaUpperTail(_ x: Double, shape: Double) -> Double {
    gammaTails(x, shape: shape).upper
  }

  /// The probability that a chi-square variable exceeds `x`.
  ///
  /// NaN for a NaN statistic or no degrees of freedom, so that a test that could not be computed
  /// never shows a P value.
  public static func chiSquareUpperTail(_ x: Double, degreesOfFreedom: Int) -> Double {
    guard degreesOfFreedom > 0, !x.isNaN else { return .nan }
    if x <= 0 { return 1 }
    if degreesOfFreedom == 1 { return erfc((x / 2).squareRoot()) }
    if degreesOfFreedom == 2 { return exp(-x / 2) }
    return gammaUpperTail(x / 2, shape: Double(degreesOfFreedom) / 2)
  }

  /// The value below which a gamma variable falls with probability `p`.
  ///
  /// The rate is the reciprocal of the scale: `gammaQuantile(0.975, shape: n, rate: T)` bounds an
  /// accrual rate seen as n subjects in T days.
  public static func gammaQuantile(_ p: Double, shape: Double, rate: Double = 1) -> Double {
    guard p >= 0, p <= 1, shape > 0, rate > 0 else { return .nan }
    if p == 0 { return 0 }
    if p == 1 { return .infinity }
    // Wilson and Hilferty's cube root, or the leading term of the series for the far left.
    let ninth = 1 / (9 * shape)
    let cube = 1 - ninth + normalQuantile(p) * ninth.squareRoot()
    let seriesStart = (log(p) + logGamma(shape + 1)) / shape
    let start = cube > 0.3 && shape > 0.2 ? log(shape) + 3 * log(cube) : seriesStart
    let root = logTailRoot(p: p, start: start, bounds: -800...800) { u in
      let x = exp(u)
      let tails = gammaTails(x, shape: shape)
      return (tails.lower, tails.upper, gammaLogKernel(x, shape: shape))
    }
    return exp(root) / rate
  }

  /// x^shape exp(-x) / gamma(shape), in logarithms: the density times x.
  static func gammaLogKernel(_ x: Double, shape: Double) -> Double {
    if shape < 10 { return shape * log(x) - x - logGamma(shape) }
    return shape * logRatioMinus(x / shape, excess: (x - shape) / shape) + 0.5 * log(shape)
      - logSqrtTwoPi - stirlingRemainder(shape)
  }

  /// ln(ratio) - excess where excess is ratio - 1, without the cancellation near ratio 1.
  static func logRatioMinus(_ ratio: Double, excess x: Double) -> Double {
    if abs(x) > 0.1 { return log(ratio) - x }
    var power = x
    var sum = 0.0
    for k in 2..<40 {
      power *= -x
      let term = power / Double(k)
      sum += term
      if abs(term) <= abs(sum) * 1e-17 { break }
    }
    return sum
  }

  static func gammaTails(_ x: Double, shape: Double) -> (lower: Double, upper: Double) {
    guard shape > 0, !x.isNaN else { return (.nan, .nan) }
    if x <= 0 { return (0, 1) }
    if x == .infinity { return (1, 0) }
    let kernel = exp(gammaLogKernel(x, shape: shape))
    if x < shape + 1 {
      var term = 1 / shape
      var sum = term
      var k = shape
      while term > sum * 1e-17 {
        k += 1
        term *= x / k
        sum += term
      }
      let lower = min(1, kernel * sum)
      return (lower, 1 - lower)
    }
    // Lentz's evaluation of the continued fraction for the upper tail.
    var b = x + 1 - shape
    var c = 1e300
    var d = 1 / b
    var fraction = d
    for i in 1...200_000 {
      let an = -Double(i) * (Double(i) - shape)
      b += 2
      d = 1 / awayFromZero(an * d + b)
      c = awayFromZero(b + an / c)
      let factor = c * d
      fraction *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    let upper = min(1, kernel * fraction)
    return (1 - upper, upper)
  }

  static func awayFromZero(_ x: Double) -> Double {
    abs(x) < 1e-300 ? 1e-300 : x
  }

  /// The u at which an increasing distribution function reaches p.
  ///
  /// The closure gives both tails and the logarithm of the derivative with respect to u. The
  /// logarithm of the smaller tail is solved, by Newton's steps kept inside a shrinking bracket.
  static func logTailRoot(
    p: Double, start: Double, bounds: ClosedRange<Double>,
    _ evaluate: (Double) -> (lower: Double, upper: Double, logDensity: Double)
  ) -> Double {
    var low = bounds.lowerBound
    var high = bounds.upperBound
    var u = min(max(start, low), high)
    let useLower = p <= 0.5
    let target = useLower ? log(p) : log1p(-p)
    for _ in 0..<200 {
      let at = evaluate(u)
      let logTail = log(useLower ? at.lower : at.upper)
      let gap = useLower ? logTail - target : target - logTail
      if gap == 0 { return u }
      if gap > 0 { high = u } else { low = u }
      let step = gap * exp(logTail - at.logDensity)
      if abs(step) <= relativeStep * max(1, abs(u)) { return u - step }
      let next = u - step
      u = next > low && next < high ? next : low + (high - low) / 2
    }
    return u
  }
}
