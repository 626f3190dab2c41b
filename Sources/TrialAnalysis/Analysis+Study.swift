public import TrialModel
import TrialStatistics

extension Analysis {
  /// Analyzes a study as known on its cut-off.
  ///
  /// The same study and options always give the same analysis, whatever the order of the rows.
  public init(_ study: Study, options: AnalysisOptions = .init()) {
    self.init(AnalysisBasis(study, options: options))
  }

  /// Counts what the basis tells of every subject.
  init(_ basis: AnalysisBasis) {
    let study = basis.study
    let selection = basis.selection
    let arms = basis.arms
    let subjectCounts = selection.counts(arms)
    let response = basis.responses.map {
      ResponseAnalysis(
        selection, best: $0.best, arms: arms, derived: $0.derived, followUp: $0.followUp)
    }
    let toxicity =
      study.hasAdverseEvents ? ToxicityAnalysis(selection, cutoff: basis.cutoff?.day) : nil
    let survival =
      basis.timed.study.hasTimesToEvent
      ? SurvivalAnalysis(
        basis.timed, arms: arms, interval: basis.options.interval ?? study.settings.interval,
        landmark: basis.options.landmark) : nil
    let safetyCounts = selection.counts(selection.safetyArm)
    var deathCounts = [Int](repeating: 0, count: study.arms.count)
    for row in arms.indices where arms[row] >= 0 && basis.deaths.isDead[row] {
      deathCounts[Int(arms[row])] += 1
    }
    let severe = toxicity?.summary.first { $0.category == .grade3Plus }?.subjects

    self.init(
      options: basis.options, identifier: study.identifier,
      title: study.settings.title ?? study.identifier, cutoff: basis.cutoff,
      population: basis.population, availablePopulations: Population.available(in: study),
      subjectCount: subjectCounts.reduce(0, +),
      filter: basis.filter.map { filter in
        AppliedFilter(
          text: filter.text, kept: subjectCounts.reduce(0, +),
          total: basis.everybody.arms(of: basis.population, best: basis.best).count { $0 >= 0 },
          failure: filter.failure)
      },
      arms: study.arms.indices.map { arm in
        ArmSummary(
          arm: study.arms[arm], letter: ArmSummary.letter(arm), subjectCount: subjectCounts[arm],
          safetyCount: safetyCounts[arm], responseRate: response?.arms[arm].rate,
          grade3Plus: severe.map { Proportion(count: $0[arm], total: safetyCounts[arm]) },
          deaths: deathCounts[arm])
      },
      deathSource: basis.deaths.source,
      enrollment: EnrollmentAnalysis(
        selection, deaths: basis.deaths, cutoff: basis.cutoff?.day),
      response: response,
      toxicity: toxicity, survival: survival, unit: study.settings.unit)
  }
}

extension ArmSummary {
  /// The letter of an arm by its index: A to Z, then AA, AB and so on.
  static func letter(_ index: Int) -> String {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZ")
    let last = String(alphabet[index % alphabet.count])
    return index < alphabet.count ? last : letter(index / alphabet.count - 1) + last
  }
}
