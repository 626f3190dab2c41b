import Testing
import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

struct NumberFormatTests {
  @Test(
    "numbers are rounded on their decimal digits, half away from zero",
    arguments: [
      (0.125, 2, "0.13"), (-0.125, 2, "-0.13"), (1.005, 2, "1.01"), (2.5, 0, "3"), (0.5, 0, "1"),
      (0.49, 0, "0"), (-0.04, 1, "0.0"), (9.995, 2, "10.00"), (0.05, 1, "0.1"), (0.04, 1, "0.0"),
      (123_456.789, 1, "123456.8"), (1e-7, 3, "0.000"), (6e-7, 6, "0.000001"),
      (1e20, 0, "1" + String(repeating: "0", count: 20)),
      (0, 2, "0.00"), (30.4375, 3, "30.438"), (99.95, 1, "100.0"), (1.5e-5, 5, "0.00002"),
    ])
  func decimals(number: Double, places: Int, text: String) {
    #expect(NumberFormat.decimal(number, places: places) == text)
  }

  @Test("what does not exist is NE, a time that is not reached NR")
  func missing() {
    #expect(NumberFormat.decimal(nil, places: 1) == "NE")
    #expect(NumberFormat.decimal(.nan, places: 1) == "NE")
    #expect(NumberFormat.percent(.nan) == "NE")
    #expect(NumberFormat.percentInterval(nil) == "NE")
    #expect(NumberFormat.time(nil, in: .months) == "NR")
    #expect(
      NumberFormat.timeInterval(.init(estimate: 365.25, lower: 182.625), in: .years) == "0.5-NR")
    #expect(NumberFormat.interval(0.5, nil, places: 2) == "0.50-NE")
    // survfit(Surv(5, 1) ~ 1) has a median of 5 without limits; one in four has the lower one alone.
    #expect(NumberFormat.timeInterval(.init(estimate: 365.25), in: .years) == "NE-NE")
    #expect(NumberFormat.timeInterval(.init(lower: 365.25), in: .years) == "1.0-NR")
    #expect(NumberFormat.timeInterval(.init(), in: .years) == "NE-NR")
  }

  @Test("percentages are rounded after the point has moved, not before")
  func percent() {
    #expect(NumberFormat.percent(0.2115, decimals: 1) == "21.2%")
    #expect(NumberFormat.percent(33.0 / 156, decimals: 1) == "21.2%")
    #expect(NumberFormat.percent(57.0 / 200, decimals: 0) == "29%")
    #expect(NumberFormat.percent(0.285, decimals: 0) == "29%")
    #expect(NumberFormat.percent(1, decimals: 1) == "100.0%")
    #expect(NumberFormat.points(-0.0849, decimals: 1) == "-8.5")
    #expect(NumberFormat.points(0.0004) == "0.0")
  }

  @Test("0 and 100 percent are written for none and all alone")
  func noneAndAll() {
    #expect(NumberFormat.percent(Proportion(count: 200, total: 201), decimals: 0) == ">99%")
    #expect(NumberFormat.percent(Proportion(count: 1, total: 201), decimals: 0) == "<1%")
    #expect(NumberFormat.percent(Proportion(count: 201, total: 201), decimals: 0) == "100%")
    #expect(NumberFormat.percent(Proportion(count: 0, total: 201), decimals: 0) == "0%")
    #expect(NumberFormat.percent(Proportion(count: 0, total: 0)) == "NE")
    #expect(NumberFormat.percent(Proportion(count: 1, total: 4000)) == "<0.1%")
    #expect(NumberFormat.percent(Proportion(count: 3999, total: 4000)) == ">99.9%")
    #expect(NumberFormat.percent(0.995, decimals: 0) == ">99%")
    #expect(NumberFormat.percent(0.994, decimals: 0) == "99%")
    #expect(NumberFormat.percent(1.002, decimals: 0) == ">100%")
    #expect(NumberFormat.percentNumber(0.0001) == "<0.1")
  }

  @Test("intervals have a dash unless a limit is negative")
  func intervals() {
    #expect(NumberFormat.percentInterval(Interval(lower: 0.15, upper: 0.2838)) == "15.0-28.4")
    #expect(NumberFormat.percentInterval(Interval(lower: -0.003, upper: 0.168)) == "-0.3 to 16.8")
  }

  @Test(
    "P values have three places and never read .050 unless they are .05",
    arguments: [
      (0.048, "P = .048"), (0.0481410924564, "P = .048"), (0.033, "P = .033"), (0.62, "P = .620"),
      (0.0009999, "P < .001"), (0.001, "P = .001"), (0, "P < .001"), (0.0496, "P = .0496"),
      (0.0504, "P = .0504"), (0.04996, "P = .04996"), (0.0499999, "P = .0499999"),
      (0.05, "P = .0500"), (0.0494, "P = .049"), (0.0506, "P = .051"), (0.9996, "P > .999"),
      (1, "P > .999"), (0.999, "P = .999"),
    ])
  func pValues(p: Double, text: String) {
    #expect(NumberFormat.pValue(p) == text)
  }

  @Test("no P value is P = NE")
  func noPValue() {
    #expect(NumberFormat.pValue(nil) == "P = NE")
    #expect(NumberFormat.pValue(.nan) == "P = NE")
  }

  @Test("a limit of a difference reads as 0 only if it is 0")
  func differences() {
    func text(_ lower: Double, _ upper: Double) -> String {
      NumberFormat.differenceInterval(Interval(lower: lower, upper: upper))
    }
    #expect(text(-0.1678, -0.0003) == "-16.78 to -0.03")
    #expect(text(0.000_04, 0.1) == "0.004-10.000")
    #expect(text(-0.1678, 0.021) == "-16.8 to 2.1")
    #expect(text(0, 0.1) == "0.0-10.0")
    #expect(NumberFormat.differenceInterval(nil) == "NE")
  }

  @Test("nouns agree with their number")
  func nouns() {
    #expect(NumberFormat.count(1, "finding") == "1 finding")
    #expect(NumberFormat.count(0, "finding") == "0 findings")
  }
}
