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
