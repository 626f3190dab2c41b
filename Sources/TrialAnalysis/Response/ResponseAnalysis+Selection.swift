import TrialModel
import TrialStatistics

extension ResponseAnalysis {
  /// Counts the best responses of the population.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the population counts in.
  ///   - derived: The durations derived for the same subjects.
  ///   - followUp: Until when the subjects were followed.
  init(
    _ selection: Selection, best: BestResponses, arms: [Int16], derived: DerivedEndpoints,
    followUp: FollowUp
  ) {
    let study = selection.study
    let settings = study.settings
    let counted = best.counted(arms, settings.denominator)
    var counts = [[Int]](
      repeating: [Int](repeating: 0, count: ResponseCategory.allCases.count),
      count: study.arms.count)
    for row in counted.indices where counted[row] >= 0 {
      counts[Int(counted[row])][Int(best.categories[row].rawValue)] += 1
    }
    let comparisons = ArmPair.pairs(of: study).map {
      ResponseComparison($0, selection, categories: best.categories, arms: counted)
    }.adjusted(settings.responseAdjustment)
    self.init(
      source: best.source, isConfirmed: best.rule.isConfirmed,
      rules: best.rule.criteria, confirmationDays: best.rule.confirmationDays,
      stableDays: best.rule.stableDays, criteria: settings.criteria,
      denominator: settings.denominator, evaluator: best.evaluator.name,
      evaluators: best.evaluator.all, interval: settings.responseInterval,
      differenceInterval: settings.differenceInterval, adjustment: settings.responseAdjustment,
      derivedInstead: counted.indices.count { counted[$0] >= 0 && best.isDerivedInstead[$0] },
      arms: counts.map { ArmResponse(counts: $0, interval: settings.responseInterval) },
      comparisons: comparisons,
      subgroups: ResponseSubgroup.subgroups(
        selection, categories: best.categories, arms: counted,
        interval: settings.responseInterval, differenceInterval: settings.differenceInterval),
      courses: ResponseCourse.courses(
        selection, best: best, arms: counted, followUp: followUp),
      notes: ResponseNotes(
        study, best: best, arms: counted, derived: derived, comparisons: comparisons
      ).notes,
      tumorBurden: TumorBurden(selection, best: best, arms: counted))
  }
}

extension ArmResponse {
  fileprivate init(counts: [Int], interval: ProportionInterval) {
    let responders = ResponseCategory.allCases.reduce(0) {
      $0 + ($1.isResponse ? counts[Int($1.rawValue)] : 0)
    }
    let rate = Proportion(count: responders, total: counts.reduce(0, +))
    self.init(counts: counts, rate: rate, interval: interval.limits(rate))
  }
}
