import TrialStatistics

extension HazardRatio {
  /// What a regression on two groups says; `nil` where the data do not bound the ratio.
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
