import TestSupport
import Testing

@testable import TrialStatistics

@Suite("survival curves")
struct SurvivalCurveTests {
  static let keys: [(String, IntervalTransform)] = [
    ("log", .log), ("loglog", .logLog), ("plain", .plain),
  ]

  func compare(
    _ curve: SurvivalCurve, _ expected: JSON, _ what: String, _ comparison: inout Comparison
  ) {
    comparison.check(curve.times, expected["time"].numbers, "\(what) time")
    comparison.check(curve.atRisk.map(Double.init), expected["n.risk"].numbers, "\(what) at risk")
    comparison.check(curve.events.map(Double.init), expected["n.event"].numbers, "\(what) events")
    comparison.check(
      curve.censored.map(Double.init), expected["n.censor"].numbers, "\(what) censored")
    comparison.check(curve.survival, expected["surv"].numbers, "\(what) survival")
    // R's infinite standard error was written as NA.
    comparison.check(
      curve.standardError.map { $0.isFinite ? $0 : .nan }, expected["std.err.logS"].numbers,
      "\(what) standard error")
    comparison.check(curve.lower, expected["lower"].numbers, "\(what) lower")
    comparison.check(curve.upper, expected["upper"].numbers, "\(what) upper")
    let median = curve.median
    comparison.check(median.estimate, optional: expected["median"][0], "\(what) median")
    comparison.check(median.lower, optional: expected["median"][1], "\(what) median lower")
    comparison.check(median.upper, optional: expected["median"][2], "\(what) median upper")
    for (index, p) in [0.25, 0.5, 0.75].enumerated() {
      let quantile = curve.quantile(p)
      let columns = expected["quantile"]
      comparison.check(quantile.estimate, optional: columns["quantile"][index], "\(what) q\(p)")
      comparison.check(quantile.lower, optional: columns["lower"][index], "\(what) q\(p) lower")
      comparison.check(quantile.upper, optional: columns["upper"][index], "\(what) q\(p) upper")
    }
  }

  @Test("every row, limit, median and quantile agrees with survfit on every data set")
  func dataSets() throws {
    var comparison = Comparison("survfit data sets")
    #expect(RReference.expected["survival"].members.count == RReference.inputs.count)
    for (name, block) in RReference.expected["survival"].members {
      let input = try #require(RReference.inputs[name])
      let curves = SurvivalCurve.curves(
        times: input.times, isEvent: input.isEvent, group: input.group,
        groupCount: input.groupCount)
      for (number, groupName) in input.groupNames.enumerated() {
        let arm = block["arms"][groupName]
        #expect(curves[number].subjectCount == arm["n"].int)
        #expect(curves[number].eventCount == arm["events"].int)
        let alone = input.restricted(to: [number])
        for (key, transform) in Self.keys {
          let what = "\(name) \(groupName) \(key)"
          let together = SurvivalCurve.curves(
            times: input.times, isEvent: input.isEvent, group: input.group,
            groupCount: input.groupCount, transform: transform)
          compare(together[number], arm[key], what, &comparison)
          let direct = SurvivalCurve(
            times: alone.times, isEvent: alone.isEvent, transform: transform)
          #expect(direct.survival == curves[number].survival)
          compare(direct, arm[key], what + " alone", &comparison)
        }
      }
    }
    comparison.finish(atLeast: 10_000)
  }

  @Test("edge cases agree with survfit: ties, time 0, all censored, one subject, near ties")
  func edgeCases() {
    var comparison = Comparison("survfit edge cases")
    for (name, edge) in RReference.expected["edge"].members {
      let times = edge["time"].numbers
      let isEvent = edge["status"].numbers.map { $0 == 1 }
      for (key, transform) in Self.keys {
        let curve = SurvivalCurve(times: times, isEvent: isEvent, transform: transform)
        compare(curve, edge[key], "\(name) \(key)", &comparison)
      }
    }
    comparison.finish(atLeast: 900)
  }

  @Test("the reverse curve's median and limits agree with survfit on the swapped indicator")
  func reverse() throws {
    var comparison = Comparison("reverse Kaplan-Meier")
    for (name, block) in RReference.expected["survival"].members {
      let input = try #require(RReference.inputs[name])
      for (number, groupName) in input.groupNames.enumerated() {
        let arm = input.restricted(to: [number])
        let median = SurvivalCurve.reverse(
          times: arm.times, isEvent: arm.isEvent, transform: .log
        ).median
        let expected = block["arms"][groupName]["reverseKM"]
        comparison.check(median.estimate, optional: expected[0], "\(name) \(groupName)")
        comparison.check(median.lower, optional: expected[1], "\(name) \(groupName) lower")
        comparison.check(median.upper, optional: expected[2], "\(name) \(groupName) upper")
      }
    }
    comparison.finish(atLeast: 30)
  }

