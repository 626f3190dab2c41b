import Testing

@testable import TrialStatistics

@Suite("restricted means, differences and landmarks")
struct CurveComparisonTests {
  func curves(
    _ input: TrialInput, transform: IntervalTransform, level: Double = 0.95
  ) -> [SurvivalCurve] {
    SurvivalCurve.curves(
      times: input.times, isEvent: input.isEvent, group: input.group,
      groupCount: input.groupCount, transform: transform, level: level)
  }

  @Test("restricted means agree with survfit's rmean")
  func restrictedMeans() throws {
    var comparison = Comparison("rmean")
    for (name, block) in RReference.expected["survival"].members {
      let input = try #require(RReference.inputs[name])
      let curves = curves(input, transform: .log)
      for (number, groupName) in input.groupNames.enumerated() {
        let expected = block["arms"][groupName]["rmst"]
        let mean = curves[number].restrictedMean(to: expected["tau"].number)
        comparison.check(mean.mean, expected["rmean"].number, "\(name) \(groupName)")
        comparison.check(mean.standardError, expected["se"].number, "\(name) \(groupName) error")
      }
    }
    comparison.finish(atLeast: 26)
  }

  @Test("quantiles, limits at another level and estimates at times agree with survfit")
  func furtherCurves() throws {
    var comparison = Comparison("survfit, further")
    for (name, block) in RReference.further["curves"].members {
      let input = try #require(RReference.inputs[name])
      let curves = curves(input, transform: .log)
      let plain90 = self.curves(input, transform: .plain, level: 0.9)
      for (number, arm) in block["arms"].list.enumerated() {
        let what = "\(name) \(input.groupNames[number])"
        for (index, p) in block["probabilities"].numbers.enumerated() {
          let quantile = curves[number].quantile(p)
          comparison.check(quantile.estimate, optional: arm["quantile"][index], "\(what) \(p)")
          comparison.check(quantile.lower, optional: arm["lower"][index], "\(what) \(p) lower")
          comparison.check(quantile.upper, optional: arm["upper"][index], "\(what) \(p) upper")
          let other = plain90[number].quantile(p).lower
          comparison.check(other, optional: arm["quantile90"][index], "\(what) \(p) lower 90")
        }
        comparison.check(plain90[number].lower, arm["lower90"].numbers, what + " lower 90")
        comparison.check(plain90[number].upper, arm["upper90"].numbers, what + " upper 90")
        for (index, time) in block["at"].numbers.enumerated() {
          let estimate = try #require(curves[number].estimate(at: time))
          comparison.check(estimate.survival, arm["surv"][index].number, "\(what) S(\(time))")
          comparison.check(estimate.standardError, arm["se"][index].number, "\(what) se(\(time))")
          comparison.check(estimate.lower, arm["lo"][index].number, "\(what) lower(\(time))")
          comparison.check(estimate.upper, arm["hi"][index].number, "\(what) upper(\(time))")
          comparison.check(
            Double(curves[number].atRisk(at: time)), arm["n.risk"][index].number,
            "\(what) at risk \(time)")
        }
        let mean = curves[number].restrictedMean(to: block["tau"].number)
        comparison.check([mean.mean, mean.standardError], arm["rmean"].numbers, what + " mean")
      }
    }
    comparison.finish(atLeast: 1_500)
  }

  @Test("differences at a time and of restricted means agree with R")
  func differences() throws {
    var comparison = Comparison("differences of curves")
    func values(_ difference: CurveDifference) -> [Double] {
      [
        difference.estimate, difference.standardError, difference.interval.lower,
        difference.interval.upper, difference.pValue,
      ]
    }
    for (name, block) in RReference.further["curves"].members {
      let input = try #require(RReference.inputs[name])
      let curves = curves(input, transform: .logLog)
      for (index, time) in block["at"].numbers.enumerated() {
        let difference = try #require(curves[0].difference(from: curves[1], at: time))
        comparison.check(values(difference), block["difference"][index].numbers, "\(name) \(time)")
      }
      let means = curves[0].restrictedMeanDifference(from: curves[1], to: block["tau"].number)
      comparison.check(values(means), block["rmst_difference"].numbers, "\(name) means")
    }
    comparison.finish(atLeast: 210)
  }

