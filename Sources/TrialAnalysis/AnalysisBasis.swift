import TrialModel

/// What is known of every subject under one set of options, before anything is counted: computed
/// once, read by the analysis that counts and by the index that lists.
struct AnalysisBasis: Sendable {
  /// What was asked for.
  let options: AnalysisOptions
  /// The day the study is shown as of.
  let cutoff: Cutoff?
  /// The subjects as known on that day, filtered out or not.
  let everybody: SubjectMembership
  /// The filter as it was read; `nil` without one.
  let filter: FilterReading?
  /// The subjects as known on that day that the filter keeps.
  let membership: SubjectMembership
  /// The population of response and survival; ITT where the one asked for is not flagged.
  let population: Population
  /// The best responses and what follows from them; `nil` without a response table.
  let responses: (best: BestResponses, derived: DerivedEndpoints, followUp: FollowUp)?
  /// The arm every subject of the population counts in, -1 for one who does not.
  let arms: [Int16]
  /// Who had died.
  let deaths: Deaths
  /// The same subjects with the derived endpoints after those of the table.
  let timed: SubjectMembership

  /// The best responses; `nil` without a response table.
  var best: BestResponses? { responses?.best }

  /// The study.
  var study: Study { membership.study }

  init(_ study: Study, options: AnalysisOptions) {
    let cutoff = Cutoff(study, asOf: options.asOf)
    let isCut = cutoff?.isInThePast ?? false
    let everybody = SubjectMembership(study, knownBy: KnownBy(isCut ? cutoff?.day : nil))
    let filter = options.filter.map { FilterReading($0, everybody) }
    let membership = filter.map { everybody.keeping($0.keeps) } ?? everybody
    let population =
      Population.available(in: study).contains(options.population)
      ? options.population : .intentionToTreat
    let best = study.hasResponses ? BestResponses(membership) : nil
    responses = best.map { best in
      let followUp = FollowUp(membership, assessments: best.assessments)
      return (best, DerivedEndpoints(membership, best: best, followUp: followUp), followUp)
    }
    self.options = options
    self.cutoff = cutoff
    self.everybody = everybody
    self.filter = filter
    self.membership = membership
    self.population = population
    arms = membership.arms(of: population, best: best)
    deaths = Deaths(membership)
    timed = responses.map { membership.adding($0.derived) } ?? membership
  }

  /// The arm every subject of the denominator of response rates counts in, -1 for the others.
  var responseArms: [Int16] { best?.counted(arms, study.settings.denominator) ?? [] }
}

extension Population {
  /// The populations that a study can show: ITT always, the others where the data distinguish them.
  static func available(in study: Study) -> [Population] {
    allCases.filter { population in
      switch population {
      case .intentionToTreat: true
      case .safety: study.availableColumns.safety || study.availableColumns.treatmentStart
      case .evaluable: study.hasResponses
      case .perProtocol: study.availableColumns.perProtocol
      }
    }
  }
}

extension SubjectMembership {
  /// The arm in which every subject of a population counts.
  func arms(of population: Population, best: BestResponses?) -> [Int16] {
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
  /// Whether there is a response table with responses that could be read.
  var hasResponses: Bool {
    !responses.isUnread && (hasTable(.responses) || responses.count > 0)
  }
  /// Whether there is a time-to-event table.
  var hasTimesToEvent: Bool { hasTable(.timeToEvent) || timeToEvent.count > 0 }
  /// Whether there is an adverse event table.
  var hasAdverseEvents: Bool { hasTable(.adverseEvents) || adverseEvents.count > 0 }
}
