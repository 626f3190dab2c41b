/// Whether hazard ratios change over time: score tests against a trend in the log hazard ratio.
///
/// The trend is linear in one minus the pooled Kaplan-Meier estimate just before each time, as
/// R's cox.zph has it from survival 3.0 on (Grambsch and Therneau 1994). A small P value speaks
/// against one hazard ratio for all times; a large one does not prove it.
public struct ProportionalHazardsTest: Sendable, Equatable {
  /// One test per coefficient; NaN for one that is not estimable.
  public var perCoefficient: [ChiSquareTest]
  /// The test of all estimable coefficients together.
  public var global: ChiSquareTest

  /// Makes the collection of tests.
  public init(perCoefficient: [ChiSquareTest], global: ChiSquareTest) {
    self.perCoefficient = perCoefficient
    self.global = global
  }
}
