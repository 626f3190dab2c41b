import Testing

@testable import TrialStatistics

@Suite("exact log-rank test")
struct ExactLogRankTests {
  @Test("assignments and P values agree with an enumeration in R")
  func enumeration() throws {
    let cases = RReference.permutation["cases"].list
    #expect(cases.count == 14)
    for each in cases {
      let test = try #require(
        ExactLogRankTest(
          times: each["time"].numbers, isEvent: each["status"].numbers.map { $0 == 1 },
          group: each["group"].numbers.map { Int($0) }))
      #expect(Double(test.assignments) == each["assignments"].number, "\(each["name"])")
      #expect(Double(test.extreme) == each["extreme"].number, "\(each["name"])")
      #expect(abs(test.pValue - each["p"].number) < 1e-12, "\(each["name"])")
    }
  }

  @Test("the scores of a group sum to its observed minus expected events")
  func scores() throws {
    for (name, input) in RReference.inputs where input.groupCount == 2 {
      let test = LogRankTest(
        times: input.times, isEvent: input.isEvent, group: input.group, groupCount: 2)
      let scores = ExactLogRankTest.scores(times: input.times, isEvent: input.isEvent)
      let sum = zip(scores, input.group).reduce(0) { $0 + ($1.1 == 0 ? $1.0 : 0) }
      #expect(abs(sum - (test.observed[0] - test.expected[0])) < 1e-9, "\(name)")
      #expect(abs(scores.reduce(0, +)) < 1e-9, "\(name)")
    }
  }

  @Test("the numbering of the groups, the order of the subjects and the unit change nothing")
  func invariance() throws {
    let times = [3.0, 3, 3, 5, 5, 8, 8, 9, 12]
    let isEvent = [true, false, true, true, true, false, true, false, true]
    let group = [0, 1, 0, 0, 1, 1, 0, 1, 1]
    let test = try #require(ExactLogRankTest(times: times, isEvent: isEvent, group: group))
    #expect(test.assignments == 126)
    let turned = ExactLogRankTest(times: times, isEvent: isEvent, group: group.map { 1 - $0 })
    #expect(turned == test)
    let reversed = ExactLogRankTest(
      times: times.reversed(), isEvent: isEvent.reversed(), group: group.reversed())
    #expect(reversed == test)
    let months = ExactLogRankTest(
      times: times.map { $0 / 30.4375 }, isEvent: isEvent, group: group)
    #expect(months == test)
  }

  @Test("counting by halves is counting one by one")
  func halves() {
    var state: UInt64 = 7
    func random(_ below: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int(state >> 33) % below
    }
    for _ in 0..<60 {
      let count = 4 + random(10)
      let scores = ExactLogRankTest.scores(
        times: (0..<count).map { _ in Double(random(8)) },
        isEvent: (0..<count).map { _ in random(3) > 0 })
      for taken in 1..<count {
        let bound = Double(1 + random(200)) / 100 + 1e-5
        #expect(
          ExactLogRankTest.countByHalves(scores, taking: taken, atLeast: bound)
            == ExactLogRankTest.countOneByOne(scores, taking: taken, atLeast: bound))
      }
    }
  }

  @Test("there is none of one group, without an event, or beyond the limit")
  func none() {
    #expect(ExactLogRankTest(times: [], isEvent: [], group: []) == nil)
    #expect(ExactLogRankTest(times: [1, 2], isEvent: [true, true], group: [1, 1]) == nil)
    #expect(ExactLogRankTest(times: [1, 2], isEvent: [false, false], group: [0, 1]) == nil)
    func test(_ first: Int, _ second: Int, limit: Int = ExactLogRankTest.mostAssignments) -> Int? {
      let count = first + second
      return ExactLogRankTest(
        times: (1...count).map(Double.init), isEvent: [Bool](repeating: true, count: count),
        group: (0..<count).map { $0 < first ? 0 : 1 }, limit: limit)?.assignments
    }
    #expect(test(2, 3, limit: 10) == 10)
    #expect(test(2, 3, limit: 9) == nil)
    // 24 choose 12 is 2,704,156; 500 choose 250 does not fit into any integer.
    #expect(test(12, 12) == nil)
    #expect(test(250, 250) == nil)
    #expect(test(1, 2000) == 2001)
  }
}
