import TrialModel
import TrialStatistics

extension ResponseContrast {
  /// The contrast of two rates.
  ///
  /// What cannot be computed is `nil`: everything if an arm is empty, the chi-square tests if nobody
  /// or everybody responded, a ratio if its denominator is 0.
  init(
    first: Proportion, second: Proportion, interval kind: DifferenceInterval,
    stratified: StratifiedResponse?
  ) {
    self.first = first
    self.second = second
    self.stratified = stratified
    pAdjusted = nil
    guard first.total > 0, second.total > 0 else {
      difference = nil
      interval = nil
      newcombe = nil
      miettinenNurminen = nil
      pChiSquare = nil
      pYates = nil
      pFisher = nil
      oddsRatio = nil
      conditionalOddsRatio = nil
      conditionalOddsRatioInterval = nil
      relativeRisk = nil
      relativeRiskInterval = nil
      return
    }
    let table = TwoByTwo(first: first, second: second)
    let responders = first.count + second.count
    let differ = responders > 0 && responders < first.total + second.total
    let newcombe = table.newcombe()
    let score = table.miettinenNurminen()
    difference = table.difference
    interval = kind == .newcombe ? newcombe : score
    self.newcombe = newcombe
    miettinenNurminen = score
    pChiSquare = table.chiSquare.pValue.ifFinite
    pYates = table.yates.pValue.ifFinite
    pFisher = table.fisherPValue
    oddsRatio = table.oddsRatio.ifFinite
    conditionalOddsRatio = differ ? table.conditionalOddsRatio.ifFinite : nil
    conditionalOddsRatioInterval = differ ? table.conditionalOddsRatioInterval() : nil
    relativeRisk = table.relativeRisk.ifFinite
    relativeRiskInterval =
      first.count > 0 && second.count > 0 ? table.relativeRiskInterval() : nil
  }
}

extension StratifiedResponse {
  /// The arm and its reference over strata; `nil` with fewer than two strata.
  ///
  /// - Parameters:
  ///   - strata: The rates of the arm and of the reference in every stratum with subjects.
  init?(strata: [(first: Proportion, second: Proportion)], withoutStratum: [Int]) {
    guard strata.count > 1 else { return nil }
    let test = CochranMantelHaenszel(
      strata: strata.map { TwoByTwo(first: $0.first, second: $0.second) })
    let odds = test.commonOddsRatio.ifFinite
    self.init(
      strata: strata.count, withoutStratum: withoutStratum,
      chiSquare: test.chiSquare.statistic.ifFinite, pValue: test.chiSquare.pValue.ifFinite,
      commonOddsRatio: odds,
      interval: odds.flatMap { $0 > 0 ? test.commonOddsRatioInterval() : nil })
  }
}
