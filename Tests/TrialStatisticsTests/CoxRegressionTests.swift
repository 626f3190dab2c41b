import Testing

@testable import TrialStatistics

@Suite("Cox regression")
struct CoxRegressionTests {
  func fit(
    _ input: TrialInput, reference: Int = 0, stratified: Bool = false, ties: TieHandling = .efron
  ) -> CoxRegression {
    CoxRegression(
      times: input.times, isEvent: input.isEvent, group: input.group,
      groupCount: input.groupCount, reference: reference,
      strata: stratified ? input.strata : nil, ties: ties)
  }

  @Test("coefficients, intervals, likelihoods and tests agree with coxph")
  func dataSets() throws {
    var comparison = Comparison("coxph")
    for (name, block) in RReference.expected["survival"].members {
      let input = try #require(RReference.inputs[name])
      let efron = fit(input)
      let expected = block["cox_efron"]
      comparison.check(efron.coefficients, expected["coef"].numbers, "\(name) coefficients")
      comparison.check(efron.standardErrors, expected["se"].numbers, "\(name) errors")
      comparison.check(efron.hazardRatios, expected["hr"].numbers, "\(name) hazard ratios")
      comparison.check(efron.lower, expected["lo"].numbers, "\(name) lower")
      comparison.check(efron.upper, expected["hi"].numbers, "\(name) upper")
      let likelihood = [efron.logLikelihood.null, efron.logLikelihood.fitted]
      comparison.check(likelihood, expected["loglik"].numbers, "\(name) log likelihood")
      comparison.check(efron.waldTest.statistic, expected["wald"].number, "\(name) Wald")
      comparison.check(efron.likelihoodRatioTest.statistic, expected["lrt"].number, "\(name) LR")
      comparison.check(efron.scoreTest.statistic, expected["score"].number, "\(name) score")
      #expect(efron.isEstimable.allSatisfy { $0 })
      let breslow = fit(input, ties: .breslow)
      let other = block["cox_breslow"]
      comparison.check(breslow.coefficients, other["coef"].numbers, "\(name) Breslow")
      comparison.check(breslow.standardErrors, other["se"].numbers, "\(name) Breslow errors")
      let otherLikelihood = [breslow.logLikelihood.null, breslow.logLikelihood.fitted]
      comparison.check(otherLikelihood, other["loglik"].numbers, "\(name) Breslow likelihood")
      let trend = efron.proportionalHazards.global
      comparison.check(trend.statistic, block["zph"]["chisq"].numbers.last ?? .nan, "\(name) zph")
      comparison.checkRelative(trend.pValue, block["zph"]["p"].numbers.last ?? .nan, "\(name) zph")
      #expect(trend.degreesOfFreedom == block["zph"]["df"][1].int)
      if !block["stratified"].isNull {
        let stratified = fit(input, stratified: true)
        let values = block["stratified"]
        comparison.check(stratified.coefficients, values["cox_coef"].numbers, "\(name) strata")
        comparison.check(stratified.standardErrors, values["cox_se"].numbers, "\(name) strata")
      }
    }
    comparison.finish(atLeast: 107)
  }

  @Test("either reference, strata, both tie rules and single trend tests agree with coxph")
  func variants() throws {
    var comparison = Comparison("coxph variants")
    for (name, variants) in RReference.further["cox"].members {
      let input = try #require(RReference.inputs[name])
      for expected in variants.list {
        let reference = expected["reference"].int - 1
        let isStratified: Bool = expected["stratified"].number == 1
        let ties = try #require(TieHandling(rawValue: expected["ties"].text))
        let model = fit(input, reference: reference, stratified: isStratified, ties: ties)
        let what = "\(name) \(reference) \(isStratified) \(ties)"
        comparison.check(model.coefficients, expected["coef"].numbers, what + " coefficients")
        comparison.check(model.standardErrors, expected["se"].numbers, what + " errors")
        comparison.check(model.pWald, expected["p"].numbers, what + " P")
        comparison.check(model.lower, expected["lo"].numbers, what + " lower")
        comparison.check(model.upper, expected["hi"].numbers, what + " upper")
        let likelihood = [model.logLikelihood.null, model.logLikelihood.fitted]
        comparison.check(likelihood, expected["loglik"].numbers, what + " likelihood")
        let tests = [
          ("lrt", model.likelihoodRatioTest), ("wald", model.waldTest),
          ("score", model.scoreTest),
        ]
        for (key, test) in tests {
          comparison.check(test.statistic, expected[key][0].number, "\(what) \(key)")
          #expect(test.degreesOfFreedom == expected[key][1].int)
          comparison.checkRelative(test.pValue, expected[key][2].number, "\(what) \(key) P")
        }
        let trends = model.proportionalHazards.perCoefficient + [model.proportionalHazards.global]
        comparison.check(trends.map(\.statistic), expected["zph"].numbers, what + " zph")
        comparison.check(trends.map(\.pValue), expected["zph_p"].numbers, what + " zph P")
      }
    }
    comparison.finish(atLeast: 500)
  }