  @Test("a difference has limits and a P value only where both curves have a standard error")
  func differencesWithoutWidth() throws {
    let falling = SurvivalCurve(
      times: [1, 2, 3, 4, 9], isEvent: [true, true, true, false, false])
    let flat = SurvivalCurve(times: [5, 7, 9], isEvent: [false, false, false])
    let ended = SurvivalCurve(times: [1, 2, 3], isEvent: [true, true, true])
    for (first, second) in [(falling, flat), (flat, falling), (falling, ended), (flat, flat)] {
      let difference = try #require(first.difference(from: second, at: 4))
      #expect(difference.estimate.isFinite)
      #expect(difference.interval.lower.isNaN && difference.interval.upper.isNaN)
      #expect(difference.pValue.isNaN && difference.standardError.isNaN)
    }
    let means = falling.restrictedMeanDifference(from: flat, to: 4)
    #expect(means.estimate.isFinite && means.pValue.isNaN && means.interval.lower.isNaN)
  }

  @Test("the limits of a difference stay between -1 and 1")
  func limitsOfDifferences() throws {
    let low = SurvivalCurve(times: [1, 1, 1, 9], isEvent: [true, true, true, false])
    let high = SurvivalCurve(times: [1, 9, 9, 9], isEvent: [true, false, false, false])
    let difference = try #require(low.difference(from: high, at: 2)).interval
    #expect(difference.lower > -1 && difference.upper < 1 && difference.lower < -0.5)
  }

  @Test("a curve that has come down to 0 stays there, any other is not known after its last time")
  func afterTheEnd() {
    let ended = SurvivalCurve(times: [1, 2], isEvent: [true, true])
    #expect(ended.estimate(at: 100)?.survival == 0)
    let open = SurvivalCurve(times: [1, 2], isEvent: [true, false])
    #expect(open.estimate(at: 100) == nil)
  }

  @Test("beyond either curve's last time there is no difference")
  func beyondLastTime() {
    let short = SurvivalCurve(times: [1, 2], isEvent: [true, false])
    let long = SurvivalCurve(times: [1, 9], isEvent: [true, false])
    #expect(long.difference(from: short, at: 3) == nil)
    #expect(short.difference(from: long, at: 2) != nil)
    let empty = SurvivalCurve(times: [], isEvent: [])
    #expect(empty.difference(from: long, at: 0) == nil)
    #expect(empty.restrictedMean(to: 5).mean.isNaN)
    #expect(short.restrictedMean(to: 0).mean == 0)
    #expect(short.restrictedMean(to: 4).mean == 1 + 0.5 * 3)
    #expect(empty.restrictedMeanDifference(from: long, to: 5).pValue.isNaN)
  }

  @Test("a landmark keeps who is still there after it, and the log-rank test then agrees with R")
  func landmarks() throws {
    var comparison = Comparison("landmark and stratified rho 1")
    for (name, block) in RReference.further["curves"].members {
      let input = try #require(RReference.inputs[name])
      let landmark = Landmark(times: input.times, at: 30)
      let test = LogRankTest(
        times: landmark.times, isEvent: landmark.rows.map { input.isEvent[$0] },
        group: landmark.rows.map { input.group[$0] }, groupCount: input.groupCount)
      comparison.check(
        Double(landmark.rows.count), block["landmark"]["n"].number, "\(name) left")
      comparison.check(test.chiSquare, block["landmark"]["chisq"].number, "\(name) landmark")
      if let strata = input.strata {
        let weighted = LogRankTest(
          times: input.times, isEvent: input.isEvent, group: input.group,
          groupCount: input.groupCount, strata: strata, rho: 1)
        comparison.check(
          weighted.chiSquare, block["rho1_stratified"].number, "\(name) rho 1 stratified")
      }
    }
    comparison.finish(atLeast: 14)
    let landmark = Landmark(times: [5, 10, 11], at: 10)
    #expect(landmark.rows == [2])
    #expect(landmark.times == [1])
  }

  @Test("quantiles of tiny curves agree with survfit, those for 0 and 1 included")
  func edgeQuantiles() {
    var comparison = Comparison("quantiles of tiny curves")
    for (name, edge) in RReference.further["edge_quantiles"].members {
      let curve = SurvivalCurve(
        times: edge["time"].numbers, isEvent: edge["status"].numbers.map { $0 == 1 })
      for (index, p) in edge["p"].numbers.enumerated() {
        let quantile = curve.quantile(p)
        comparison.check(quantile.estimate, optional: edge["quantile"][index], "\(name) \(p)")
        comparison.check(quantile.lower, optional: edge["lower"][index], "\(name) \(p) lower")
        comparison.check(quantile.upper, optional: edge["upper"][index], "\(name) \(p) upper")
      }
    }
    comparison.finish(atLeast: 108)
  }
}
