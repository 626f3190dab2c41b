#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The distribution functions that every test and interval here rests on.
///
/// Tails are computed as tails, never as one minus the other side, so a P value of 1e-24 keeps all
/// its digits. Quantiles are Newton iterations on the logarithm of the smaller tail, inside a
/// bracket, until the step is below rounding. Checked against R 4.2.2 in `Fixtures/r`.
public enum SpecialFunctions {
  static let logSqrtTwoPi = 0.918_938_533_204_672_741_780_329_736_406
  static let relativeStep = 2e-16
}

extension SpecialFunctions {
  /// The probability that a standard normal variable is at most `z`.
  public static func normalCDF(_ z: Double) -> Double {
    0.5 * erfc(-z * 0.5.squareRoot())
  }

  /// The probability that a standard normal variable exceeds `z`.
  public static func normalUpperTail(_ z: Double) -> Double {
    0.5 * erfc(z * 0.5.squareRoot())
  }

  /// The two-sided P value of a standard normal statistic; NaN stays NaN.
  public static func normalTwoSided(_ z: Double) -> Double {
    erfc(abs(z) * 0.5.squareRoot())
  }

  /// The value below which a standard normal variable falls with probability `p`.
  ///
  /// Infinite at 0 and 1, NaN outside.
  public static func normalQuantile(_ p: Double) -> Double {
    guard p >= 0, p <= 1 else { return .nan }
    if p == 0 { return -.infinity }
    if p == 1 { return .infinity }
    if abs(p - 0.5) < 0.1 { return centralNormalQuantile(p - 0.5) }
    let tail = min(p, 1 - p)
    // This start lies above the root, and the logarithm of the tail is concave: Newton cannot miss.
    var z = (-2 * log(tail)).squareRoot()
    let target = log(tail)
    for _ in 0..<60 {
      let upper = normalUpperTail(z)
      let logDensity = -0.5 * z * z - logSqrtTwoPi
      let step = (log(upper) - target) * exp(log(upper) - logDensity)
      z += step
      if abs(step) <= relativeStep * max(1, abs(z)) { break }
    }
    return p < 0.5 ? -z : z
  }

  /// The quantile of one half plus an offset, which keeps the digits of a small offset.
  private static func centralNormalQuantile(_ offset: Double) -> Double {
    var z = 0.0
    for _ in 0..<20 {
      let step = (offset - 0.5 * erf(z * 0.5.squareRoot())) * exp(0.5 * z * z + logSqrtTwoPi)
      z += step
      if abs(step) <= relativeStep * abs(z) { break }
    }
    return z
  }

  /// The multiplier of a standard error that makes a two-sided interval of the given level.
  ///
  /// 1.959963984540054 for a level of 0.95.
  public static func normalMultiplier(level: Double) -> Double {
    -normalQuantile((1 - level) / 2)
  }
}
