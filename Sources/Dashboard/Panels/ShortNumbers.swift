import TrialAnalysis
import TrialModel
import TrialReport
import TrialStatistics

/// Numbers where a panel needs them shorter than `NumberFormat` writes them.
enum ShortNumbers {
  /// What stands for a number whose table is not there.
  static let none = "-"

  /// Whole percent, `21%`.
  static func percent(_ proportion: Proportion) -> String {
    proportion.total > 0 ? NumberFormat.percent(proportion, decimals: 0) : none
  }

  /// Whole percent of a count, `21%`.
  static func percent(_ count: Int, of total: Int) -> String {
    guard total > 0, count >= 0, count <= total else { return none }
    return percent(Proportion(count: count, total: total))
  }

  /// Percent with one decimal, `21.2%`.
  static func finePercent(_ proportion: Proportion) -> String {
    proportion.total > 0 ? NumberFormat.percent(proportion) : none
  }

  /// A P value under a head that names it, `.048` and `< .001`.
  static func pValue(_ p: Double?) -> String {
    let text = NumberFormat.pValue(p).dropFirst(2)
    return String(text.hasPrefix("= ") ? text.dropFirst(2) : text)
  }

  /// A median with its limits, `20.1 (16.2-24.0)`.
  static func median(_ median: QuantileEstimate, unit: TimeUnit) -> String {
    let places = unit == .days ? 0 : 1
    return NumberFormat.time(median.estimate, in: unit, places: places)
      + " (\(NumberFormat.timeInterval(median, in: unit, places: places)))"
  }
}
