import Testing

@testable import TrialStatistics

@Suite("log-rank test")
struct LogRankTests {
  func test(_ input: TrialInput, stratified: Bool = false, rho: Double = 0) -> LogRankTest {
    LogRankTest(
      times: input.times, isEvent: input.isEvent, group: input.group,
      groupCount: input.groupCount, strata: stratified ? input.strata : nil, rho: rho)
  }

  @Test("observed, expected, covariance, chi-square and P agree with survdiff")
  func dataSets() throws {
    var comparison = Comparison("survdiff")
    for (name, block) in RReference.expected["survival"].members {
      let input = try #require(RReference.inputs[name])
      let result = test(input)
      let expected = block["logrank"]
      comparison.check(result.observed, expected["obs"].numbers, "\(name) observed")
      comparison.check(result.expected, expected["exp"].numbers, "\(name) expected")
      for (row, values) in expected["var"].matrix.enumerated() {
        comparison.check(result.variance[row], values, "\(name) variance \(row)")
      }
      comparison.check(result.chiSquare, expected["chisq"].number, "\(name) chi-square")
      #expect(result.degreesOfFreedom == expected["df"].int)
      comparison.checkRelative(result.pValue, expected["p"].number, "\(name) P")
    }
    comparison.finish(atLeast: 60)
  }

  @Test("rho of 1 agrees with survdiff")
  func weighted() throws {
    var comparison = Comparison("survdiff rho 1")
    for (name, block) in RReference.expected["survival"].members {
      let result = test(try #require(RReference.inputs[name]), rho: 1)
      let expected = block["wilcoxon_peto_rho1"]
      comparison.check(result.chiSquare, expected["chisq"].number, "\(name) chi-square")
      comparison.checkRelative(result.pValue, expected["p"].number, "\(name) P")
    }
    comparison.finish(atLeast: 12)
  }

  @Test("stratified and pairwise tests agree with survdiff")
  func stratifiedAndPairwise() throws {
    var comparison = Comparison("survdiff stratified and pairwise")
    for (name, block) in RReference.expected["survival"].members {
      let input = try #require(RReference.inputs[name])
      if input.strata != nil {
        let result = test(input, stratified: true)
        let expected = block["stratified"]
        comparison.check(result.chiSquare, expected["chisq"].number, "\(name) stratified")
        comparison.checkRelative(result.pValue, expected["p"].number, "\(name) stratified P")
        comparison.check(result.observed, expected["obs"].numbers, "\(name) stratified observed")
        comparison.check(result.expected, expected["exp"].numbers, "\(name) stratified expected")
      }
      for pair in block["pairwise"].list where !pair.isNull {
        let groups = pair["pair"].list.compactMap { input.groupNames.firstIndex(of: $0.text) }
        let result = test(input.restricted(to: groups))
        comparison.check(result.chiSquare, pair["chisq"].number, "\(name) pair \(groups)")
        comparison.checkRelative(result.pValue, pair["p"].number, "\(name) pair \(groups) P")
      }
    }
    comparison.finish(atLeast: 18)
  }

  @Test("one stratum for everyone is the unstratified test, and empty strata change nothing")
  func oneStratum() throws {
    let input = try #require(RReference.inputs["lung_sex"])
    let plain = test(input)
    let single = LogRankTest(
      times: input.times, isEvent: input.isEvent, group: input.group, groupCount: 2,
      strata: input.times.map { _ in 3 })
    #expect(single == plain)
  }

  @Test("a comparison that cannot be made has no P value")
  func notComputable() {
    let empty = LogRankTest(times: [], isEvent: [], group: [], groupCount: 2)
    #expect(empty.pValue.isNaN)
    #expect(empty.degreesOfFreedom == 0)
    let oneGroup = LogRankTest(
      times: [1, 2], isEvent: [true, true], group: [1, 1], groupCount: 2)
    #expect(oneGroup.pValue.isNaN)
    #expect(oneGroup.observed == [0, 2])
    let censored = LogRankTest(
      times: [1, 2], isEvent: [false, false], group: [0, 1], groupCount: 2)
    #expect(censored.chiSquare.isNaN)
    let together = LogRankTest(
      times: [3, 3], isEvent: [true, true], group: [0, 1], groupCount: 2)
    #expect(together.pValue.isNaN)
    #expect(LogRankTest(times: [], isEvent: [], group: [], groupCount: 0).pValue.isNaN)
  }

  @Test("a group without subjects costs no degree of freedom")
  func emptyGroup() throws {
    let input = try #require(RReference.inputs["aml"])
    let plain = test(input)
    let padded = LogRankTest(
      times: input.times, isEvent: input.isEvent, group: input.group.map { $0 * 2 }, groupCount: 3)
    #expect(padded.degreesOfFreedom == 1)
    #expect(padded.pValue == plain.pValue)
  }
}
