import Testing

@testable import TrialStatistics

@Suite("two proportions")
struct TwoByTwoTests {
  static func table(_ entry: JSON) -> TwoByTwo {
    TwoByTwo(
      first: Proportion(count: entry["x1"].int, total: entry["n1"].int),
      second: Proportion(count: entry["x2"].int, total: entry["n2"].int))
  }

  @Test("chi-square with and without Yates agrees with chisq.test")
  func chiSquare() {
    var comparison = Comparison("chisq.test")
    for entry in RReference.expected["two_sample"].list {
      let table = Self.table(entry)
      comparison.check(table.difference, entry["diff"].number, "\(table) difference")
      for (key, test) in [("pearson", table.chiSquare), ("yates", table.yates)] {
        comparison.check(test.statistic, entry[key][0].number, "\(table) \(key)")
        comparison.checkRelative(test.pValue, entry[key][1].number, "\(table) \(key) P")
      }
    }
    comparison.finish(atLeast: 70)
  }

  @Test("Fisher's P values agree with fisher.test")
  func fisher() {
    var comparison = Comparison("fisher.test P")
    for entry in RReference.expected["two_sample"].list {
      let table = Self.table(entry)
      comparison.checkRelative(table.fisherPValue, entry["fisher_p"].number, "\(table)")
      comparison.checkRelative(table.fisherGreater, entry["fisher_greater"].number, "\(table) >")
      comparison.checkRelative(table.fisherLess, entry["fisher_less"].number, "\(table) <")
    }
    comparison.finish(atLeast: 42)
  }

  @Test("Newcombe's and Wald's intervals agree with R")
  func closedForms() {
    var comparison = Comparison("Newcombe and Wald differences")
    for entry in RReference.expected["two_sample"].list {
      let table = Self.table(entry)
      let intervals = [
        ("newcombe", table.newcombe()), ("newcombe_cc", table.newcombeContinuityCorrected()),
        ("wald", table.waldInterval()),
      ]
      for (key, interval) in intervals {
        comparison.check(interval.lower, entry[key][0].number, "\(table) \(key) lower")
        comparison.check(interval.upper, entry[key][1].number, "\(table) \(key) upper")
      }
    }
    comparison.finish(atLeast: 84)
  }

  @Test("Miettinen-Nurminen's and Mee's intervals agree with the closed form in R")
  func scoreIntervals() {
    var comparison = Comparison("score intervals of differences")
    for entry in RReference.expected["two_sample"].list {
      let table = Self.table(entry)
      let intervals = [
        ("miettinen_nurminen", table.miettinenNurminen()), ("mee", table.mee()),
      ]
      for (key, interval) in intervals {
        comparison.check(interval.lower, entry[key][0].number, "\(table) \(key) lower")
        comparison.check(interval.upper, entry[key][1].number, "\(table) \(key) upper")
      }
    }
    comparison.finish(atLeast: 56)
  }

  /// Upper limits of no responders against some, by the closed form in R 4.2.2 (as in reference.R).
  @Test(
    "of no responders the upper limit is where R has it, also where halving meets no difference",
    arguments: [
      (1, 1, 1, 0.586901371245525),
      (4, 2, 6, 0.268227983511152),
      (5, 2, 6, 0.204714945600629),
      (9, 3, 9, 0.0307810797588741),
    ])
  func noResponders(n1: Int, x2: Int, n2: Int, upper: Double) {
    let table = TwoByTwo(
      first: Proportion(count: 0, total: n1), second: Proportion(count: x2, total: n2))
    #expect(abs(table.miettinenNurminen().upper - upper) < 1e-9)
  }

  @Test("odds ratios and relative risks agree with R's equations solved to rounding")
  func ratios() {
    var comparison = Comparison("ratios")
    for entry in RReference.further["two_sample"].list {
      let table = Self.table(entry)
      let conditional = entry["conditional"].numbers
      let exact = table.conditionalOddsRatioInterval()
      comparison.checkRelative(table.conditionalOddsRatio, conditional[0], "\(table) conditional")
      comparison.checkRelative(exact.lower, conditional[1], "\(table) conditional lower")
      comparison.checkRelative(exact.upper, conditional[2], "\(table) conditional upper")
      comparison.checkRelative(table.oddsRatio, entry["odds_ratio"].number, "\(table) odds ratio")
      let risk = entry["relative_risk"].numbers
      comparison.checkRelative(table.relativeRisk, risk[0], "\(table) relative risk")
      let interval = table.relativeRiskInterval()
      if table.first.count > 0, table.second.count > 0 {
        comparison.checkRelative(interval.lower, risk[1], "\(table) relative risk lower")
        comparison.checkRelative(interval.upper, risk[2], "\(table) relative risk upper")
      } else {
        #expect(interval == Interval(lower: 0, upper: .infinity))
      }
    }
    comparison.finish(atLeast: 80)
  }

  @Test("fisher.test's own odds ratio is met as far as it is solved, to one part in ten thousand")
  func fisherOddsRatio() {
    var comparison = Comparison("fisher.test odds ratio", tolerance: 1e-4)
    // R stops when the ratio or its inverse is within 1.2e-4; infinity was written as null.
    func share(_ ratio: Double) -> Double { ratio.isFinite ? ratio / (1 + ratio) : .nan }
    for entry in RReference.expected["two_sample"].list {
      let table = Self.table(entry)
      let interval = table.conditionalOddsRatioInterval()
      let pairs = [
        (table.conditionalOddsRatio, entry["fisher_or"].number),
        (interval.lower, entry["fisher_or_ci"][0].number),
        (interval.upper, entry["fisher_or_ci"][1].number),
      ]
      for (actual, expected) in pairs {
        comparison.check(share(actual), share(expected), "\(table)")
      }
    }
    comparison.finish(atLeast: 42)
  }

  @Test("the 1990s report's P of .048 is the uncorrected chi-square, not Yates or Fisher")
  func reportedValue() {
    let table = TwoByTwo(
      first: Proportion(count: 33, total: 156), second: Proportion(count: 19, total: 150))
    #expect((table.chiSquare.pValue * 1000).rounded() == 48)
    #expect((table.yates.pValue * 1000).rounded() == 68)
    #expect((table.fisherPValue * 1000).rounded() == 67)
  }

  @Test("an empty group gives no test and an interval from -1 to 1")
  func emptyGroup() {
    let table = TwoByTwo(
      first: Proportion(count: 0, total: 0), second: Proportion(count: 3, total: 9))
    #expect(table.difference.isNaN)
    #expect(table.chiSquare.pValue.isNaN)
    #expect(table.yates.pValue.isNaN)
    #expect(table.fisherPValue == 1)
    #expect(table.newcombe() == Interval(lower: -1, upper: 1))
    #expect(table.waldInterval() == Interval(lower: -1, upper: 1))
    #expect(table.miettinenNurminen() == Interval(lower: -1, upper: 1))
    #expect(table.relativeRiskInterval() == Interval(lower: 0, upper: .infinity))
  }
}
