#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Hazard ratios of groups against a reference group (Cox 1972).
///
/// One coefficient per group other than the reference. With strata, each stratum has a baseline
/// hazard of its own. Agrees with R's survival::coxph, iterated to convergence, to 1e-9 on every
/// data set of `Fixtures/r`.
///
/// A hazard ratio that the data do not bound, as when an arm or the reference has no events, is
/// not estimable: its numbers are NaN and `isEstimable` is false, where software that iterates
/// without a check prints a huge or tiny one. The other coefficients are their limits as that one
/// diverges, and the likelihood ratio and score tests still stand.
public struct CoxRegression: Sendable, Equatable {
  /// The group that the others are compared with.
  public let reference: Int
  /// The group of each coefficient: all groups but the reference, ascending.
  public let groups: [Int]
  /// Whether each coefficient has a finite estimate.
  public let isEstimable: [Bool]
  /// Logarithms of hazard ratios; NaN where not estimable.
  public let coefficients: [Double]
  /// Standard errors of the coefficients; NaN where not estimable.
  public let standardErrors: [Double]
  /// Hazard ratios against the reference; below 1 favors the group over the reference.
  public let hazardRatios: [Double]
  /// Lower limits of the hazard ratios.
  public let lower: [Double]
  /// Upper limits of the hazard ratios.
  public let upper: [Double]
  /// Two-sided P values of the single coefficients, by Wald's test.
  public let pWald: [Double]
  /// The number of events of each group; 0 is the usual reason why one is not estimable.
  public let eventCounts: [Int]
  /// The log partial likelihood without and with group effects.
  public let logLikelihood: LogLikelihood
  /// Wald's test of all estimable coefficients together.
  public let waldTest: ChiSquareTest
  /// The likelihood ratio test of any difference between groups.
  public let likelihoodRatioTest: ChiSquareTest
  /// The score test of any difference; the log-rank test when no events are tied.
  public let scoreTest: ChiSquareTest
  /// Tests of whether the hazard ratios are constant over time.
  public let proportionalHazards: ProportionalHazardsTest
  /// The treatment of tied events.
  public let ties: TieHandling
  /// The confidence level of the limits.
  public let level: Double

  /// Fits the model.
  ///
  /// - Parameters:
  ///   - times: Time to event or censoring, neither negative nor NaN; 0 is allowed.
  ///   - isEvent: Whether the time is that of the event.
  ///   - group: For each subject a number in `0..<groupCount`.
  ///   - groupCount: The number of groups, empty ones included.
  ///   - reference: The group to compare with.
  ///   - strata: For each subject the number of its stratum, from 0.
  ///   - ties: The treatment of tied events.
  ///   - level: The confidence level of the limits.
  public init(
    times: [Double], isEvent: [Bool], group: [Int], groupCount: Int, reference: Int = 0,
    strata: [Int]? = nil, ties: TieHandling = .efron, level: Double = 0.95
  ) {
    precondition((0..<max(1, groupCount)).contains(reference), "the reference is not a group")
    let table = RiskSetTable(
      times: times, isEvent: isEvent, group: group, groupCount: groupCount, strata: strata)
    let estimability = CoxEstimability(table)
    let groups = (0..<groupCount).filter { $0 != reference }
    let own = estimability.estimable.first { $0.contains(reference) } ?? [reference]
    let fits = estimability.estimable.map { members in
      CoxFit(
        CoxLikelihood(table: table, groups: members, ties: ties),
        reference: members.contains(reference) ? reference : members[0])
    }
    let main = fits.first { $0.groups == own }
    let null = CoxNullModel(table, ties: ties, connected: estimability.connected)
    let z = SpecialFunctions.normalMultiplier(level: level)

    self.reference = reference
    self.groups = groups
    self.ties = ties
    self.level = level
    eventCounts = table.eventCounts
    coefficients = groups.map { main?.coefficient(of: $0) ?? .nan }
    standardErrors = groups.map { main?.standardError(of: $0) ?? .nan }
    isEstimable = standardErrors.map { $0.isFinite }
    hazardRatios = coefficients.map { exp($0) }
    lower = zip(coefficients, standardErrors).map { exp($0 - z * $1) }
    upper = zip(coefficients, standardErrors).map { exp($0 + z * $1) }
    pWald = zip(coefficients, standardErrors).map { SpecialFunctions.normalTwoSided($0 / $1) }
    let fitted = fits.reduce(0) { $0 + $1.logLikelihood }
    logLikelihood = LogLikelihood(null: null.logLikelihood, fitted: fitted)
    likelihoodRatioTest = ChiSquareTest(
      statistic: null.degreesOfFreedom > 0 ? max(0, 2 * (fitted - null.logLikelihood)) : .nan,
      degreesOfFreedom: null.degreesOfFreedom)
    scoreTest = ChiSquareTest(
      statistic: null.scoreStatistic, degreesOfFreedom: null.degreesOfFreedom)
    waldTest = main?.waldTest ?? ChiSquareTest(statistic: .nan, degreesOfFreedom: 0)
    let trend = main?.trendTest(weights: table.failureBefore)
    proportionalHazards = ProportionalHazardsTest(
      perCoefficient: groups.map {
        trend?.single[$0] ?? ChiSquareTest(statistic: .nan, degreesOfFreedom: 0)
      },
      global: trend?.global ?? ChiSquareTest(statistic: .nan, degreesOfFreedom: 0))
  }

  /// Returns whether both are equal, NaN counting as equal to NaN.
  public static func == (left: CoxRegression, right: CoxRegression) -> Bool {
    left.reference == right.reference
      && left.groups == right.groups
      && left.eventCounts == right.eventCounts
      && left.ties == right.ties
      && left.level == right.level
      && left.logLikelihood == right.logLikelihood
      && left.waldTest == right.waldTest
      && left.likelihoodRatioTest == right.likelihoodRatioTest
      && left.scoreTest == right.scoreTest
      && left.proportionalHazards == right.proportionalHazards
      && left.coefficients.isSame(as: right.coefficients)
      && left.standardErrors.isSame(as: right.standardErrors)
      && left.lower.isSame(as: right.lower)
      && left.upper.isSame(as: right.upper)
  }
}

/// The treatment of tied events in the partial likelihood.
public enum TieHandling: String, Sendable, CaseIterable {
  /// Efron's average over the order of tied events, R's default and closer to the exact likelihood.
  case efron
  /// Breslow's: every tied event has the whole risk set; SAS's default.
  case breslow
}

/// The logarithm of a partial likelihood without and with the fitted effects.
public struct LogLikelihood: Sendable, Equatable {
  /// At equal hazards.
  public var null: Double
  /// At the maximum; the limit when an effect diverges.
  public var fitted: Double

  /// Makes the pair.
  public init(null: Double, fitted: Double) {
    self.null = null
    self.fitted = fitted
  }
}

/// Score tests of proportional hazards against a trend in the log hazard ratio.
///
/// The trend is linear in one minus the pooled Kaplan-Meier estimate just before each time, as
/// in R's cox.zph from survival 3.0 on (Grambsch and Therneau 1994). A small P value is
/// evidence against a constant hazard ratio; a large one does not prove it.
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
