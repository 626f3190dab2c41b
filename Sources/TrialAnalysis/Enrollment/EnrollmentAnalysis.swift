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
  /// Whether `study.toml` declares it, rather than the first randomization.
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

  /// Subjects whose status the data do not record.
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
  /// Planned subjects; `nil` if they are not recorded.
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
  /// than 30 days, which give no rate of a site.
  public let rate: AccrualRate?
  /// The rate of the last 90 days; `nil` without a cut-off.
  public let recentRate: AccrualRate?

  /// Days without a patient after which a site is quiet.
  public static let quietDays = 90

  /// Whether nobody was randomized there in the last `quietDays` days before the cut-off.
  public var isQuiet: Bool { daysSinceLast.map { $0 >= SiteEnrollment.quietDays } ?? false }
}

extension EnrollmentAnalysis {
  /// Counts who is in: the ITT population by planned arm.
  init(_ membership: SubjectMembership, deaths: Deaths, cutoff: Day?) {
    let study = membership.study
    let reasons = study.subjects.screenFailureReason
    let reasonCodes = reasons.codes
    var reasonCounts = [Int](repeating: 0, count: reasons.values.count + 1)
    var screened = 0
    var undated = 0
    var days: [[Int32]] = Array(repeating: [], count: study.arms.count)
    for row in membership.isPresent.indices where membership.isPresent[row] {
      screened += 1
      if membership.isScreenFailure[row] {
        let code = Int(reasonCodes[row])
        reasonCounts[reasons.values.indices.contains(code) ? code : reasons.values.count] += 1
      }
      let arm = membership.enrolledArm[row]
      guard arm >= 0 else { continue }
      if membership.randomized[row] == DayColumn.missing {
        undated += 1
      } else {
        days[Int(arm)].append(membership.randomized[row])
      }
    }
    let accrual = AccrualStep.steps(days.flatMap { $0 })
    let first = accrual.first?.day
    let last = accrual.last?.day
    let opened =
      study.settings.opened ?? membership.randomizedDays.map { Day(number: $0.lowerBound) }
    let until = membership.randomizedDays.map { Day(number: $0.upperBound) }
    let window = AccrualWindow(opened: opened, cutoff: until == nil ? nil : cutoff)
    let arms = ArmEnrollment.arms(
      membership, deaths: deaths, days: days, accrual: accrual, until: until, window: window)
    let randomized = arms.reduce(0) { $0 + $1.randomized }
    let target = EnrollmentAnalysis.target(study)
    self.init(
      randomized: randomized, target: target, screened: screened,
      screenFailures: reasonCounts.reduce(0, +), first: first, last: last, opened: opened,
      ratePerMonth: AccrualRate(randomized, from: opened, to: until)?.perMonth,
      recentRate: window.rate(days.reduce(0) { $0 + $1.count { window.contains($0) } }),
      projection: EnrollmentAnalysis.isOpen(study, on: cutoff) && !accrual.isEmpty
        ? CompletionProjection(randomized: randomized, target: target, from: opened, to: cutoff)
        : nil,
      plannedCompletion: study.settings.plannedCompletion,
      screenFailureReasons: ReasonCount.ranked(reasonCounts, names: reasons.values),
      dateColumn: study.availableColumns.randomized,
      dateIsProxy: study.availableColumns.randomizedIsProxy,
      undated: undated, arms: arms, accrual: accrual, months: MonthCount.months(accrual),
      sites: SiteEnrollment.sites(membership, last: until, cutoff: cutoff, window: window),
      strata: StratumEnrollment.strata(membership, opened: opened, last: until, window: window))
  }

  /// The study's target, else the sum of the arms' if every arm has one.
  static func target(_ study: Study) -> Int? {
    if let target = study.settings.target { return target }
    let targets = study.arms.compactMap(\.target)
    return targets.isEmpty || targets.count < study.arms.count ? nil : targets.reduce(0, +)
  }

  /// Whether any arm is not yet closed at the end of a day.
  private static func isOpen(_ study: Study, on day: Day?) -> Bool {
    guard let day else { return false }
    return study.arms.contains { arm in arm.closed.map { $0 > day } ?? true }
  }
}

