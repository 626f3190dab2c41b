public import TrialModel
public import TrialStatistics

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
  /// Categories that the data has no column for: not recorded is not the same as none.
  public internal(set) var untold: Set<ToxicityCategory> = []
  /// Safety subjects in each arm.
  public let subjectCounts: [Int]
  /// One row for every category that is recorded, in the order of `ToxicityCategory.allCases`.
  public let summary: [ToxicitySummaryRow]
  /// System organ classes, most frequent first; a subject counts once over the terms of a class.
  public let classes: [ToxicityRow]
  /// Preferred terms: those of interest first, then the most frequent.
  public let terms: [ToxicityRow]
  /// Events known by the cut-off that are left out: not treatment-emergent, or of subjects outside
  /// the population.
  public let excludedEvents: Int
  /// Those of them that may or may not be treatment-emergent, or by the cut-off, as their days are known
  /// to the month or year only.
  public internal(set) var undecidedEvents = 0
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
  /// What stands for a term that the data do not record.
  public static let missingTerm = "(no term)"
  /// What stands for a class that the data do not record.
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
  /// Subjects by worst grade: index 0 for no grade, then grades 1...5.
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

/// Two arms whose toxicity is compared, by their index.
public struct ToxicityComparison: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
}

/// The risk of an adverse event in one arm minus that in another.
///
/// Subjects with the event of all treated subjects of the arm, with Newcombe's 95 % interval (1998,
/// method 10). All treated subjects count, not only those randomized while both arms were open.
public struct RiskDifference: Sendable, Equatable {
  /// Subjects with the event in the arm that is compared.
  public let first: Proportion
  /// Subjects with the event in the reference.
  public let second: Proportion

  /// First minus second; `nil` if an arm has no treated subject.
  public var difference: Double? {
    first.total > 0 && second.total > 0 ? TwoByTwo(first: first, second: second).difference : nil
  }

  /// Newcombe's 95 % interval; `nil` if an arm has no treated subject.
  public var interval: Interval? {
    first.total > 0 && second.total > 0 ? TwoByTwo(first: first, second: second).newcombe() : nil
  }
}

extension ToxicityAnalysis {
  /// Counts the adverse events of the safety population, subject by subject.
  init(_ membership: SubjectMembership, cutoff: Day?) {
    let events = membership.study.adverseEvents
    let tally = EventTally(membership)
    let interest = Set(membership.study.settings.termsOfInterest.map { $0.lowercased() })
    func termName(_ code: Int32) -> String {
      Int(code) < events.term.values.count ? events.term.values[Int(code)] : ToxicityRow.missingTerm
    }
    func className(_ code: Int32) -> String {
      Int(code) < events.organClass.values.count
        ? events.organClass.values[Int(code)] : ToxicityRow.missingClass
    }
    let terms = (0..<tally.table.count).map { row in
      let term = termName(tally.table.terms[row])
      return ToxicityRow(
        organClass: className(tally.table.classes[row]), term: term,
        isOfInterest: interest.contains(term.lowercased()), arms: tally.terms.arms(row))
    }
    let classes = (0..<tally.classes.rowCount).map { row in
      ToxicityRow(
        organClass: className(Int32(row)), term: nil, isOfInterest: false,
        arms: tally.classes.arms(row))
    }
    let untold = ToxicityCategory.untold(by: events)
    self.init(
      rule: tally.rule, scale: events.scale,
      relatedValues: events.hasRelatedness ? events.relatedValues : [],
      untold: untold,
      subjectCounts: membership.counts(membership.safetyArm),
      summary: tally.categories.rows.filter { !untold.contains($0.category) },
      classes: ToxicityRow.ranked(classes), terms: ToxicityRow.ranked(terms),
      excludedEvents: tally.excluded, undecidedEvents: tally.undecided,
      overall: tally.categories.worst,
      exposure: ToxicityExposure.exposures(membership, cutoff: cutoff),
      onset: ToxicityOnset(membership, cutoff: cutoff),
      comparisons: ArmPair.pairs(of: membership.study).map {
        ToxicityComparison(arm: $0.arm, reference: $0.reference)
      })
  }
}

extension ToxicityCategory {
  /// The categories for which the table has no column.
  fileprivate static func untold(by events: AdverseEvents) -> Set<ToxicityCategory> {
    var untold: Set<ToxicityCategory> = []
    if events.scale == .none { untold.insert(.grade3Plus) }
    if !events.hasSeriousness { untold.formUnion([.serious, .relatedSerious]) }
    if !events.hasRelatedness { untold.formUnion([.related, .relatedSerious, .relatedFatal]) }
    return untold
  }
}

extension ToxicityRow {
  /// Rows in the order of the screen: those of interest, then by subjects, then by name.
  ///
  /// Rows without subjects are dropped unless they are of interest: there the zeros are news.
  fileprivate static func ranked(_ rows: [ToxicityRow]) -> [ToxicityRow] {
    rows.map { (row: $0, subjects: $0.arms.reduce(0) { $0 + $1.subjects }) }
      .filter { $0.subjects > 0 || $0.row.isOfInterest }
      .sorted { left, right in
        if left.row.isOfInterest != right.row.isOfInterest { return left.row.isOfInterest }
        if left.subjects != right.subjects { return left.subjects > right.subjects }
        return (left.row.name, left.row.organClass) < (right.row.name, right.row.organClass)
      }
      .map(\.row)
  }
}
