public import TrialModel
public import TrialStatistics

/// Everything the panels and the report show of a study under one set of options: a value.
///
/// Arms are referred to by their index in `arms`, which is the study's order.
public struct Analysis: Sendable, Equatable {
  /// What was asked for.
  public let options: AnalysisOptions
  /// The study's identifier.
  public let identifier: String
  /// The study's title, or its identifier.
  public let title: String
  /// The day the study is shown as of, and why; `nil` if the data has no date at all.
  public let cutoff: Cutoff?
  /// The population counted by the efficacy panels; ITT where the one asked for is not flagged.
  public let population: Population
  /// The populations this study can show.
  public let availablePopulations: [Population]
  /// Subjects in `population`.
  public let subjectCount: Int
  /// What the filter left, if there is one; one that cannot be used leaves nobody.
  public let filter: AppliedFilter?
  /// The arms, in order.
  public let arms: [ArmSummary]
  /// Where the deaths come from.
  public let deathSource: DeathSource
  /// Who is in.
  public let enrollment: EnrollmentAnalysis
  /// Who responded; `nil` without a response table.
  public let response: ResponseAnalysis?
  /// Whether nothing is known of responses as the dates of the assessments could not be read.
  public internal(set) var hasUnreadResponses = false
  /// What is toxic; `nil` without an adverse event table.
  public let toxicity: ToxicityAnalysis?
  /// Who is alive; `nil` without a time-to-event table.
  public let survival: SurvivalAnalysis?
  /// The unit in which the panels show times.
  public let unit: TimeUnit
}

/// The day a study is shown as of.
public struct Cutoff: Sendable, Equatable {
  /// The day; nothing after it is counted.
  public let day: Day
  /// Where the day comes from.
  public let source: CutoffSource
  /// Whether the data goes on after it, so that something was left out.
  public let isInThePast: Bool

  /// Whether it is the latest date that can be true, and later ones are left out.
  public var leavesLaterOut: Bool {
    if case .latest = source { isInThePast } else { false }
  }

  /// Whether somebody looks back: at an earlier day than the study's own cut-off.
  public var isLookingBack: Bool { isInThePast && source == .asked }
}

/// One arm in one line.
public struct ArmSummary: Sendable, Equatable {
  /// The arm.
  public let arm: Arm
  /// Its letter on screen: A, B, C ...
  public let letter: String
  /// Its subjects in the analysis population.
  public let subjectCount: Int
  /// Its treated subjects: the denominator of toxicity.
  public let safetyCount: Int
  /// Responders and denominator; `nil` without a response table.
  public let responseRate: Proportion?
  /// Subjects of the safety population with an event of grade 3 or more; `nil` without the table.
  public let grade3Plus: Proportion?
  /// Deaths in the analysis population.
  public let deaths: Int
}

extension Analysis {
  /// Analyzes a study as known on its cut-off.
  ///
  /// The same study and options always give the same analysis, whatever the order of the rows.
  public init(_ study: Study, options: AnalysisOptions = .init()) {
    self.init(AnalysisBasis(study, options: options))
  }

  /// Counts what the basis holds of every subject.
  init(_ basis: AnalysisBasis) {
    let study = basis.study
    let membership = basis.membership
    let arms = basis.arms
    let subjectCounts = membership.counts(arms)
    let response = basis.responses.map {
      ResponseAnalysis(
        membership, best: $0.best, arms: arms, derived: $0.derived, followUp: $0.followUp)
    }
    let toxicity =
      study.hasAdverseEvents ? ToxicityAnalysis(membership, cutoff: basis.cutoff?.day) : nil
    let survival =
      basis.timed.study.hasTimesToEvent
      ? SurvivalAnalysis(
        basis.timed, arms: arms, interval: basis.options.interval ?? study.settings.interval,
        landmark: basis.options.landmark) : nil
    let safetyCounts = membership.counts(membership.safetyArm)
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
        membership, deaths: basis.deaths, cutoff: basis.cutoff?.day),
      response: response, hasUnreadResponses: study.responses.isUnread,
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

/// The source of deaths.
public enum DeathSource: String, Sendable {
  /// The subject table: the day of death or the flag.
  case subjects
  /// The events of overall survival, where the subject table records no death at all.
  case overallSurvival = "OS"
}

/// Subjects of one arm that a concurrent comparison leaves out, by the reason.
public struct CohortOmission: Sendable, Equatable {
  /// Randomized before both arms were open.
  public internal(set) var earlier = 0
  /// Randomized after one of the arms had closed.
  public internal(set) var later = 0
  /// Without a day of randomization in a study that has such days.
  public internal(set) var undated = 0

  /// Nobody left out.
  public init() {}

  /// Everyone left out.
  public var count: Int { earlier + later + undated }

  mutating func add(_ place: CohortPlace) {
    switch place {
    case .inside: break
    case .earlier: earlier += 1
    case .later: later += 1
    case .undated: undated += 1
    }
  }
}
