/// Facts about one adverse event that are true or not.
public struct AdverseEventFacts: OptionSet, Hashable, Sendable {
  /// The bits.
  public let rawValue: UInt8

  /// The facts with those bits.
  public init(rawValue: UInt8) {
    self.rawValue = rawValue
  }

  /// Serious (AESER = Y).
  public static let serious = AdverseEventFacts(rawValue: 1)
  /// Related to treatment, by the study's vocabulary.
  public static let related = AdverseEventFacts(rawValue: 2)
  /// Flagged as treatment-emergent (TRTEMFL = Y).
  public static let emergent = AdverseEventFacts(rawValue: 4)
  /// Fatal: outcome fatal, AESDTH = Y or grade 5.
  public static let fatal = AdverseEventFacts(rawValue: 8)
  /// Led to withdrawal of a drug.
  public static let discontinuation = AdverseEventFacts(rawValue: 16)
}

/// What the grades of the adverse events are.
public enum GradeScale: UInt8, Sendable {
  /// No grade and no severity in the file.
  case none
  /// Toxicity grades (ATOXGR, AETOXGR).
  case toxicityGrade
  /// A severity (AESEV), mapped 1...5; it must never be called a CTCAE grade.
  case severity
}

/// The adverse events of a study: one row an event, struct of arrays.
public struct AdverseEvents: Sendable, Equatable {
  /// The subject's row in `Subjects`.
  public var subject: [Int32] = []
  /// The preferred term (AEDECOD, else AETERM).
  public var term = TextColumn()
  /// The system organ class.
  public var organClass = TextColumn()
  /// The grade, 1...5, or 0 if not told.
  public var grade: [Int8] = []
  /// Serious, related, emergent, fatal, discontinuation.
  public var facts: [AdverseEventFacts] = []
  /// The first day.
  public var start = DayColumn()
  /// The last day.
  public var end = DayColumn()
  /// The line of the file, from 1.
  public var lines: [Int32] = []
  /// What the grades are.
  public var scale = GradeScale.none
  /// Whether the file flags treatment-emergent events; else they have to be derived.
  public var hasEmergentFlag = false
  /// Whether the file says which events are serious; else none counts as serious.
  public var hasSeriousness = false
  /// Whether the file says anything of relatedness.
  public var hasRelatedness = false
  /// The values of the relatedness column that count as related, as found in the file.
  public var relatedValues: [String] = []

  /// No events.
  public init() {}

  /// The number of events.
  public var count: Int { subject.count }
}
