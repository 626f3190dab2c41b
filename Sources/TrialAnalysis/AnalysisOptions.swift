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

  /// The cohort that a comparison does not show first.
  public var other: Cohort { self == .concurrent ? .all : .concurrent }
}

/// What P values decide: whether one is significant, and whether two decide alike.
public enum Significance {
  /// P values below it are significant.
  public static let level = 0.05

  /// Returns whether a P value is significant; one that does not exist is not.
  public static func isReached(by p: Double?) -> Bool { p.map { $0 < level } ?? false }

  /// Returns whether one of two P values is significant and the other is not.
  ///
  /// Where one of them does not exist, as without patients randomized side by side, there is no test
  /// that the other could contradict.
  public static func differs(_ first: Double?, _ second: Double?) -> Bool {
    guard let first, let second else { return false }
    return isReached(by: first) != isReached(by: second)
  }
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
