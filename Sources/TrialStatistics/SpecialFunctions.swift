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
}
