import TrialAnalysis
import TrialModel

/// How far one key press moves the cut-off.
public enum TimeStep: String, Sendable, CaseIterable {
  /// To the next or the previous day.
  case day
  /// By seven days.
  case week
  /// To the end of the next or the previous month.
  case month

  /// The day one step from another.
  ///
  /// Months end on their last days, so that a step from within a month goes to its end or to the end
  /// of the month before.
  func day(from day: Day, forward: Bool) -> Day {
    switch self {
    case .day: return day + (forward ? 1 : -1)
    case .week: return day + (forward ? 7 : -7)
    case .month:
      let end = TimeStep.end(ofMonth: day.monthNumber)
      if forward { return day < end ? end : TimeStep.end(ofMonth: day.monthNumber + 1) }
      return TimeStep.end(ofMonth: day.monthNumber - 1)
    }
  }

  private static func end(ofMonth number: Int) -> Day {
    let next = number + 1
    return (Day(year: next / 12, month: next % 12 + 1, day: 1) ?? Day(number: 0)) + -1
  }
}
