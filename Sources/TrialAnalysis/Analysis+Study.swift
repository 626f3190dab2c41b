public import TrialData
import TrialStatistics

extension Analysis {
  /// Analyzes a study as known on its cut-off.
  ///
  /// The same study and options always give the same analysis, whatever the order of the rows.
  public init(_ study: Study, options: AnalysisOptions = .init()) {
    let cutoff = Cutoff(study, asOf: options.asOf)
    let isCut = cutoff?.isInThePast ?? false
    let everybody = Selection(study, knownBy: KnownBy(isCut ? cutoff?.day : nil))
    let filter = options.filter.map { FilterReading($0, everybody) }
    let selection = filter.map { everybody.keeping($0.keeps) } ?? everybody
    let available = Population.available(in: study)
    let population =
      available.contains(options.population) ? options.population : .intentionToTreat
    let best = study.hasResponses ? BestResponses(selection) : nil
    let arms = selection.arms(of: population, best: best)
    let subjectCounts = selection.counts(arms)
    let deaths = Deaths(selection)

    let derived = best.map { DerivedEndpoints(selection, best: $0) }
    let timed = derived.map { selection.adding($0) } ?? selection
    let response = best.flatMap { best in
      derived.map { ResponseAnalysis(selection, best: best, arms: arms, derived: $0) }
    }
    let toxicity = study.hasAdverseEvents ? ToxicityAnalysis(selection, cutoff: cutoff?.day) : nil
    let survival =
      timed.study.hasTimesToEvent
      ? SurvivalAnalysis(
        timed, arms: arms, interval: options.interval ?? study.settings.interval) : nil
    let safetyCounts = selection.counts(selection.safetyArm)
    var deathCounts = [Int](repeating: 0, count: study.arms.count)
    for row in arms.indices where arms[row] >= 0 && deaths.isDead[row] {
      deathCounts[Int(arms[row])] += 1
    }
    let severe = toxicity?.summary.first { $0.category == .grade3Plus }?.subjects

    self.init(
      options: options, identifier: study.identifier,
      title: study.settings.title ?? study.identifier, cutoff: cutoff, population: population,
      availablePopulations: available, subjectCount: subjectCounts.reduce(0, +),
      filter: filter.map { filter in
        AppliedFilter(
          text: filter.text, kept: subjectCounts.reduce(0, +),
          total: everybody.arms(of: population, best: best).count { $0 >= 0 },
          failure: filter.failure)
      },
      arms: study.arms.indices.map { arm in
        ArmSummary(
          arm: study.arms[arm], letter: ArmSummary.letter(arm), subjectCount: subjectCounts[arm],
          safetyCount: safetyCounts[arm], responseRate: response?.arms[arm].rate,
          grade3Plus: severe.map { Proportion(count: $0[arm], total: safetyCounts[arm]) },
          deaths: deathCounts[arm])
      },
      deathSource: deaths.source,
      enrollment: EnrollmentAnalysis(selection, deaths: deaths, cutoff: cutoff?.day),
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

extension Population {
  /// The populations that a study can show: ITT always, the others where the data tells them apart.
  fileprivate static func available(in study: Study) -> [Population] {
    allCases.filter { population in
      switch population {
      case .intentionToTreat: true
      case .safety: study.has.safety || study.has.treatmentStart
      case .evaluable: study.hasResponses
      case .perProtocol: study.has.perProtocol
      }
    }
  }
}

extension Selection {
  /// The arm in which every subject of a population counts.
  fileprivate func arms(of population: Population, best: BestResponses?) -> [Int16] {
    switch population {
    case .intentionToTreat: return enrolledArm
    case .safety: return safetyArm
    case .perProtocol: return perProtocolArm
    case .evaluable:
      return enrolledArm.indices.map { row in
        best?.isAssessed[row] ?? false ? enrolledArm[row] : -1
      }
    }
  }
}

extension Study {
  fileprivate var hasResponses: Bool { hasTable(.responses) || responses.count > 0 }
  fileprivate var hasTimesToEvent: Bool { hasTable(.timeToEvent) || timeToEvent.count > 0 }
  fileprivate var hasAdverseEvents: Bool {
    hasTable(.adverseEvents) || adverseEvents.count > 0
  }
}
