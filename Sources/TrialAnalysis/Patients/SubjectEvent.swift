public import TrialModel

/// One adverse event of a subject.
public struct SubjectEvent: Sendable, Equatable {
  /// The preferred term; `nil` if it is not told.
  public let term: String?
  /// The system organ class; `nil` if it is not told.
  public let organClass: String?
  /// The grade 1...5; 0 if it is not told.
  public let grade: Int
  /// The first day; `nil` if it is not told.
  public let start: Day?
  /// The last day; `nil` if it is not told, or later than the cut-off.
  public let end: Day?
  /// Serious, related, flagged as emergent, fatal, withdrawal of a drug.
  public let facts: AdverseEventFacts
  /// Whether the toxicity panel counts it: in the safety population and treatment-emergent.
  public let isCounted: Bool
  /// The line of the file, 0 if it is not known.
  public let line: Int

  /// Whether it is serious.
  public var isSerious: Bool { facts.contains(.serious) }
  /// Whether it is related to treatment.
  public var isRelated: Bool { facts.contains(.related) }
  /// Whether it is fatal.
  public var isFatal: Bool { facts.contains(.fatal) }
}