extension ArmEnrollment {
  fileprivate static func arms(
    _ membership: SubjectMembership, deaths: Deaths, days: [[Int32]], accrual: [AccrualStep],
    until: Day?, window: AccrualWindow
  ) -> [ArmEnrollment] {
    let study = membership.study
    let dispositions = KnownDispositions(membership)
    let reasons = study.subjects.dispositionReason
    let reasonCodes = reasons.codes
    var treated = [Int](repeating: 0, count: study.arms.count)
    var completed = treated
    var ongoing = treated
    var dead = treated
    var discontinued = treated.map { _ in [Int](repeating: 0, count: reasons.values.count + 1) }
    for row in membership.enrolledArm.indices where membership.enrolledArm[row] >= 0 {
      let arm = Int(membership.enrolledArm[row])
      if membership.isTreated[row] { treated[arm] += 1 }
      if deaths.isDead[row] { dead[arm] += 1 }
      switch dispositions[row] {
      case .unknown: break
      case .ongoing: ongoing[arm] += 1
      case .completed: completed[arm] += 1
      case .discontinued:
        let code = Int(reasonCodes[row])
        let isTold = reasons.values.indices.contains(code)
        discontinued[arm][isTold ? code : reasons.values.count] += 1
      }
    }
    let counts = membership.counts(membership.enrolledArm)
    return study.arms.indices.map { index in
      let arm = study.arms[index]
      var opened = membership.windows.opened[index]
      // Nobody knew of a first randomization that was still to come.
      if let day = opened, !arm.openedIsDeclared, membership.knownBy.excludes(day.number) {
        opened = nil
      }
      let steps = AccrualStep.steps(days[index])
      let window = window.narrowed(from: opened, to: arm.closed)
      return ArmEnrollment(
        randomized: counts[index], treated: treated[index], completed: completed[index],
        discontinued: discontinued[index].reduce(0, +),
        discontinuations: ReasonCount.ranked(discontinued[index], names: reasons.values),
        ongoing: ongoing[index], deaths: dead[index], target: arm.target, opened: opened,
        openedIsDeclared: arm.openedIsDeclared,
        randomizedBeforeOpening: opened.map { AccrualStep.count(accrual, before: $0) } ?? 0,
        accrual: steps, months: MonthCount.months(steps),
        rate: AccrualRate(
          counts[index], from: opened,
          to: until.map { until in arm.closed.map { min(until, $0) } ?? until }),
        recentRate: opened == nil
          ? nil : window.rate(days[index].count { window.contains($0) }))
    }
  }
}

/// How many subjects have a reason.
public struct ReasonCount: Sendable, Equatable {
  /// The reason as written; `nil` if none is recorded.
  public let reason: String?
  /// The subjects.
  public let count: Int

  /// The reasons that anybody has, the most frequent first and the missing one last.
  ///
  /// `counts` holds the subjects by the code of their reason, the missing one last.
  static func ranked(_ counts: [Int], names: [String]) -> [ReasonCount] {
    let told = names.indices.filter { counts[$0] > 0 }
      .map { ReasonCount(reason: names[$0], count: counts[$0]) }
      .sorted { ($1.count, $0.reason ?? "") < ($0.count, $1.reason ?? "") }
    let missing = counts.last ?? 0
    return missing > 0 ? told + [ReasonCount(reason: nil, count: missing)] : told
  }
}

/// Where the subjects stood on the cut-off: whoever left the study later was still in it.
struct KnownDispositions {
  private let knownBy: KnownBy
  private let dispositions: [Disposition]
  private let studyEnd: [Int32]
  private let died: [Int32]

  init(_ membership: SubjectMembership) {
    let subjects = membership.study.subjects
    knownBy = membership.knownBy
    dispositions = subjects.disposition
    studyEnd = subjects.studyEnd.numbers
    died = subjects.died.numbers
  }

  /// Where the subject in that row stood.
  subscript(row: Int) -> Disposition {
    let final = dispositions[row]
    guard final == .completed || final == .discontinued else { return final }
    return knownBy.excludes(studyEnd[row]) || knownBy.excludes(died[row]) ? .ongoing : final
  }
}
