import Cells
import TrialAnalysis
import TrialModel

extension TimeUnit {
  /// An axis of time from 0 to that end, in months with ticks at parts of years.
  func axis(to end: Double, ticks: Int) -> Axis {
    self == .months
      ? .months(upper: end, targetTicks: ticks) : .nice(lower: 0, upper: end, targetTicks: ticks)
  }
}
