public import TrialModel

/// Who is in: randomized subjects (ITT) by arm, month and site, as of the cut-off.
///
/// With a filter there are no targets, and rates are those of the subjects it keeps over the time in
/// which the whole study randomized.
public struct EnrollmentAnalysis: Sendable, Equatable {
  /// Subjects randomized.
  public let randomized: Int
  /// Subjects planned.
  public let target: Int?
  /// Subjects screened, randomized ones included.
  public let screened: Int
  /// Screened subjects who were not randomized.
  public let screenFailures: Int
  /// The first randomization.
  public let first: Day?
  /// The latest randomization.
  public let last: Day?
  /// When the study opened: `study.toml`, else the first randomization.
  public let opened: Day?
  /// Randomized per month of 30.4375 days, from `opened` to the latest randomization.
  public let ratePerMonth: Double?
  /// The rate of the last 90 days up to the cut-off, or since the opening if that is later.
  public let recentRate: AccrualRate?
  /// When the target will be reached; `nil` if it is, if there is none, or if no arm is open.
  public let projection: CompletionProjection?
  /// When the study was planned to be complete: `study.toml`.
  public let plannedCompletion: Day?
  /// How accrual was planned; `nil` without a target or a planned completion after the opening.
  public var plan: AccrualPlan? {
    guard let target, let opened, let plannedCompletion, opened < plannedCompletion else {
      return nil
    }
    return AccrualPlan(from: opened, to: plannedCompletion, target: target)
  }
  /// Why screened subjects were not randomized; sums to `screenFailures`.
  public let screenFailureReasons: [ReasonCount]
  /// The column that gave the days of randomization; `nil` if there are none.
  public let dateColumn: String?
  /// Whether that column is only a stand-in.
  public let dateIsProxy: Bool
  /// Randomized subjects without a day of randomization.
  public let undated: Int
  /// Every arm.
  public let arms: [ArmEnrollment]
  /// Cumulative count of all arms, one step a day with randomizations.
  public let accrual: [AccrualStep]
  /// Randomized in each month that has any, in order.
  public let months: [MonthCount]
  /// The sites, largest first.
  public let sites: [SiteEnrollment]
  /// The strata by name, subjects without one last; empty if the data has none.
  public let strata: [StratumEnrollment]
}

/// Who is in one arm.
public struct ArmEnrollment: Sendable, Equatable {
  /// Subjects randomized to it.
  public let randomized: Int
  /// Of them treated.
  public let treated: Int
  /// Of them through to the end of the study.
  public let completed: Int
  /// Of them out of the study early.
  public let discontinued: Int
  /// Why; sums to `discontinued`.
  public let discontinuations: [ReasonCount]
  /// Of them still in the study.
  public let ongoing: Int
  /// Of them dead.
  public let deaths: Int
  /// Planned subjects.
  public let target: Int?
  /// When it opened.
  public let opened: Day?
  /// Whether `study.toml` says so, rather than the first randomization.
  public let openedIsDeclared: Bool
  /// Subjects randomized to any arm before the day it opened.
  public let randomizedBeforeOpening: Int
  /// Cumulative count, one step a day with randomizations.
  public let accrual: [AccrualStep]
  /// Randomized in each month that has any, in order.
  public let months: [MonthCount]
  /// The rate from its opening to the study's latest randomization, or to its closing if that is
  /// earlier; `nil` without days.
  public let rate: AccrualRate?
  /// The rate of those of the last 90 days on which it was open; `nil` if there are none.
  public let recentRate: AccrualRate?

  /// Subjects of whom the data does not tell where they stand.
  public var undetermined: Int { randomized - completed - discontinued - ongoing }
}

/// A step of an accrual curve.
public struct AccrualStep: Sendable, Equatable {
  /// The day.
  public let day: Day
  /// Subjects randomized up to and on it.
  public let count: Int
}

/// Randomizations in one month.
public struct MonthCount: Sendable, Equatable {
  /// Months since year 0 (see `Day.monthNumber`).
  public let month: Int
  /// Subjects randomized in it.
  public let count: Int
  /// The month as `1991-03`.
  public var name: String { MonthCount.name(ofMonth: month) }

  /// A month by its number, see `Day.monthNumber`, as `1991-03`.
  public static func name(ofMonth month: Int) -> String {
    let number = month % 12 + 1
    return "\(month / 12)-\(number < 10 ? "0" : "")\(number)"
  }
}

/// One site.
public struct SiteEnrollment: Sendable, Equatable {
  /// The site as written.
  public let site: String
  /// Subjects randomized there.
  public let randomized: Int
  /// Planned subjects; `nil` if they are not told.
  public let target: Int?
  /// The latest randomization there.
  public let last: Day?
  /// Days from the latest randomization there to the cut-off; `nil` without either.
  public let daysSinceLast: Int?
  /// Subjects randomized there, by arm.
  public let arms: [Int]
  /// Randomized there in each month that has any, in order.
  public let months: [MonthCount]
  /// The rate from the first randomization there to the study's latest one; `nil` if that is less
  /// than 30 days, which tell nothing of a site.
  public let rate: AccrualRate?
  /// The rate of the last 90 days; `nil` without a cut-off.
  public let recentRate: AccrualRate?

  /// Days without a patient after which a site is quiet.
  public static let quietDays = 90

  /// Whether nobody was randomized there in the last `quietDays` days before the cut-off.
  public var isQuiet: Bool { daysSinceLast.map { $0 >= SiteEnrollment.quietDays } ?? false }
}
