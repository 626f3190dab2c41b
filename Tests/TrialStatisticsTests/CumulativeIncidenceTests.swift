import Testing

@testable import TrialStatistics

@Suite("cumulative incidence")
struct CumulativeIncidenceTests {
  @Test("every row and limit agrees with survfit's multi-state curves")
  func survfit() throws {
    var comparison = Comparison("cumulative incidence")
    for (name, input) in RReference.incidence["cases"].members {
      let times = input["time"].numbers
      let outcomes = try input["state"].numbers.map {
        try #require(CompetingOutcome(rawValue: UInt8($0)))
      }
      let group = input["group"].numbers.map { Int($0) }
      let expected = input["curves"].list
      for (key, transform) in SurvivalCurveTests.keys {
        let curves = CumulativeIncidence.curves(
          times: times, outcomes: outcomes, group: group, groupCount: expected.count,
          transform: transform)
        for (number, curve) in curves.enumerated() {
          let row = expected[number]
          let what = "\(name) \(number) \(key)"
          comparison.check(curve.times, row["time"].numbers, "\(what) time")
          comparison.check(curve.atRisk.map(Double.init), row["n.risk"].numbers, "\(what) at risk")
          comparison.check(curve.events.map(Double.init), row["n.event"].numbers, "\(what) events")
          comparison.check(
            curve.competing.map(Double.init), row["n.competing"].numbers, "\(what) competing")
          comparison.check(
            curve.censored.map(Double.init), row["n.censor"].numbers, "\(what) censored")
          comparison.check(curve.incidence, row["incidence"].numbers, "\(what) incidence")
          comparison.check(curve.standardError, row["std.err"].numbers, "\(what) standard error")
          comparison.check(curve.lower, row[key]["lower"].numbers, "\(what) lower")
          comparison.check(curve.upper, row[key]["upper"].numbers, "\(what) upper")
        }
      }
    }
    comparison.finish(atLeast: 8_000)
  }

  @Test("without competing events it is one minus Kaplan-Meier, with Greenwood's standard error")
  func withoutCompeting() throws {
    let input = try #require(RReference.inputs["veteran"])
    let curve = SurvivalCurve(times: input.times, isEvent: input.isEvent)
    let incidence = CumulativeIncidence(
      times: input.times, outcomes: input.isEvent.map { $0 ? .event : .censored })
    var comparison = Comparison("one minus Kaplan-Meier")
    comparison.check(incidence.incidence, curve.survival.map { 1 - $0 }, "incidence")
    let errors = zip(curve.survival, curve.standardError).map { $0 == 0 ? 0 : $0 * $1 }
    comparison.check(incidence.standardError, errors, "standard error")
    comparison.finish(atLeast: 200)
  }

  @Test("both incidences and the event-free sum to one once nobody is left")
  func sums() {
    let times: [Double] = [3, 1, 4, 1, 5, 9, 2, 6]
    let outcomes: [CompetingOutcome] = [
      .event, .competing, .censored, .event, .competing, .event, .event, .competing,
    ]
    let swapped = outcomes.map {
      $0 == .event ? CompetingOutcome.competing : $0 == .competing ? .event : .censored
    }
    let one = CumulativeIncidence(times: times, outcomes: outcomes)
    let other = CumulativeIncidence(times: times, outcomes: swapped)
    #expect(one.events == other.competing)
    #expect(abs((one.incidence.last ?? 0) + (other.incidence.last ?? 0) - 1) < 1e-15)
    #expect(one.subjectCount == 8)
    #expect(one.eventCount == 4)
    #expect(one.competingCount == 3)
  }

  @Test("the estimate at a time is the value after its step, and none beyond the last time")
  func lookup() throws {
    let curve = CumulativeIncidence(
      times: [2, 4, 6, 8], outcomes: [.event, .competing, .event, .censored])
    #expect(curve.estimate(at: 1)?.incidence == 0)
    #expect(curve.estimate(at: 1)?.interval == nil)
    #expect(curve.estimate(at: 2)?.incidence == 0.25)
    #expect(curve.estimate(at: 5)?.incidence == 0.25)
    #expect(curve.estimate(at: 8)?.incidence == 0.5)
    #expect(curve.estimate(at: 8.5) == nil)
    let interval = try #require(curve.estimate(at: 6)?.interval)
    #expect(interval.lower < 0.5 && 0.5 < interval.upper)
  }

  @Test("no subjects give an empty curve, an empty group leaves the others as they are")
  func empty() {
    let nothing = CumulativeIncidence(times: [], outcomes: [])
    #expect(nothing.times.isEmpty)
    #expect(nothing.subjectCount == 0)
    #expect(nothing.estimate(at: 0) == nil)
    let curves = CumulativeIncidence.curves(
      times: [1, 2], outcomes: [.event, .censored], group: [2, 2], groupCount: 3)
    #expect(curves.map(\.subjectCount) == [0, 0, 2])
    #expect(curves[2] == CumulativeIncidence(times: [1, 2], outcomes: [.event, .censored]))
  }

  @Test("the cumulative hazard and its standard error agree with survfit")
  func hazard() throws {
    var comparison = Comparison("cumulative hazard")
    for (name, groups) in RReference.incidence["hazards"].members {
      let input = try #require(RReference.inputs[name])
      let curves = SurvivalCurve.curves(
        times: input.times, isEvent: input.isEvent, group: input.group,
        groupCount: input.groupCount)
      for (number, groupName) in input.groupNames.enumerated() {
        let expected = groups[groupName]
        let what = "\(name) \(groupName)"
        comparison.check(curves[number].cumulativeHazard(), expected["cumhaz"].numbers, what)
        comparison.check(
          curves[number].cumulativeHazardError(), expected["std.chaz"].numbers, what + " error")
      }
    }
    comparison.finish(atLeast: 800)
    #expect(SurvivalCurve(times: [], isEvent: []).cumulativeHazard().isEmpty)
  }
}
