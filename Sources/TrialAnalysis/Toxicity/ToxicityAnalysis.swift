public import TrialModel
import TrialStatistics

/// What is toxic: adverse events of the safety population by the arm actually given.
///
/// Every count but `events` counts subjects, once each; a denominator holds subjects without any event.
public struct ToxicityAnalysis: Sendable, Equatable {
  /// Which events count as treatment-emergent.
  public enum EmergentRule: Sendable, Equatable {
    /// TRTEMFL = Y.
    case flagged
    /// From the first dose to that many days after the last; undated events count.
    case derived(days: Int)
    /// All events: neither a flag nor a first dose is in the data.
    case all
  }

  /// Which events count.
  public let rule: EmergentRule
  /// What the grades are.
  public let scale: GradeScale
  /// The values of the relatedness column that count as related; empty if the data has no such column.
  public let relatedValues: [String]
  /// Categories that the data has no column for: they are not told, which is not the same as none.
  public internal(set) var untold: Set<ToxicityCategory> = []
  /// Safety subjects in each arm.
  public let subjectCounts: [Int]
  /// One row for every category that is told, in the order of `ToxicityCategory.allCases`.
  public let summary: [ToxicitySummaryRow]
  /// System organ classes, most frequent first; a subject counts once over the terms of a class.
  public let classes: [ToxicityRow]
  /// Preferred terms: those of interest first, then the most frequent.
  public let terms: [ToxicityRow]
  /// Events known by the cut-off that are left out: not treatment-emergent, or of subjects outside
  /// the population.
  public let excludedEvents: Int
  /// Every subject with an event in the worst grade of all its events: the arms of one row.
  public let overall: [ToxicityCount]
  /// How long subjects were exposed, by arm; `nil` if no first dose is in the data.
  public let exposure: [ToxicityExposure]?
  /// When the first event of grade 3 or more came; `nil` if no grade or no first dose is in the data.
  public let onset: ToxicityOnset?
  /// The arms to compare: those of `study.toml`, else every arm with the first.
  public let comparisons: [ToxicityComparison]

  /// Events of an arm per 100 patient-years; `nil` if its exposure is not known.
  public func rate(_ events: Int, arm: Int) -> Double? { exposure?[arm].rate(events) }

  /// The risk difference of a comparison for subjects by arm, such as those of a row.
  public func riskDifference(
    _ comparison: ToxicityComparison, _ subjects: (Int) -> Int
  ) -> RiskDifference {
    func proportion(_ arm: Int) -> Proportion {
      Proportion(count: subjects(arm), total: subjectCounts[arm])
    }
    return RiskDifference(
      first: proportion(comparison.arm), second: proportion(comparison.reference))
  }
}

/// A category of adverse events in the summary.
public enum ToxicityCategory: String, Sendable, CaseIterable {
  /// Any event.
  case any
  /// An event of grade 3, 4 or 5.
  case grade3Plus = "grade3plus"
  /// A serious event.
  case serious
  /// An event related to treatment.
  case related
  /// An event both serious and related.
  case relatedSerious = "related_serious"
  /// A fatal event.
  case fatal
  /// A fatal event related to treatment.
  case relatedFatal = "related_fatal"
  /// An event that led to withdrawal of a drug.
  case discontinued
}

/// One category, every arm.
public struct ToxicitySummaryRow: Sendable, Equatable {
  /// The category.
  public let category: ToxicityCategory
  /// Subjects with at least one such event, by arm.
  public let subjects: [Int]
  /// Such events, by arm.
  public let events: [Int]
}

/// One term or class, every arm.
public struct ToxicityRow: Sendable, Equatable {
  /// What stands for a term that the data does not tell.
  public static let missingTerm = "(no term)"
  /// What stands for a class that the data does not tell.
  static let missingClass = "(no class)"

  /// The system organ class.
  public let organClass: String
  /// The preferred term; `nil` in a row for a whole class.
  public let term: String?
  /// Whether `study.toml` names the term as one of interest.
  public let isOfInterest: Bool
  /// The counts, by arm.
  public let arms: [ToxicityCount]

  /// Term, or class in a row for a whole class.
  public var name: String { term ?? organClass }
}

/// Subjects of one arm with a term or class.
public struct ToxicityCount: Sendable, Equatable {
  /// Subjects by worst grade: index 0 for "no grade told", then grades 1...5.
  public var worst: [Int]
  /// Subjects with a serious event.
  public var serious: Int
  /// Subjects with a related event.
  public var related: Int
  /// Events, of which a subject may have many.
  public var events: Int

  /// Subjects with the event in any grade.
  public var subjects: Int { worst.reduce(0, +) }
  /// Subjects whose worst grade is 3 or more.
  public var grade3Plus: Int { worst[3] + worst[4] + worst[5] }
}
