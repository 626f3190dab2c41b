import TrialModel
import TrialStatistics

/// The survival of every arm from one origin on, and what distinguishes the arms. Times are in days.
public struct SurvivalResults: Sendable, Equatable {
  /// Every arm.
  public let arms: [ArmSurvival]
  /// Where the restricted means of `arms` stop; `nil` if there is none.
  ///
  /// A comparison has its own, as its subjects may be followed for a shorter time.
  public let restrictedMeanTime: Double?
  /// The log-rank test of all arms, all subjects; `nil` with fewer than two arms with subjects.
  public let logRankAll: LogRankResult?
  /// The same among subjects randomized while all those arms were open.
  public let logRankConcurrent: LogRankResult?
  /// The comparisons asked for.
  public let comparisons: [SurvivalComparison]

  /// The test for one cohort.
  public func logRank(_ cohort: Cohort) -> LogRankResult? {
    cohort == .concurrent ? logRankConcurrent : logRankAll
  }

  /// Whether P values of all comparisons are shown, and so that of all arms, see
  /// `SurvivalComparison.isTested`.
  public var isTested: Bool { comparisons.allSatisfy(\.isTested) }

  /// The subjects of all arms.
  public var subjectCount: Int { arms.reduce(0) { $0 + $1.curve.subjectCount } }
}

extension SurvivalResults {
  /// Estimates and compares survival from some records.
  ///
  /// `missingStratum` is the stratum of those who have none; `nil` without strata.
  init(
    _ endpoint: Endpoint, _ membership: SubjectMembership, records: EndpointRecords,
    plan: SurvivalPlan, missingStratum: Int?
  ) {
    let armCount = membership.study.arms.count
    let curves = SurvivalCurve.curves(
      times: records.times, isEvent: records.isEvent, group: records.arms, groupCount: armCount,
      transform: plan.transform)
    // All arms at once, so that a time is the same number here and on the curves.
    let reversed = SurvivalCurve.curves(
      times: records.times, isEvent: records.isEvent.map { !$0 }, group: records.arms,
      groupCount: armCount, transform: plan.transform)
    let times = plan.times(longest: curves.compactMap(\.times.last).max() ?? 0)
    let meanTime = plan.restrictedMeanTime ?? SurvivalCurve.commonTime(curves)

    let counts = records.counts(armCount: armCount)
    let compared = counts.indices.filter { counts[$0] > 0 }
    let all = SurvivalCohort(records, arms: compared, armCount: armCount)
    let window = membership.windows.shared(by: compared)
    let concurrent = SurvivalCohort(records, arms: compared, armCount: armCount, window: window)
    let logRankAll = all.logRank()
    self.init(
      arms: zip(curves, reversed).map { curve, reversed in
        ArmSurvival(
          curve: curve, median: curve.median, followUp: reversed.median.estimate,
          rates: times.map { SurvivalRate(curve, at: $0) },
          restrictedMean: meanTime.flatMap { curve.knownRestrictedMean(to: $0) })
      },
      restrictedMeanTime: curves.contains { $0.subjectCount > 0 } ? meanTime : nil,
      logRankAll: logRankAll,
      logRankConcurrent: concurrent.counts == all.counts ? logRankAll : concurrent.logRank(),
      comparisons: ArmPair.pairs(of: membership.study).map { pair in
        SurvivalComparison(pair, endpoint, membership, records: records) { cohort in
          SurvivalContrast(cohort, plan, times: times, missingStratum: missingStratum)
        }
      }.adjusted(plan.adjustment))
  }
}

extension SurvivalComparison {
  /// Both cohorts of a pair; where they hold the same subjects the contrast is made once.
  fileprivate init(
    _ pair: ArmPair, _ endpoint: Endpoint, _ membership: SubjectMembership,
    records: EndpointRecords, contrast: (SurvivalCohort) -> SurvivalContrast
  ) {
    let arms = [pair.arm, pair.reference]
    let armCount = membership.study.arms.count
    let all = SurvivalCohort(records, arms: arms, armCount: armCount)
    let concurrent = SurvivalCohort(
      records, arms: arms, armCount: armCount, window: membership.windows.shared(by: arms))
    let contrastAll = contrast(all)
    self.init(
      arm: pair.arm, reference: pair.reference,
      concurrent: concurrent.counts == all.counts ? contrastAll : contrast(concurrent),
      all: contrastAll, armOmission: concurrent.omissions[0],
      referenceOmission: concurrent.omissions[1],
      comparesResponders: endpoint.isAmongResponders, isTested: pair.tests(endpoint))
  }
}

extension [SurvivalComparison] {
  /// The same with the log-rank P values of each cohort adjusted for their number.
  fileprivate func adjusted(_ adjustment: MultiplicityAdjustment) -> [SurvivalComparison] {
    guard adjustment == .holm else { return self }
    var result = self
    for cohort in [\SurvivalComparison.concurrent, \SurvivalComparison.all] {
      let pValues = PValueAdjustment.holm(map { $0[keyPath: cohort].logRank?.pValue ?? .nan })
      for (index, pValue) in pValues.enumerated() {
        result[index][keyPath: cohort].adjustedPValue = pValue.ifFinite
      }
    }
    return result
  }
}
