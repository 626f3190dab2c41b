public import TrialModel
public import TrialStatistics

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// How numbers are written, on screen, in reports and in pictures alike; no locale is asked.
///
/// Rounding is that of a person: on the decimal digits, half away from zero.
public enum NumberFormat {
  /// What stands for a quantity that cannot be estimated.
  public static let notEstimable = "NE"
  /// What stands for a time that the curve does not reach.
  public static let notReached = "NR"

  /// A number with a decimal if it needs one, `4251`, `62.5`.
  public static func plain(_ number: Double) -> String {
    decimal(number, places: number.rounded() == number ? 0 : 1)
  }

  /// A number with that many places, `4.1`; `NE` if there is none.
  public static func decimal(_ number: Double?, places: Int) -> String {
    guard let number, number.isFinite else { return notEstimable }
    return signed(number, DecimalDigits(number).rounded(places: places))
  }

  /// A share as a percentage, `21.2%`; `NE` if there is none.
  ///
  /// 0 and 100 are written only for none and for all: what would round to them without being it is
  /// `<0.1%`, `>99.9%`, and above 100 `>100.0%`. Every percentage is written by this function.
  public static func percent(_ fraction: Double?, decimals: Int = 1) -> String {
    let number = percentNumber(fraction, decimals: decimals)
    return number == notEstimable ? number : number + "%"
  }

  /// A proportion as a percentage; `NE` if nobody is in it.
  public static func percent(_ proportion: Proportion, decimals: Int = 1) -> String {
    percent(proportion.estimate, decimals: decimals)
  }

  /// A share in percent without the sign, `21.2`, `<0.1`, under a head that has it.
  public static func percentNumber(_ fraction: Double?, decimals: Int = 1) -> String {
    guard let fraction, fraction.isFinite else { return notEstimable }
    let number = points(fraction, decimals: decimals)
    func step(_ units: Double) -> String {
      points(units / 100 / pow(10, Double(decimals)), decimals: decimals)
    }
    if fraction > 0, number == points(0, decimals: decimals) { return "<" + step(1) }
    guard fraction != 1, number == points(1, decimals: decimals) else { return number }
    let hundred = 100 * pow(10, Double(decimals))
    return ">" + (fraction < 1 ? step(hundred - 1) : number)
  }

  /// A difference of two shares in percentage points, `-8.5`; `NE` if there is none.
  public static func points(_ difference: Double?, decimals: Int = 1) -> String {
    guard let difference, difference.isFinite else { return notEstimable }
    return signed(difference, DecimalDigits(difference).shifted(by: 2).rounded(places: decimals))
  }

  /// A proportion as its count and denominator, `33/156`.
  public static func count(_ proportion: Proportion) -> String {
    "\(proportion.count)/\(proportion.total)"
  }

  /// A noun whose plural is not made with an s, and its number: `1 stratum`, `4 strata`.
  public static func count(_ number: Int, _ noun: String, _ plural: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(plural)"
  }

  /// A noun with its number, `1 finding`, `2 findings`.
  public static func count(_ number: Int, _ noun: String) -> String {
    number == 1 ? "1 \(noun)" : "\(number) \(noun)s"
  }

  /// The interval of a fraction in percent, `15.0-28.4`; `-0.3 to 16.8` where a limit is negative.
  public static func percentInterval(_ interval: Interval?, decimals: Int = 1) -> String {
    guard let interval, interval.lower.isFinite || interval.upper.isFinite else {
      return notEstimable
    }
    return range(
      points(interval.lower, decimals: decimals), points(interval.upper, decimals: decimals))
  }

  /// The interval of a difference in points, `-16.8 to 2.1`.
  ///
  /// Where a limit would read as 0 without being it, as many places more are printed as it takes
  /// to show on which side of 0 it lies: `-16.81 to -0.03`.
  public static func differenceInterval(_ interval: Interval?, decimals: Int = 1) -> String {
    guard let interval, interval.lower.isFinite, interval.upper.isFinite else {
      return notEstimable
    }
    let limits = [interval.lower, interval.upper].filter { $0 != 0 }
    var decimals = decimals
    while decimals < 6,
      limits.contains(where: { DecimalDigits($0).shifted(by: 2).rounded(places: decimals).isZero })
    {
      decimals += 1
    }
    return percentInterval(interval, decimals: decimals)
  }

