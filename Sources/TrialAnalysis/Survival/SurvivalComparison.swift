import TrialModel
public import TrialStatistics

/// Two arms compared, both ways of choosing the subjects compared.
public struct SurvivalComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public internal(set) var concurrent: SurvivalContrast
  /// All subjects of both arms.
  public internal(set) var all: SurvivalContrast
  /// Subjects of the arm that `concurrent` leaves out.
  public let armOmission: CohortOmission
  /// Subjects of the reference that `concurrent` leaves out.
  public let referenceOmission: CohortOmission
  /// Whether it compares only responders, who are selected after randomization.
  public let comparesResponders: Bool
  /// Whether its P values are shown: those of an endpoint that only responders have are not, unless
  /// `study.toml` names it or it is the duration of complete response.
  public let isTested: Bool

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> SurvivalContrast {
    cohort == .concurrent ? concurrent : all
  }

  /// Whether one cohort's P value is significant and the other's is not, see `SurvivalContrast.pValue`;
  /// never where P values are not shown.
  public var cohortsDisagree: Bool {
    isTested && Significance.differs(concurrent.pValue, all.pValue)
  }
}

/// The survival of two arms, and what distinguishes them; always the first against the second.
public struct SurvivalContrast: Sendable, Equatable {
  /// Subjects of the arm that is compared.
  public let firstCount: Int
  /// Subjects of the reference.
  public let secondCount: Int
  /// Those of the arm that have the event.
  public let firstEvents: Int
  /// Those of the reference that have it.
  public let secondEvents: Int
  /// The two-sample log-rank test; `nil` if an arm is empty or nothing happened.
  public let logRank: LogRankResult?
  /// The exact test of the same difference; `nil` where it would take too long or nothing happened.
  public let exactLogRank: ExactLogRank?
  /// The P value of `logRank` adjusted for the comparisons of the endpoint; `nil` unless asked for.
  public internal(set) var adjustedPValue: Double?
  /// The test of Peto and Peto, which weighs early events more (`rho` = 1 in R's survdiff).
  public let petoPeto: LogRankResult?
  /// The hazard of the first arm over that of the second; `nil` where it is not estimable.
  public let hazardRatio: HazardRatio?
  /// Log-rank and hazard ratio inside strata; `nil` unless asked for and there are strata.
  public let stratified: StratifiedContrast?
  /// Survival at the chosen times, and the differences.
  public let rates: [SurvivalRateContrast]
  /// The restricted means and their difference; `nil` if an arm is empty.
  public let restrictedMean: RestrictedMeanContrast?

  /// The P value by which the arms are judged: of the log-rank test, adjusted for the number of
  /// comparisons where the study asks for that.
  public var pValue: Double? { adjustedPValue ?? logRank?.pValue }
  /// Whether the data bound the hazard ratio: not when one of the arms has no event.
  public var isEstimable: Bool { hazardRatio != nil }
}

/// Two arms compared inside strata: each stratum has a baseline hazard of its own.
public struct StratifiedContrast: Sendable, Equatable {
  /// The stratified log-rank test; `nil` where no stratum can distinguish the arms.
  public let logRank: LogRankResult?
  /// The hazard ratio, one for all strata; `nil` where it is not estimable.
  public let hazardRatio: HazardRatio?
  /// Strata with subjects.
  public let strataCount: Int
  /// Subjects of the arm and of the reference without a stratum; they are left out.
  public let withoutStratum: [Int]
}

/// The exact permutation log-rank test of two arms, see `ExactLogRankTest`.
public struct ExactLogRank: Sendable, Equatable {
  /// The two-sided P value.
  public let pValue: Double
  /// The assignments of the arms that were gone through.
  public let assignments: Int
}

/// A difference of survival, or of restricted means, see `CurveDifference`.
public struct SurvivalDifference: Sendable, Equatable {
  /// First minus second.
  public let estimate: Double
  /// Its standard error, the two variances added; `nil` where one of the two has none above 0.
  public let standardError: Double?
  /// The 95 % interval; `nil` without a standard error.
  public let interval: Interval?
  /// The two-sided P value; `nil` without a standard error.
  public let pValue: Double?

  /// The difference of two curves; `nil` without a comparison.
  init?(_ difference: CurveDifference?) {
    guard let difference, difference.estimate.isFinite else { return nil }
    estimate = difference.estimate
    standardError = difference.standardError.ifFinite
    interval = difference.standardError.isFinite ? difference.interval : nil
    pValue = difference.pValue.ifFinite
  }
}

/// The survival of two arms at one time.
public struct SurvivalRateContrast: Sendable, Equatable {
  /// The arm that is compared.
  public let first: SurvivalRate
  /// The reference.
  public let second: SurvivalRate
  /// First minus second; `nil` after the last time of either.
  public let difference: SurvivalDifference?

