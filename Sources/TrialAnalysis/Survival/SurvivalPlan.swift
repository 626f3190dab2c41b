import TrialModel
import TrialStatistics

/// What is asked of every endpoint, times in days.
struct SurvivalPlan {
  /// The scale of the intervals.
  let transform: IntervalTransform
  /// The times at which survival is recorded; `nil` for the usual ones.
  private let times: [Double]?
  /// Where restricted means stop; `nil` for as late as both arms allow.
  let restrictedMeanTime: Double?
  /// The landmark, if one is asked for.
  let landmark: Double?
  /// How P values are adjusted.
  let adjustment: MultiplicityAdjustment

  /// `landmark` is the landmark in days; `nil` for that of the settings, 0 for none.
  init(_ settings: StudySettings, interval: SurvivalInterval, landmark asked: Double?) {
    func days(_ length: Double) -> Double? {
      let days = length * settings.unit.days
      return days > 0 && days.isFinite ? days : nil
    }
    transform = interval.transform
    times = settings.survivalTimes.map { Set($0.compactMap(days)).sorted() }
    restrictedMeanTime = settings.restrictedMeanTime.flatMap(days)
    landmark =
      if let asked {
        asked > 0 && asked.isFinite ? asked : nil
      } else {
        settings.landmark.flatMap(days)
      }
    adjustment = settings.adjustment
  }

  /// The times at which survival is recorded of records that last up to `longest`.
  ///
  /// By default 12 and 24 months, 6 and 12 where nobody was followed for 24.
  func times(longest: Double) -> [Double] {
    if let times { return times }
    let month = TimeUnit.months.days
    return longest < 24 * month ? [6 * month, 12 * month] : [12 * month, 24 * month]
  }
}

extension SurvivalInterval {
  /// The same scale by the name that the statistics give it.
  var transform: IntervalTransform {
    switch self {
    case .log: .log
    case .logLog: .logLog
    case .plain: .plain
    }
  }
}
