/// A likelihood ratio test of one hazard ratio for all levels against one for each.
///
/// Cox's model with a baseline hazard for every level, Efron's ties. Levels whose ratio is not
/// estimable, those that are not shown and subjects without a level do not take part; with fewer
/// than two levels there is no test. Agrees with R's `anova` of `coxph(Surv(t, e) ~ arm +
/// strata(level))` and `coxph(Surv(t, e) ~ arm:level + strata(level))` to 1e-9.
public struct InteractionTest: Sendable, Equatable {
  /// The levels compared.
  public let levels: Int
  /// Twice the gain in log likelihood.
  public let chiSquare: Double
  /// One less than the levels.
  public let degreesOfFreedom: Int
  /// The upper tail.
  public let pValue: Double
}
