import Testing

@testable import TrialStatistics

@Suite("Cochran-Mantel-Haenszel")
struct CochranMantelHaenszelTests {
  /// Tables in R's order: down the columns of each two by two table, stratum after stratum.
  func combine(_ counts: [Double]) -> CochranMantelHaenszel {
    let strata = stride(from: 0, to: counts.count, by: 4).map { start in
      let cells = counts[start..<start + 4].map { Int($0) }
      return TwoByTwo(
        first: Proportion(count: cells[0], total: cells[0] + cells[2]),
        second: Proportion(count: cells[1], total: cells[1] + cells[3]))
    }
    return CochranMantelHaenszel(strata: strata)
  }

  @Test("both tests and the common odds ratio agree with mantelhaen.test")
  func reference() {
    var comparison = Comparison("mantelhaen.test")
    let first = RReference.expected["cmh"]["UCB_like"]
    let result = combine(first["tables_colmajor"].numbers)
    comparison.check(result.chiSquare.statistic, first["chisq"].number, "chi-square")
    comparison.checkRelative(result.chiSquare.pValue, first["p"].number, "P")
    comparison.check(result.continuityCorrected.statistic, first["chisq_cc"].number, "corrected")
    comparison.checkRelative(result.continuityCorrected.pValue, first["p_cc"].number, "P")
    comparison.check(result.commonOddsRatio, first["common_or"].number, "odds ratio")
    let interval = result.commonOddsRatioInterval()
    comparison.check([interval.lower, interval.upper], first["ci"].numbers, "interval")
    for entry in RReference.further["cmh"].list {
      let result = combine(entry["tables"].numbers)
      let interval = result.commonOddsRatioInterval()
      let plain = [result.chiSquare.statistic, result.chiSquare.pValue]
      let corrected = [result.continuityCorrected.statistic, result.continuityCorrected.pValue]
      let ratio = [result.commonOddsRatio, interval.lower, interval.upper]
      comparison.check(plain, entry["chisq"].numbers, "chi-square")
      comparison.check(corrected, entry["corrected"].numbers, "corrected")
      comparison.check(ratio, entry["odds_ratio"].numbers, "odds ratio")
    }
    comparison.finish(atLeast: 35)
  }

  @Test("without informative strata there is no P value and no bound")
  func noInformation() {
    let empty = CochranMantelHaenszel(strata: [])
    #expect(empty.chiSquare.pValue.isNaN)
    #expect(empty.commonOddsRatioInterval() == Interval(lower: 0, upper: .infinity))
    let lone = TwoByTwo(
      first: Proportion(count: 1, total: 1), second: Proportion(count: 0, total: 0))
    #expect(CochranMantelHaenszel(strata: [lone]).continuityCorrected.pValue.isNaN)
  }
}