  /// An interval, `0.52-0.98`; a limit that does not exist is written as `missing`.
  public static func interval(
    _ lower: Double?, _ upper: Double?, places: Int, missing: String = notEstimable
  ) -> String {
    func text(_ limit: Double?) -> String {
      guard let limit, limit.isFinite else { return missing }
      return decimal(limit, places: places)
    }
    return range(text(lower), text(upper))
  }

  /// A P value, `P = .048`; `P < .001` and `P > .999` beyond what three places can show.
  ///
  /// Near .05 (from .045 to .055) three places stay unless they would read .050: then there are as
  /// many more as it takes to show on which side of it the value lies.
  public static func pValue(_ p: Double?) -> String {
    guard let p, p >= 0, p <= 1 else { return "P = \(notEstimable)" }
    if p < 0.001 { return "P < .001" }
    let digits = DecimalDigits(p)
    var places = 3
    var text = digits.rounded(places: places).text
    if text == "0.050" {
      repeat {
        places += 1
        text = digits.rounded(places: places).text
      } while p != 0.05 && places < 17 && text.dropFirst(4).allSatisfy { $0 == "0" }
    }
    return text.hasPrefix("1") ? "P > .999" : "P = " + text.dropFirst()
  }

  /// A time in days, shown in a unit: `20.1`; `NR` if it is not reached.
  public static func time(_ days: Double?, in unit: TimeUnit, places: Int = 1) -> String {
    guard let days, days.isFinite else { return notReached }
    return decimal(days / unit.days, places: places)
  }

  /// The limits of a time in days, shown in a unit: `16.2-24.0`, `16.2-NR`.
  ///
  /// An upper limit may not be reached yet. A lower one that is missing is not: the curve has none,
  /// as where it falls from 1 to 0 at once, and then neither has it an upper one. R's `survfit`
  /// prints `NA` for all of them.
  public static func timeInterval(
    _ estimate: QuantileEstimate, in unit: TimeUnit, places: Int = 1
  ) -> String {
    func limit(_ days: Double?, _ missing: String) -> String {
      days == nil ? missing : time(days, in: unit, places: places)
    }
    let hasNone = estimate.lower == nil && estimate.estimate != nil
    return range(
      limit(estimate.lower, notEstimable),
      limit(estimate.upper, hasNone ? notEstimable : notReached))
  }

  private static func range(_ lower: String, _ upper: String) -> String {
    lower.hasPrefix("-") || upper.hasPrefix("-") ? "\(lower) to \(upper)" : "\(lower)-\(upper)"
  }

  private static func signed(_ number: Double, _ digits: (text: String, isZero: Bool)) -> String {
    number < 0 && !digits.isZero ? "-" + digits.text : digits.text
  }
}

extension NumberFormat {
  /// An interval whose limits show on which side of a value they lie, `0.37-0.998`.
  ///
  /// Where a limit would read as that value without being it, as many places more are printed as
  /// it takes, up to six; a ratio is recorded from 1 in this way, a difference from 0.
  public static func interval(
    _ interval: Interval?, places: Int, against value: Double
  ) -> String {
    guard let interval, interval.lower.isFinite, interval.upper.isFinite else {
      return notEstimable
    }
    let limits = [interval.lower, interval.upper].filter { $0 != value }
    var places = places
    while places < 6,
      limits.contains(where: { decimal($0, places: places) == decimal(value, places: places) })
    {
      places += 1
    }
    return self.interval(interval.lower, interval.upper, places: places)
  }

  /// A ratio and its interval, `0.58 (0.37-0.91)`.
  public static func ratio(_ estimate: Double, _ interval: Interval) -> String {
    "\(decimal(estimate, places: 2)) (\(self.interval(interval, places: 2, against: 1)))"
  }
}
