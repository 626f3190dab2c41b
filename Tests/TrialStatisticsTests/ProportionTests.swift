import Testing

@testable import TrialStatistics

@Suite("one proportion")
struct ProportionTests {
  @Test("every interval agrees with R")
  func intervals() {
    var comparison = Comparison("one proportion")
    for entry in RReference.expected["proportion"].list {
      let proportion = Proportion(count: entry["x"].int, total: entry["n"].int)
      let intervals: [(String, Interval)] = [
        ("clopper", proportion.clopperPearson()), ("wilson", proportion.wilson()),
        ("wilson_cc", proportion.wilsonContinuityCorrected()),
        ("jeffreys", proportion.jeffreys()), ("agresti_coull", proportion.agrestiCoull()),
        ("wald", proportion.wald()),
      ]
      for (key, interval) in intervals {
        let what = "\(proportion) \(key)"
        // Relative on purpose: a limit of 0.0025 deserves its digits too.
        comparison.checkRelative(interval.lower, entry[key][0].number, what)
        comparison.checkRelative(interval.upper, entry[key][1].number, what)
      }
    }
    comparison.finish(atLeast: 192)
  }

  @Test("other confidence levels agree with R")
  func levels() {
    var comparison = Comparison("one proportion, other levels")
    let proportion = Proportion(count: 33, total: 156)
    for entry in RReference.further["proportion_levels"].list {
      let level = entry["level"].number
      let pairs = [
        ("clopper", proportion.clopperPearson(level: level)),
        ("wilson", proportion.wilson(level: level)),
      ]
      for (key, interval) in pairs {
        comparison.checkRelative(interval.lower, entry[key][0].number, "\(key) \(level)")
        comparison.checkRelative(interval.upper, entry[key][1].number, "\(key) \(level)")
      }
    }
    comparison.finish(atLeast: 12)
  }

  @Test("no subjects say nothing: 0 to 1, and no estimate")
  func noSubjects() {
    let none = Proportion(count: 0, total: 0)
    #expect(none.estimate.isNaN)
    let all = [
      none.clopperPearson(), none.wilson(), none.wilsonContinuityCorrected(), none.jeffreys(),
      none.agrestiCoull(), none.wald(),
    ]
    #expect(all.allSatisfy { $0.lower >= 0 && $0.lower <= 0.03 && $0.upper >= 0.97 })
    #expect(none.clopperPearson() == Interval(lower: 0, upper: 1))
  }
}
