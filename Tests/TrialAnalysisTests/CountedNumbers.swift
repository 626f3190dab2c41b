import TrialAnalysis
import TrialModel
import TrialStatistics

/// Every number of an analysis that counts subjects, with the query that must lead to them.
struct CountedNumbers {
  /// A number and the subjects it counts.
  struct Counted {
    let query: SubjectQuery
    let number: Int
  }

  private(set) var all: [Counted] = []

  /// `hasToxicity` is whether to ask for toxicity, which is the same for all populations.
  init(_ analysis: Analysis, hasToxicity: Bool = true) {
    let arms = analysis.arms.indices
    add(.population, analysis.subjectCount)
    for arm in arms {
      add(.population, arm, analysis.arms[arm].subjectCount)
      add(.safety, arm, analysis.arms[arm].safetyCount)
      add(.deaths, arm, analysis.arms[arm].deaths)
    }
    addEnrollment(analysis.enrollment)
    if let response = analysis.response { addResponse(response) }
    if hasToxicity, let toxicity = analysis.toxicity { addToxicity(toxicity) }
    for endpoint in analysis.survival?.endpoints ?? [] { addSurvival(endpoint) }
  }

  private mutating func add(_ subset: SubjectQuery.Subset, _ number: Int) {
    add(SubjectQuery(subset), number)
  }

  private mutating func add(_ subset: SubjectQuery.Subset, _ arm: Int, _ number: Int) {
    add(SubjectQuery(subset, arm: arm), number)
  }

  private mutating func add(_ query: SubjectQuery, _ number: Int) {
    all.append(Counted(query: query, number: number))
  }

  /// A rate counts those randomized between its days.
  private mutating func add(
    _ subset: SubjectQuery.Subset, _ arm: Int? = nil, recent rate: AccrualRate?
  ) {
    guard let rate else { return }
    add(SubjectQuery(subset, arm: arm, randomizedIn: rate.from...rate.to), rate.count)
  }

  private mutating func add(
    _ subset: SubjectQuery.Subset, _ arm: Int? = nil, months: [MonthCount]
  ) {
    for month in months {
      add(SubjectQuery(subset, arm: arm, randomizedIn: month.days), month.count)
    }
  }

  private mutating func addEnrollment(_ enrollment: EnrollmentAnalysis) {
    add(.randomized, enrollment.randomized)
    add(.screened, enrollment.screened)
    add(.everyone, enrollment.screened)
    add(.undated, enrollment.undated)
    add(.screenFailures(.any), enrollment.screenFailures)
    for reason in enrollment.screenFailureReasons {
      add(.screenFailures(ReasonChoice(reason.reason)), reason.count)
    }
    add(.randomized, recent: enrollment.recentRate)
    for month in enrollment.months { add(.month(month.month), month.count) }
    for step in enrollment.accrual { add(.randomizedBefore(step.day + 1), step.count) }
    for (index, arm) in enrollment.arms.enumerated() {
      add(.randomized, index, arm.randomized)
      add(.treated, index, arm.treated)
      add(.completed, index, arm.completed)
      add(.ongoing, index, arm.ongoing)
      add(.undetermined, index, arm.undetermined)
      add(.dead, index, arm.deaths)
      add(.discontinued(.any), index, arm.discontinued)
      for reason in arm.discontinuations {
        add(.discontinued(ReasonChoice(reason.reason)), index, reason.count)
      }
      if let opened = arm.opened {
        add(.randomizedBefore(opened), arm.randomizedBeforeOpening)
      }
      for month in arm.months { add(.month(month.month), index, month.count) }
      var before = 0
      for step in arm.accrual {
        add(.randomizedOn(step.day), index, step.count - before)
        before = step.count
      }
      add(.randomized, index, recent: arm.recentRate)
    }
    for site in enrollment.sites {
      add(.site(site.site), site.randomized)
      for arm in site.arms.indices { add(.site(site.site), arm, site.arms[arm]) }
      add(.site(site.site), months: site.months)
      add(.site(site.site), recent: site.recentRate)
    }
    for stratum in enrollment.strata {
      for arm in stratum.arms.indices { add(.stratum(stratum.stratum), arm, stratum.arms[arm]) }
      add(.stratum(stratum.stratum), recent: stratum.recentRate)
    }
  }

