#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// The scale on which confidence limits of a survival probability are symmetric.
///
/// The same data give different limits, and different limits of the median, on each scale: R's
/// default is `log`, SAS LIFETEST's is `logLog`, and `plain` is what some reporting packages use.
/// The scale belongs beside every printed interval.
public enum IntervalTransform: String, Sendable, CaseIterable {
  /// Symmetric for ln S: exp(ln S ± z u), capped at 1.
  case log
  /// Symmetric for ln(-ln S): S to the power exp(± z u / ln S); always inside 0 and 1.
  case logLog = "log-log"
  /// Symmetric for S itself: S ± z S u, cut at 0 and 1.
  case plain
}

extension Interval {
  /// Makes the limits of a survival probability whose logarithm has the given standard error.
  ///
  /// NaN where R's survival 3.5 gives NA: everywhere at S = 0, and for log-log also at S = 1.
  init(
    survival: Double, logStandardError: Double, transform: IntervalTransform, multiplier z: Double
  ) {
    guard survival > 0, survival < 1 || transform != .logLog else {
      self.init(lower: .nan, upper: .nan)
      return
    }
    switch transform {
    case .log:
      let factor = exp(z * logStandardError)
      self.init(lower: survival / factor, upper: min(1, survival * factor))
    case .logLog:
      let logSurvival = log(survival)
      let factor = exp(z * logStandardError / logSurvival)
      self.init(lower: exp(logSurvival / factor), upper: exp(logSurvival * factor))
    case .plain:
      let half = z * survival * logStandardError
      self.init(lower: max(0, survival - half), upper: min(1, survival + half))
    }
  }
}
