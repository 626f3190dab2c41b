public import TrialModel

/// Which subjects the efficacy panels count.
public enum Population: String, Sendable, CaseIterable, Hashable {
  /// All randomized subjects, by planned arm.
  case intentionToTreat = "ITT"
  /// All treated subjects, by the arm actually given.
  case safety
  /// ITT subjects with at least one assessment after baseline, by planned arm.
  case evaluable
  /// Subjects flagged as treated per protocol, by planned arm; only where the data flags them.
  case perProtocol = "per protocol"
}

/// Whom a comparison of two arms compares.
public enum Cohort: String, Sendable, CaseIterable, Hashable {
  /// Only subjects randomized on days when all compared arms were open.
  case concurrent
  /// All subjects of the arms, whenever they were randomized.
  case all
}

/// Everything a person may choose about an analysis.
public struct AnalysisOptions: Sendable, Hashable {
  /// The population of the response and survival panels; toxicity always counts the safety population.
  public var population: Population
  /// The study as it was known on this day; `nil` for the study's own cut-off.
  public var asOf: Day?
  /// The cohort that comparisons show first; both are always computed.
  public var cohort: Cohort
  /// The interval of the survival curves; `nil` for the study's own.
  public var interval: SurvivalInterval?
  /// The landmark of the survival panel, in days from the origin of each endpoint; `nil` for the
  /// study's own, 0 for none.
  public var landmark: Double?
  /// The filter of the subjects as written; `nil` for all.
  ///
  /// Kept as a text because columns may come and go with every load: whether it can be used shows in
  /// `Analysis.filter`.
  public var filter: String?

  /// Options; by default ITT, the study's own cut-off, interval and landmark, concurrent cohorts, all
  /// subjects.
  public init(
    population: Population = .intentionToTreat, asOf: Day? = nil, cohort: Cohort = .concurrent,
    interval: SurvivalInterval? = nil, landmark: Double? = nil, filter: String? = nil
  ) {
    self.population = population
    self.asOf = asOf
    self.cohort = cohort
    self.interval = interval
    self.landmark = landmark
    self.filter = filter
  }
}
