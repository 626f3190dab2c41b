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
