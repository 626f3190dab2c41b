public import TrialModel

/// How fast subjects came in from one day to another, both included.
public struct AccrualRate: Sendable, Equatable {
  /// Subjects randomized.
  public let count: Int
  /// The first day.
  public let from: Day
  /// The last day.
  public let to: Day

  /// The length in days.
  public var days: Int { to - from + 1 }
  /// Whether it is of a month or more: fewer days tell nothing of a rate.
  public var isTelling: Bool { days >= 30 }
  /// Subjects per month of 30.4375 days.
  public var perMonth: Double { Double(count) / (Double(days) / TimeUnit.months.days) }

  /// That many subjects in that time; `nil` if it has no day.
  init?(_ count: Int, from: Day?, to: Day?) {
    guard let from, let to, to >= from else { return nil }
    self.count = count
    self.from = from
    self.to = to
  }
}
