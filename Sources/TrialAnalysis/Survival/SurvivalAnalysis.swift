/// Who is alive: every endpoint by arm.
public struct SurvivalAnalysis: Sendable, Equatable {
  /// The endpoints to show, in order.
  public let endpoints: [EndpointAnalysis]
  /// The interval of curves and medians.
  public let interval: SurvivalInterval
}

/// One endpoint, every arm. Times are in days.
public struct EndpointAnalysis: Sendable, Equatable {
  /// The endpoint.
  public let endpoint: Endpoint
  /// Every arm.
  public let arms: [ArmSurvival]
  /// The log-rank test of all arms, all subjects; `nil` with fewer than two arms with subjects.
  public let logRankAll: LogRankResult?
  /// The same among subjects randomized while all those arms were open.
  public let logRankConcurrent: LogRankResult?
  /// The comparisons asked for.
  public let comparisons: [SurvivalComparison]
  /// Subjects of the population without a usable record.
  public let withoutRecord: Int

  /// The test for one cohort.
  public func logRank(_ cohort: Cohort) -> LogRankResult? {
    cohort == .concurrent ? logRankConcurrent : logRankAll
  }
}

/// The survival of one arm.
public struct ArmSurvival: Sendable, Equatable {
  /// The Kaplan-Meier curve; its `subjectCount` and `eventCount` are the arm's.
  public let curve: SurvivalCurve
  /// The median with its limits, by the print rule of R.
  public let median: QuantileEstimate
  /// The median follow-up, by reverse Kaplan-Meier; `nil` if not reached.
  public let followUp: Double?
}

/// A log-rank test and whom it compared.
public struct LogRankResult: Sendable, Equatable {
  /// Subjects compared, all arms together.
  public let subjectCount: Int
  /// The statistic.
  public let chiSquare: Double
  /// Its degrees of freedom.
  public let degreesOfFreedom: Int
  /// The upper tail.
  public let pValue: Double
}

/// Two arms compared, both ways of choosing whom to compare.
public struct SurvivalComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Subjects randomized while both arms were open.
  public let concurrent: SurvivalContrast
  /// All subjects of both arms.
  public let all: SurvivalContrast
  /// Subjects of the arm that `concurrent` leaves out.
  public let armOmission: CohortOmission
  /// Subjects of the reference that `concurrent` leaves out.
  public let referenceOmission: CohortOmission

  /// The contrast for one cohort.
  public func contrast(_ cohort: Cohort) -> SurvivalContrast {
    cohort == .concurrent ? concurrent : all
  }
}

/// The survival of two arms, and what tells them apart.
public struct SurvivalContrast: Sendable, Equatable {
  /// Subjects of the arm that is compared.
  public let firstCount: Int
  /// Subjects of the reference.
  public let secondCount: Int
  /// The two-sample log-rank test; `nil` if an arm is empty or nothing happened.
  public let logRank: LogRankResult?
}