  /// The time, in days.
  public var time: Double { first.time }
}

/// The restricted means of two arms, to one time.
public struct RestrictedMeanContrast: Sendable, Equatable {
  /// Where both stop, in days; another time is another question.
  public let time: Double
  /// The arm that is compared; `nil` where it was not followed for that long.
  public let first: RestrictedMean?
  /// The reference; `nil` where it was not followed for that long.
  public let second: RestrictedMean?
  /// First minus second; `nil` without both.
  public let difference: SurvivalDifference?
}

/// A log-rank test and the subjects it compared.
public struct LogRankResult: Sendable, Equatable {
  /// Subjects compared, all arms together.
  public let subjectCount: Int
  /// The statistic.
  public let chiSquare: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// The upper tail.
  public let pValue: Double
}

/// The hazard of one arm as a multiple of another's, by Cox's model with Efron's ties.
///
/// Agrees with R's survival::coxph, iterated to convergence, and cox.zph to 1e-9.
public struct HazardRatio: Sendable, Equatable {
  /// The ratio; below 1 the first arm fares better.
  public let estimate: Double
  /// Wald's 95 % interval.
  public let interval: Interval
  /// Wald's test.
  public let pWald: Double
  /// The likelihood ratio test.
  public let pLikelihoodRatio: Double?
  /// The score test.
  public let pScore: Double?
  /// The score test against a trend of the ratio over time; `nil` where it cannot be made.
  ///
  /// Small speaks against one ratio for all times. Time is on the scale of the pooled Kaplan-Meier
  /// estimate, as in R's cox.zph (Grambsch and Therneau 1994).
  public let pProportionalHazards: Double?
}

extension HazardRatio {
  /// The hazard ratio of a regression on two groups; `nil` where the data do not bound the ratio.
  init?(_ regression: CoxRegression) {
    guard regression.groups.count == 1, regression.isEstimable[0],
      let estimate = regression.hazardRatios[0].ifFinite,
      let lower = regression.lower[0].ifFinite, let upper = regression.upper[0].ifFinite,
      let pWald = regression.pWald[0].ifFinite
    else { return nil }
    self.init(
      estimate: estimate, interval: Interval(lower: lower, upper: upper), pWald: pWald,
      pLikelihoodRatio: regression.likelihoodRatioTest.pValue.ifFinite,
      pScore: regression.scoreTest.pValue.ifFinite,
      pProportionalHazards: regression.proportionalHazards.perCoefficient[0].pValue.ifFinite)
  }
}

extension SurvivalContrast {
  /// Everything about the two arms of a cohort.
  ///
  /// `times` are the times at which survival is reported. `missingStratum` is the stratum of those who
  /// have none; `nil` to compare without strata only.
  init(_ cohort: SurvivalCohort, _ plan: SurvivalPlan, times: [Double], missingStratum: Int?) {
    let curves = cohort.curves(transform: plan.transform)
    let logRank = cohort.logRank()
    self.init(
      firstCount: cohort.counts[0], secondCount: cohort.counts[1], firstEvents: cohort.events[0],
      secondEvents: cohort.events[1], logRank: logRank,
      exactLogRank: logRank == nil ? nil : cohort.exactLogRank(), adjustedPValue: nil,
      petoPeto: cohort.logRank(rho: 1), hazardRatio: cohort.hazardRatio(),
      stratified: missingStratum.map { cohort.stratified(missing: $0) },
      rates: times.map { SurvivalRateContrast(curves[0], curves[1], at: $0) },
      restrictedMean: RestrictedMeanContrast(curves[0], curves[1], to: plan.restrictedMeanTime))
  }
}

extension SurvivalRateContrast {
  fileprivate init(_ first: SurvivalCurve, _ second: SurvivalCurve, at time: Double) {
    self.init(
      first: SurvivalRate(first, at: time), second: SurvivalRate(second, at: time),
      difference: SurvivalDifference(first.difference(from: second, at: time)))
  }
}

extension RestrictedMeanContrast {
  /// Both to `wanted`, else to the smaller of their last times; `nil` if an arm is empty.
  fileprivate init?(_ first: SurvivalCurve, _ second: SurvivalCurve, to wanted: Double?) {
    guard first.subjectCount > 0, second.subjectCount > 0,
      let time = wanted ?? SurvivalCurve.commonTime([first, second])
    else { return nil }
    let means = (first.knownRestrictedMean(to: time), second.knownRestrictedMean(to: time))
    self.init(
      time: time, first: means.0, second: means.1,
      difference: means.0 == nil || means.1 == nil
        ? nil : SurvivalDifference(first.restrictedMeanDifference(from: second, to: time)))
  }
}
