import Testing

@testable import TrialStatistics

@Suite("equality of results")
struct SamenessTests {
  @Test("results with values that cannot be computed equal themselves when computed again")
  func equalTwice() {
    func curve() -> SurvivalCurve {
      SurvivalCurve(times: [1, 2, 3], isEvent: [false, true, true])
    }
    #expect(curve().lower.contains { $0.isNaN })
    #expect(curve() == curve())
    #expect(curve().estimate(at: 3) == curve().estimate(at: 3))
    #expect(
      curve()
        != SurvivalCurve(
          times: [1, 2, 3], isEvent: [false, true, true], transform: .plain))
    #expect(curve() != SurvivalCurve(times: [1, 2, 3], isEvent: [true, true, true]))
    func logRank() -> LogRankTest {
      LogRankTest(times: [1], isEvent: [true], group: [0], groupCount: 2)
    }
    #expect(logRank() == logRank())
    func cox(_ reference: Int = 0) -> CoxRegression {
      CoxRegression(
        times: [1, 2], isEvent: [true, false], group: [0, 1], groupCount: 2,
        reference: reference)
    }
    #expect(cox() == cox())
    #expect(cox() != cox(1))
    func table() -> TwoByTwo {
      TwoByTwo(first: Proportion(count: 0, total: 0), second: Proportion(count: 0, total: 4))
    }
    #expect(table().chiSquare == table().chiSquare)
    #expect(CochranMantelHaenszel(strata: [table()]) == CochranMantelHaenszel(strata: [table()]))
    #expect(Interval(lower: .nan, upper: 1) == Interval(lower: .nan, upper: 1))
    #expect(Interval(lower: .nan, upper: 1) != Interval(lower: 0, upper: 1))
    func means() -> CurveDifference {
      curve().restrictedMeanDifference(from: SurvivalCurve(times: [], isEvent: []), to: 2)
    }
    #expect(means() == means())
  }
}
