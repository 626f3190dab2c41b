#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

extension SpecialFunctions {
  /// The probability that a beta variable is at most `x`: the regularized incomplete beta function.
  public static func betaCDF(_ x: Double, _ a: Double, _ b: Double) -> Double {
    betaTails(x, 1 - x, a, b).lower
  }

  /// The probability that a beta variable exceeds `x`.
  public static func betaUpperTail(_ x: Double, _ a: Double, _ b: Double) -> Double {
    betaTails(x, 1 - x, a, b).upper
  }

  /// The value below which a beta variable falls with probability `p`.
  ///
  /// Solved on the logit scale, so limits near 0 (no responder among many) keep their digits.
  public static func betaQuantile(_ p: Double, _ a: Double, _ b: Double) -> Double {
    guard p >= 0, p <= 1, a > 0, b > 0 else { return .nan }
    if p == 0 { return 0 }
    if p == 1 { return 1 }
    let root = logTailRoot(p: p, start: log(a / b), bounds: -740...740) { u in
      let x = 1 / (1 + exp(-u))
      let y = 1 / (1 + exp(u))
      let tails = betaTails(x, y, a, b)
      return (tails.lower, tails.upper, betaLogKernel(x, y, a, b))
    }
    return 1 / (1 + exp(-root))
  }

  /// x^a y^b / B(a, b) in logarithms, with y = 1 - x.
  static func betaLogKernel(_ x: Double, _ y: Double, _ a: Double, _ b: Double) -> Double {
    let n = a + b
    if a < 10 || b < 10 {
      let logX = x < 0.5 ? log(x) : log1p(-y)
      let logY = y < 0.5 ? log(y) : log1p(-x)
      return a * logX + b * logY - logBeta(a, b)
    }
    // Around the mean the two logarithms nearly cancel; ln(1+e) - e keeps what is left.
    let meanX = a / n
    let meanY = b / n
    let shift = x < y ? x - meanX : meanY - y
    return a * logRatioMinus(x / meanX, excess: shift / meanX)
      + b * logRatioMinus(y / meanY, excess: -shift / meanY)
      + 0.5 * log(a * meanY) - logSqrtTwoPi
      + stirlingRemainder(n) - stirlingRemainder(a) - stirlingRemainder(b)
  }

  static func logBeta(_ a: Double, _ b: Double) -> Double {
    let small = min(a, b)
    let large = max(a, b)
    if large < 10 { return logGamma(a) + logGamma(b) - logGamma(a + b) }
    // ln gamma(large) - ln gamma(large + small) by Stirling, whose big terms are combined first.
    let ratio =
      -(large - 0.5) * log1p(small / large) - small * log(large + small) + small
      + stirlingRemainder(large) - stirlingRemainder(large + small)
    return logGamma(small) + ratio
  }

  static func betaTails(
    _ x: Double, _ y: Double, _ a: Double, _ b: Double
  ) -> (lower: Double, upper: Double) {
    guard a > 0, b > 0, !x.isNaN else { return (.nan, .nan) }
    if x <= 0 { return (0, 1) }
    if y <= 0 { return (1, 0) }
    let kernel = exp(betaLogKernel(x, y, a, b))
    if x < (a + 1) / (a + b + 2) {
      let lower = min(1, kernel * betaFraction(x, a, b) / a)
      return (lower, 1 - lower)
    }
    let upper = min(1, kernel * betaFraction(y, b, a) / b)
    return (1 - upper, upper)
  }

  /// The continued fraction of the incomplete beta function, by Lentz's method.
  private static func betaFraction(_ x: Double, _ a: Double, _ b: Double) -> Double {
    var c = 1.0
    var d = 1 / awayFromZero(1 - (a + b) * x / (a + 1))
    var fraction = d
    for m in 1...100_000 {
      let m = Double(m)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 / awayFromZero(1 + even * d)
      c = awayFromZero(1 + even / c)
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 / awayFromZero(1 + odd * d)
      c = awayFromZero(1 + odd / c)
      let factor = d * c
      fraction *= factor
      if abs(factor - 1) < 1e-16 { break }
    }
    return fraction
  }
}
