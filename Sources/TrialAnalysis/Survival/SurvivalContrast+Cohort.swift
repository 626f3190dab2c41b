import TrialStatistics

extension SurvivalContrast {
  /// Everything about the two arms of a cohort.
  ///
  /// - Parameters:
  ///   - times: The times at which survival is told.
  ///   - missingStratum: The stratum of those who have none; `nil` to compare without strata only.
  init(_ cohort: SurvivalCohort, _ plan: SurvivalPlan, times: [Double], missingStratum: Int?) {
    let curves = cohort.curves(transform: plan.transform)
    self.init(
      firstCount: cohort.counts[0], secondCount: cohort.counts[1], firstEvents: cohort.events[0],
      secondEvents: cohort.events[1], logRank: cohort.logRank(), adjustedPValue: nil,
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