  @Test("no subjects give an empty curve that answers every question")
  func noSubjects() {
    let curve = SurvivalCurve(times: [], isEvent: [])
    #expect(curve.times.isEmpty)
    #expect(curve.median == QuantileEstimate())
    #expect(curve.quantile(0.5) == QuantileEstimate())
    #expect(curve.survival(at: 3).isNaN)
    #expect(curve.atRisk(at: 0) == 0)
    #expect(curve.index(at: 10) == nil)
    #expect(curve.estimate(at: 0) == nil)
  }

  @Test("an empty group has an empty curve and leaves the others as they are")
  func emptyGroup() {
    let curves = SurvivalCurve.curves(
      times: [4, 2], isEvent: [true, false], group: [2, 2], groupCount: 3)
    #expect(curves.map(\.subjectCount) == [0, 0, 2])
    #expect(curves[2].times == [2, 4])
    #expect(curves[2].survival == [1, 0])
  }

  @Test("survival is right-continuous and at risk counts those whose time is not yet past")
  func lookups() throws {
    let curve = SurvivalCurve(
      times: [5, 8, 8, 12], isEvent: [true, true, false, true], transform: .log)
    #expect([0, 4.9, 5, 7, 8, 12, 20].map(curve.survival(at:)) == [1, 1, 0.75, 0.75, 0.5, 0, 0])
    #expect([0, 5, 5.1, 8, 12, 12.1].map(curve.atRisk(at:)) == [4, 4, 3, 3, 1, 0])
    #expect([0, 5, 5.1, 8, 12, 12.1].map(curve.eventsBefore) == [0, 0, 1, 1, 2, 3])
    #expect(curve.index(at: 4) == nil)
    #expect(curve.index(at: 8) == 1)
    #expect(curve.index(at: 99) == 2)
    #expect(
      curve.estimate(at: 1)
        == SurvivalEstimate(survival: 1, standardError: 0, lower: 1, upper: 1))
    let middle = try #require(curve.estimate(at: 9))
    #expect(middle.survival == 0.5)
    #expect(abs(middle.standardError - 0.25) < 1e-15)
    // Nobody is left after 12; a curve that ends above 0 is not known after its last time.
    #expect(curve.estimate(at: 12.5)?.survival == 0)
    let open = SurvivalCurve(times: [5, 8], isEvent: [true, false])
    #expect(open.estimate(at: 8.5) == nil)
  }

  @Test("near ties are merged over all groups together")
  func nearTiesAcrossGroups() {
    let curves = SurvivalCurve.curves(
      times: [0.1 + 0.2, 0.3], isEvent: [true, true], group: [0, 1], groupCount: 2)
    #expect(curves[0].times == [0.3])
    #expect(curves[1].times == [0.3])
    #expect(NearTies.merged([1, 0.1 + 0.2, 0.3]) == [1, 0.3, 0.3])
    #expect(NearTies.merged([]) == [])
  }

  @Test("a gap is a near tie when it is small by itself or beside the mean time, and ties chain")
  func nearTieRule() {
    // As survival::aeqSurv gives for the same times.
    #expect(NearTies.merged([0.001, 0.001 + 1e-9, 0.002]) == [0.001, 0.001, 0.002])
    #expect(NearTies.merged([1200, 1000 + 1e-6, 1000]) == [1200, 1000, 1000])
    #expect(NearTies.merged([1000, 1000 + 1e-4, 1200]) == [1000, 1000 + 1e-4, 1200])
    #expect(NearTies.merged([1, 1 + 3e-8, 1 + 2e-8, 1 + 1e-8]) == [1, 1, 1, 1])
  }

  @Test("negative zero is time zero")
  func negativeZero() {
    let curve = SurvivalCurve(times: [0.5, -0.0, 0], isEvent: [true, true, false])
    #expect(curve.times == [0, 0.5])
    #expect(curve.events == [1, 1])
  }

  @Test("counting whole days and sorting give the same curves for many subjects")
  func bothSorts() {
    var generator = SplitMix(seed: 7)
    for count in [3, 400, 5_000] {
      let days = (0..<count).map { _ in Double(generator.next() % 900) }
      let isEvent = (0..<count).map { _ in generator.next() % 3 > 0 }
      let group = (0..<count).map { _ in Int(generator.next() % 3) }
      let counted = SurvivalCurve.curves(
        times: days, isEvent: isEvent, group: group, groupCount: 3)
      let sorted = SurvivalCurve.curves(
        times: days.map { $0 / 30.4375 }, isEvent: isEvent, group: group, groupCount: 3)
      for (left, right) in zip(counted, sorted) {
        #expect(left.times.map { $0 / 30.4375 } == right.times)
        #expect(left.survival == right.survival)
        #expect(left.atRisk == right.atRisk)
        #expect(left.censored == right.censored)
      }
    }
  }
}