  private mutating func addResponse(_ response: ResponseAnalysis) {
    for (index, arm) in response.arms.enumerated() {
      add(.responseDenominator, index, arm.rate.total)
      add(.responders, index, arm.rate.count)
      for category in ResponseCategory.allCases {
        add(.bestResponse([category]), index, arm.count(category))
      }
    }
    for comparison in response.comparisons {
      let pair = [comparison.arm, comparison.reference]
      let sides = [
        (comparison.arm, comparison.concurrent.first, comparison.armOmission),
        (comparison.reference, comparison.concurrent.second, comparison.referenceOmission),
      ]
      for (arm, rate, omission) in sides {
        add(SubjectQuery(.responders, arm: arm, concurrentWith: pair), rate.count)
        addCohort(.responseDenominator, arm, pair, rate.total, omission)
      }
    }
    for subgroup in response.subgroups {
      for (index, arm) in subgroup.arms.enumerated() {
        let level = SubgroupLevel(subgroup.factor, subgroup.level)
        add(SubjectQuery(.responders, arm: index, level: level), arm.rate.count)
        add(SubjectQuery(.responseDenominator, arm: index, level: level), arm.rate.total)
      }
      for comparison in subgroup.comparisons {
        let concurrent = comparison.concurrent
        let pair = [comparison.arm, comparison.reference]
        let level = SubgroupLevel(subgroup.factor, subgroup.level)
        for (arm, rate) in zip(pair, [concurrent.first, concurrent.second]) {
          add(
            SubjectQuery(.responders, arm: arm, level: level, concurrentWith: pair), rate.count)
          add(
            SubjectQuery(.responseDenominator, arm: arm, level: level, concurrentWith: pair),
            rate.total)
        }
      }
    }
    for (index, arm) in (response.tumorBurden?.arms ?? []).enumerated() {
      add(.responseDenominator, index, arm.subjects)
      add(.tumor(.measured), index, arm.measured)
      add(.tumor(.withoutLater), index, arm.withoutLater)
      add(.tumor(.withoutBaseline), index, arm.withoutBaseline)
    }
  }

  private mutating func addCohort(
    _ subset: SubjectQuery.Subset, _ arm: Int, _ pair: [Int], _ inside: Int,
    _ omission: CohortOmission
  ) {
    let places: [(CohortPlace, Int)] = [
      (.inside, inside), (.earlier, omission.earlier), (.later, omission.later),
      (.undated, omission.undated),
    ]
    for (place, number) in places {
      add(SubjectQuery(subset, arm: arm, concurrentWith: pair, place: place), number)
    }
  }

  private mutating func addToxicity(_ toxicity: ToxicityAnalysis) {
    for row in toxicity.summary {
      for arm in row.subjects.indices {
        add(.toxicity(.summary(row.category), .any), arm, row.subjects[arm])
      }
    }
    for (arm, count) in toxicity.overall.enumerated() { add(.summary(.any), arm, count) }
    for (arm, exposure) in (toxicity.exposure ?? []).enumerated() {
      add(.unknownExposure, arm, exposure.unknown)
    }
    for (arm, onset) in (toxicity.onset?.arms ?? []).enumerated() {
      add(.onset(.recorded), arm, onset.curve.subjectCount)
      add(.onset(.competing), arm, onset.curve.competingCount)
      add(.onset(.undated), arm, onset.undated)
      add(.onset(.late), arm, onset.late)
      add(.onset(.unknown), arm, onset.unknown)
      for (time, atRisk) in zip(onset.curve.times, onset.curve.atRisk).prefix(60) {
        add(.onset(.atRisk(days: time)), arm, atRisk)
      }
    }
    for row in toxicity.classes + toxicity.terms {
      for (arm, count) in row.arms.enumerated() { add(ToxicityItem(row), arm, count) }
    }
  }

