/// The settings of `study.toml`, with their defaults: all that the data cannot hold.
public struct StudySettings: Sendable, Equatable {
  /// `[study] id`.
  public var identifier: String?
  /// `[study] title`.
  public var title: String?
  /// `[study] criteria`, `WHO` or `RECIST 1.1`.
  public var criteria: String?
  /// `[study] data_cutoff`.
  public var dataCutoff: Day?
  /// `[enrollment] target`.
  public var target: Int?
  /// `[enrollment] opened`.
  public var opened: Day?
  /// `[enrollment] planned_completion`.
  public var plannedCompletion: Day?
  /// `[[arm]]`, in display order.
  public var arms: [ArmSettings] = []
  /// The planned subjects of every `[[site]]`, by its name in the data.
  public var siteTargets: [String: Int] = [:]
  /// `[[comparison]]`; empty means every arm against the first.
  public var comparisons: [ComparisonSettings] = []
  /// `[response] denominator`.
  public var denominator = ResponseDenominator.intentionToTreat
  /// `[response] confirmed`.
  public var isConfirmed = false
  /// `[response] derive`: from the assessments, although the data has a record of best responses.
  public var derivesResponse = false
  /// `[response] confirmation_days`: how long after a response at least its confirmation comes.
  public var confirmationDays = 28
  /// `[response] stable_days`: how many days after the reference, the day of randomization, stable
  /// disease counts.
  public var stableDays = 42
  /// `[response] evaluator`, whose assessments count; `nil` means the investigator's.
  public var evaluator: String?
  /// `[response] interval`.
  public var responseInterval = ProportionInterval.clopperPearson
  /// `[response] difference_interval`.
  public var differenceInterval = DifferenceInterval.newcombe
  /// `[response] adjust`.
  public var responseAdjustment = MultiplicityAdjustment.none
  /// `[survival] endpoints`; empty means all that the data has.
  public var endpoints: [String] = []
  /// `[survival] unit`, for display only.
  public var unit = TimeUnit.months
  /// `[survival] interval`.
  public var interval = SurvivalInterval.logLog
  /// `[survival] times`, in `unit`, at which survival is recorded; `nil` means the usual ones.
  public var survivalTimes: [Double]?
  /// `[survival] rmst`, in `unit`, where the restricted mean stops; `nil` means as late as it can.
  public var restrictedMeanTime: Double?
  /// `[survival] landmark`, in `unit`; `nil` means no landmark analysis.
  public var landmark: Double?
  /// `[survival] stratified`.
  public var isStratified = false
  /// `[columns.subjects] stratum`: the stratification columns, taken together; empty means those that
  /// the subject table has by their usual names.
  public var strata: [String] = []
  /// `[survival] adjust`.
  public var adjustment = MultiplicityAdjustment.none
  /// `[toxicity] of_interest`, terms shown first.
  public var termsOfInterest: [String] = []
  /// `[toxicity] related`, the values that count as related; `nil` means the usual ones.
  public var related: [String]?
  /// `[[alert]]`, in the order of the file.
  public var alerts: [AlertSettings] = []
  /// `[columns.subjects]` and its like: role, then our name of the column, then the file's.
  public var columns: [TableRole: [String: String]] = [:]
  /// `date_format`, of dates that have more than one reading.
  public var dateFormat: DateFormat?
  /// The same of single tables, under `[columns.subjects]` and its like.
  public var dateFormats: [TableRole: DateFormat] = [:]

  /// No settings.
  public init() {}
}

/// One `[[arm]]` of `study.toml`.
public struct ArmSettings: Sendable, Equatable {
  /// The arm's code or name in the data.
  public var code: String
  /// Its name on screen.
  public var label: String?
  /// Its name in narrow places.
  public var short: String?
  /// Planned subjects.
  public var target: Int?
  /// The first day of randomization to it.
  public var opened: Day?
  /// The last day of randomization to it.
  public var closed: Day?

  /// An arm with nothing but its code.
  public init(code: String) {
    self.code = code
  }
}

/// One `[[comparison]]` of `study.toml`: the first arm against the second, the reference.
public struct ComparisonSettings: Sendable, Equatable {
  /// The arm that is compared.
  public var arm: String
  /// The reference.
  public var reference: String
  /// The endpoints among responders whose P values are wanted, by their codes.
  ///
  /// Every comparison is of all endpoints; those that only responders have compare no randomized
  /// groups and show a P value only where this names them.
  public var endpoints: [String]

  /// The comparison of `arm` with `reference`.
  public init(arm: String, reference: String, endpoints: [String] = []) {
    self.arm = arm
    self.reference = reference
    self.endpoints = endpoints
  }
}

/// Who counts in the denominator of a response rate.
public enum ResponseDenominator: String, Sendable, CaseIterable {
  /// All randomized; a subject without an assessment is a non-responder.
  case intentionToTreat = "ITT"
  /// All randomized with at least one assessment after baseline.
  case evaluable
}

/// The unit in which times are shown; arithmetic is in days.
public enum TimeUnit: String, Sendable, CaseIterable {
  /// Days.
  case days
  /// 7 days.
  case weeks
  /// 30.4375 days.
  case months
  /// 365.25 days.
  case years

  /// Days in one unit.
  public var days: Double {
    switch self {
    case .days: 1
    case .weeks: 7
    case .months: 30.4375
    case .years: 365.25
    }
  }
}

/// The scale on which a survival curve's interval is symmetric.
public enum SurvivalInterval: String, Sendable, CaseIterable {
  /// log S, the default of R.
  case log
  /// log(-log S), the default of SAS and of trialtop.
  case logLog = "log-log"
  /// S itself, the default of tern.
  case plain
}

/// How the 95 % interval of a difference of two response rates is made.
public enum DifferenceInterval: String, Sendable, CaseIterable {
  /// Newcombe's, from two Wilson intervals.
  case newcombe
  /// Miettinen and Nurminen's score interval.
  case miettinenNurminen = "miettinen-nurminen"
}

/// How P values of several comparisons are adjusted for their number.
public enum MultiplicityAdjustment: String, Sendable, CaseIterable {
  /// Not at all.
  case none
  /// Holm's step-down method.
  case holm
}

/// How the 95 % interval of a response rate is made.
public enum ProportionInterval: String, Sendable, CaseIterable {
  /// Clopper and Pearson's, exact: never covers less than the level.
  case clopperPearson = "clopper-pearson"
  /// Wilson's score interval.
  case wilson
  /// Wilson's with continuity correction, as R's prop.test has it.
  case wilsonContinuityCorrected = "wilson-cc"
  /// The equal-tailed interval from Jeffreys' prior.
  case jeffreys
  /// Agresti and Coull's.
  case agrestiCoull = "agresti-coull"
}
