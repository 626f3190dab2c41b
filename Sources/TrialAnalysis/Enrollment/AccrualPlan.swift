public import TrialModel

/// How accrual was planned: evenly from the opening of the study to its planned completion.
public struct AccrualPlan: Sendable, Equatable {
  /// The day the study opened, when nobody was in.
  public let from: Day
  /// The planned completion, when everybody was to be in.
  public let to: Day
  /// Subjects planned.
  public let target: Int

  /// Subjects that were to be in by the end of a day: none before the opening, all after `to`.
  public func count(on day: Day) -> Double {
    let share = Double(day - from) / Double(to - from)
    return Double(target) * min(1, max(0, share))
  }
}