  private mutating func add(_ item: ToxicityItem, _ arm: Int, _ count: ToxicityCount) {
    add(.toxicity(item, .any), arm, count.subjects)
    add(.toxicity(item, .gradeAtLeast(3)), arm, count.grade3Plus)
    for grade in 0...5 { add(.toxicity(item, .worst(grade)), arm, count.worst[grade]) }
    add(.toxicity(item, .serious), arm, count.serious)
    add(.toxicity(item, .related), arm, count.related)
  }

  private mutating func addSurvival(_ endpoint: EndpointAnalysis) {
    let code = endpoint.endpoint.code
    add(.endpoint(code: code, .withoutRecord), endpoint.withoutRecord)
    add(endpoint.results) { .endpoint(code: code, $0) }
    for subgroups in endpoint.subgroups {
      for group in subgroups.levels {
        let level = SubgroupLevel(subgroups.factor, group.level)
        for comparison in group.comparisons { add(comparison, level, code) }
      }
    }
    if let landmark = endpoint.landmark {
      add(.landmark(code: code, .withoutRecord), landmark.leftOut)
      add(landmark.results) { .landmark(code: code, $0) }
    }
  }

  private mutating func add(
    _ comparison: SurvivalSubgroupComparison, _ level: SubgroupLevel, _ code: String
  ) {
    let pair = [comparison.arm, comparison.reference]
    for (contrast, cohort) in [(comparison.concurrent, pair), (comparison.all, nil)] {
      let sides = [
        (comparison.arm, contrast.firstCount, contrast.firstEvents),
        (comparison.reference, contrast.secondCount, contrast.secondEvents),
      ]
      for (arm, count, events) in sides {
        func query(_ subset: EndpointSubset) -> SubjectQuery {
          SubjectQuery(
            .endpoint(code: code, subset), arm: arm, level: level, concurrentWith: cohort)
        }
        add(query(.recorded), count)
        add(query(.events), events)
      }
    }
  }

  private mutating func add(
    _ results: SurvivalResults, _ subset: (EndpointSubset) -> SubjectQuery.Subset
  ) {
    add(subset(.recorded), results.subjectCount)
    for (index, arm) in results.arms.enumerated() {
      let curve = arm.curve
      add(subset(.recorded), index, curve.subjectCount)
      add(subset(.events), index, curve.eventCount)
      add(subset(.censored), index, curve.subjectCount - curve.eventCount)
      let ticks = [0, 91.3125, 182.625, 365.25, 730.5, 5000] + (curve.times.prefix(40))
      for days in ticks {
        add(subset(.atRisk(days: days)), index, curve.atRisk(at: days))
        func before(_ counts: [Int]) -> Int {
          zip(curve.times, counts).reduce(0) { $0 + ($1.0 < days ? $1.1 : 0) }
        }
        add(subset(.eventsBefore(days: days)), index, before(curve.events))
        add(subset(.censoredBefore(days: days)), index, before(curve.censored))
      }
      for rate in arm.rates { add(subset(.atRisk(days: rate.time)), index, rate.atRisk) }
    }
    let present = results.arms.indices.filter { results.arms[$0].curve.subjectCount > 0 }
    if let test = results.logRankConcurrent {
      add(SubjectQuery(subset(.recorded), concurrentWith: present), test.subjectCount)
    }
    for comparison in results.comparisons {
      let pair = [comparison.arm, comparison.reference]
      let concurrent = comparison.concurrent
      let sides = [
        (
          comparison.arm, concurrent.firstCount, concurrent.firstEvents, comparison.armOmission
        ),
        (
          comparison.reference, concurrent.secondCount, concurrent.secondEvents,
          comparison.referenceOmission
        ),
      ]
      for (arm, count, events, omission) in sides {
        addCohort(subset(.recorded), arm, pair, count, omission)
        add(SubjectQuery(subset(.events), arm: arm, concurrentWith: pair), events)
      }
    }
  }
}
