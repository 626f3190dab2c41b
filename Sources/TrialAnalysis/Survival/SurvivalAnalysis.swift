public import TrialModel
public import TrialStatistics

/// Who is alive: every endpoint by arm.
public struct SurvivalAnalysis: Sendable, Equatable {
  /// The endpoints to show, in order.
  public let endpoints: [EndpointAnalysis]
  /// The interval of curves and medians.
  public let interval: SurvivalInterval
  /// Whether `study.toml` asks for stratified tests.
  public let isStratificationWanted: Bool
  /// Whether a subject of the population has a stratum, so that they can be made.
  public let hasStrata: Bool
  /// How the P values of the comparisons of an endpoint are adjusted for their number.
  public let adjustment: MultiplicityAdjustment
}

/// One endpoint, every arm. Times are in days.
public struct EndpointAnalysis: Sendable, Equatable {
  /// The endpoint.
  public let endpoint: Endpoint
  /// Curves, tests and comparisons from the origin on.
  public let results: SurvivalResults
  /// The same among those still at risk after the landmark; `nil` unless asked for.
  public let landmark: LandmarkAnalysis?
  /// The comparisons within the levels of sex, age, site and stratum, as far as the data record these.
  ///
  /// Empty for an endpoint that only responders have.
  public let subgroups: [SurvivalSubgroups]
  /// Subjects of the population without a usable record.
  public let withoutRecord: Int

  /// Whether it compares only responders, who are selected after randomization.
  public var comparesResponders: Bool { endpoint.isAmongResponders }

  /// Every arm.
  public var arms: [ArmSurvival] { results.arms }
  /// The log-rank test of all arms, all subjects; `nil` with fewer than two arms with subjects.
  public var logRankAll: LogRankResult? { results.logRankAll }
  /// The same among subjects randomized while all those arms were open.
  public var logRankConcurrent: LogRankResult? { results.logRankConcurrent }
  /// The comparisons asked for.
  public var comparisons: [SurvivalComparison] { results.comparisons }

  /// The test for one cohort.
  public func logRank(_ cohort: Cohort) -> LogRankResult? { results.logRank(cohort) }
}

/// The survival of one arm.
public struct ArmSurvival: Sendable, Equatable {
  /// The Kaplan-Meier curve; its `subjectCount` and `eventCount` are the arm's.
  public let curve: SurvivalCurve
  /// The median with its limits, by the print rule of R.
  public let median: QuantileEstimate
  /// The median follow-up, by reverse Kaplan-Meier; `nil` if not reached.
  public let followUp: Double?
  /// Survival at the chosen times.
  public let rates: [SurvivalRate]
  /// The mean restricted to `SurvivalResults.restrictedMeanTime`; `nil` where the arm was not
  /// followed for that long.
  public let restrictedMean: RestrictedMean?
}

/// The survival of those still at risk after a landmark, their clocks started there.
///
/// Who had the event or was censored by the landmark, or exactly at it, is left out, so the arms
/// are no longer the randomized groups (Anderson, Cain and Gelber 1983).
public struct LandmarkAnalysis: Sendable, Equatable {
  /// The landmark, in days from the origin of the endpoint.
  public let time: Double
  /// Subjects with a record of the endpoint who were no longer at risk after it.
  public let leftOut: Int
  /// Curves, tests and comparisons; every time in them counts from the landmark.
  public let results: SurvivalResults
}

extension SurvivalAnalysis {
  /// Estimates and compares survival in the population.
  ///
  /// `arms` is the arm every subject of the population counts in. `landmark` is the landmark in
  /// days; `nil` for the study's own, 0 for none.
  init(
    _ membership: SubjectMembership, arms: [Int16], interval: SurvivalInterval,
    landmark: Double? = nil
  ) {
    let settings = membership.study.settings
    let strata = settings.isStratified ? Strata(membership.study) : nil
    let known = strata.flatMap { $0.isKnown(arms: arms) ? $0 : nil }
    let plan = SurvivalPlan(settings, interval: interval, landmark: landmark)
    let endpoints = SurvivalAnalysis.shown(membership.study)
    let records = EndpointRecords.read(
      membership, endpoints: endpoints, arms: arms, strata: known?.numbers)
    let factors = SubgroupLevels.all(membership.study.subjects)
    let subjectCount = arms.reduce(0) { $0 + ($1 >= 0 ? 1 : 0) }
    self.init(
      endpoints: zip(endpoints, records).map { endpoint, records in
        EndpointAnalysis(
          membership.study.timeToEvent.endpoints[endpoint], membership, records: records,
          plan: plan, missingStratum: known?.missing, factors: factors,
          subjectCount: subjectCount)
      },
      interval: interval, isStratificationWanted: settings.isStratified, hasStrata: known != nil,
      adjustment: settings.adjustment)
  }

  /// The endpoints that `study.toml` asks for, else OS, PFS and the others as the file has them.
  private static func shown(_ study: Study) -> [Int] {
    let endpoints = study.timeToEvent.endpoints
    func index(_ code: String) -> Int? {
      endpoints.firstIndex { $0.code == code }
        ?? endpoints.firstIndex { $0.code.uppercased() == code.uppercased() }
    }
    let wanted = study.settings.endpoints
    var shown: [Int] = []
    for code in wanted.isEmpty ? ["OS", "PFS"] : wanted {
      if let index = index(code), !shown.contains(index) { shown.append(index) }
    }
    if wanted.isEmpty { shown += endpoints.indices.filter { !shown.contains($0) } }
    return shown
  }
}

extension EndpointAnalysis {
  fileprivate init(
    _ endpoint: Endpoint, _ membership: SubjectMembership, records: EndpointRecords,
    plan: SurvivalPlan,
    missingStratum: Int?, factors: [SubgroupLevels], subjectCount: Int
  ) {
    func results(_ records: EndpointRecords) -> SurvivalResults {
      SurvivalResults(
        endpoint, membership, records: records, plan: plan, missingStratum: missingStratum)
    }
    self.init(
      endpoint: endpoint, results: results(records),
      landmark: plan.landmark.map { time in
        let left = records.after(landmark: time)
        return LandmarkAnalysis(
          time: time, leftOut: records.count - left.count, results: results(left))
      },
      subgroups: endpoint.isAmongResponders
        ? []
        : SurvivalSubgroups.subgroups(
          membership, records: records, factors: factors, transform: plan.transform),
      withoutRecord: subjectCount - records.count)
  }
}