  @Test("an arm without events is not estimable; the rest is the limit that R runs towards")
  func armWithoutEvents() throws {
    var comparison = Comparison("arm without events")
    var input = try #require(RReference.inputs["cdiscpilot_ttde"])
    for row in input.times.indices where input.group[row] == 1 { input.isEvent[row] = false }
    let model = fit(input)
    let expected = RReference.further["cox_no_events"]
    #expect(model.isEstimable == [false, true])
    #expect(model.groups == [1, 2])
    #expect(model.coefficients[0].isNaN && model.upper[0].isNaN && model.pWald[0].isNaN)
    #expect(model.eventCounts[1] == 0)
    comparison.check(model.coefficients[1], expected["coef"].number, "coefficient")
    comparison.check(model.standardErrors[1], expected["se"].number, "error")
    comparison.check(model.logLikelihood.null, expected["loglik"][0].number, "null")
    comparison.check(model.logLikelihood.fitted, expected["loglik"][1].number, "fitted")
    comparison.check(model.scoreTest.statistic, expected["score"].number, "score")
    #expect(model.scoreTest.degreesOfFreedom == 2)
    #expect(model.waldTest.degreesOfFreedom == 1)
    #expect(model.proportionalHazards.perCoefficient[0].pValue.isNaN)
    #expect(model.proportionalHazards.perCoefficient[1].pValue.isFinite)
    comparison.finish(atLeast: 5)
  }

  @Test("a reference without events leaves nothing estimable but the tests")
  func referenceWithoutEvents() throws {
    var input = try #require(RReference.inputs["cdiscpilot_ttde"])
    for row in input.times.indices where input.group[row] == 1 { input.isEvent[row] = false }
    let model = fit(input, reference: 1)
    #expect(model.isEstimable == [false, false])
    #expect(model.waldTest.pValue.isNaN)
    #expect(model.likelihoodRatioTest.degreesOfFreedom == 2)
    #expect(model.likelihoodRatioTest.pValue < 1e-10)
    let other = fit(input)
    #expect(abs(model.scoreTest.statistic - other.scoreTest.statistic) < 1e-9)
    #expect(abs(model.logLikelihood.fitted - other.logLikelihood.fitted) < 1e-9)
  }

  @Test("groups that never meet at an event cannot be compared, though both have events")
  func neverMeeting() {
    // Group 0 is gone before group 1 has its events: group 1 never loses against it.
    let oneSided = CoxRegression(
      times: [1, 2, 5, 6, 7], isEvent: [true, true, true, true, false],
      group: [0, 0, 1, 1, 1], groupCount: 2)
    #expect(oneSided.isEstimable == [false])
    #expect(oneSided.likelihoodRatioTest.degreesOfFreedom == 1)
    let apart = CoxRegression(
      times: [1, 2, 3, 4], isEvent: [true, true, true, true], group: [0, 0, 1, 1],
      groupCount: 2, strata: [0, 0, 1, 1])
    #expect(apart.isEstimable == [false])
    #expect(apart.likelihoodRatioTest.degreesOfFreedom == 0)
    #expect(apart.scoreTest.pValue.isNaN)
  }

  @Test("no subjects, no events, one group and an empty group give no numbers and no trap")
  func degenerate() throws {
    let empty = CoxRegression(times: [], isEvent: [], group: [], groupCount: 2)
    #expect(empty.isEstimable == [false])
    #expect(empty.likelihoodRatioTest.pValue.isNaN)
    let none = CoxRegression(times: [], isEvent: [], group: [], groupCount: 0)
    #expect(none.coefficients.isEmpty)
    let censored = CoxRegression(
      times: [1, 2, 3], isEvent: [false, false, false], group: [0, 1, 0], groupCount: 2)
    #expect(censored.isEstimable == [false])
    #expect(censored.scoreTest.pValue.isNaN)
    let single = CoxRegression(times: [4], isEvent: [true], group: [0], groupCount: 1)
    #expect(single.coefficients.isEmpty)
    #expect(single.waldTest.degreesOfFreedom == 0)
    let input = try #require(RReference.inputs["aml"])
    let padded = CoxRegression(
      times: input.times, isEvent: input.isEvent, group: input.group.map { $0 * 2 },
      groupCount: 3)
    #expect(padded.isEstimable == [false, true])
    #expect(padded.coefficients[1] == fit(input).coefficients[0])
    #expect(padded.likelihoodRatioTest.degreesOfFreedom == 1)
  }
}
