/// The subjects of a study, screened ones included: one row each, struct of arrays.
///
/// A subject's row number is its identity in every other table of the `Study`.
public struct Subjects: Sendable, Equatable {
  /// USUBJID, else SUBJID, as written in the file; unique.
  public var identifiers: [String] = []
  /// The planned arm as an index into `Study.arms`, -1 for subjects who were never randomized.
  public var plannedArm: [Int16] = []
  /// The arm that was actually given, -1 for none.
  public var actualArm: [Int16] = []
  /// The day of randomization.
  public var randomized = DayColumn()
  /// The day of consent or screening.
  public var screened = DayColumn()
  /// The first day of treatment.
  public var treatmentStart = DayColumn()
  /// The last day of treatment.
  public var treatmentEnd = DayColumn()
  /// The last day of the study for the subject.
  public var studyEnd = DayColumn()
  /// The day of death.
  public var died = DayColumn()
  /// The last day the subject was known to be alive.
  public var lastAlive = DayColumn()
  /// Whether the subject has died.
  public var death: [Flag] = []
  /// What the file says of the intention-to-treat population.
  public var intentionToTreat: [Flag] = []
  /// What the file says of the safety population.
  public var safety: [Flag] = []
  /// What the file says of the per-protocol population.
  public var perProtocol: [Flag] = []
  /// Whether the subject is still in the study.
  public var disposition: [Disposition] = []
  /// Why the subject left the study or treatment.
  public var dispositionReason = TextColumn()
  /// Why a screened subject was not randomized.
  public var screenFailureReason = TextColumn()
  /// The site.
  public var site = TextColumn()
  /// The country or region.
  public var country = TextColumn()
  /// The sex as written.
  public var sex = TextColumn()
  /// Age in years, NaN if not told.
  public var age: [Double] = []
  /// The randomization stratum, all factors joined.
  public var stratum = TextColumn()
  /// The other columns of the table, in the order of the file.
  public var others: [SubjectAttribute] = []
  /// The line of the file that the subject comes from, from 1.
  public var lines: [Int32] = []

  /// No subjects.
  public init() {}

  /// The number of subjects, screened ones included.
  public var count: Int { identifiers.count }
}

/// Where a subject stands in the study.
public enum Disposition: UInt8, Sendable {
  /// Not told.
  case unknown
  /// Still in the study.
  case ongoing
  /// Went through to its end.
  case completed
  /// Left before its end.
  case discontinued
}

extension Disposition {
  /// What a word of EOSSTT and its like means; `nil` if it is not known.
  package init?(_ word: String) {
    switch word.uppercased() {
    case "ONGOING", "ON STUDY", "ON-STUDY", "ON TREATMENT", "ACTIVE", "ENROLLED", "IN FOLLOW-UP",
      "FOLLOW-UP":
      self = .ongoing
    case "COMPLETED", "COMPLETE", "COMPLETED STUDY":
      self = .completed
    case "DISCONTINUED", "DISCONTINUED STUDY", "WITHDRAWN", "WITHDREW", "TERMINATED", "OFF STUDY",
      "OFF-STUDY", "DEATH", "DIED", "DEAD", "LOST TO FOLLOW-UP", "WITHDRAWAL BY SUBJECT":
      self = .discontinued
    case "SCREEN FAILURE", "SCREEN FAILED", "NOT STARTED", "UNKNOWN":
      self = .unknown
    default: return nil
    }
  }
}

/// A column of the subject table that has no place of its own in `Subjects`, as written in the file.
///
/// Kept so that subjects can be selected by it. A column that tells nearly every subject apart (more
/// than half of over 1000 values distinct) selects nobody in particular and is not kept, nor is any
/// beyond the first 200.
public struct SubjectAttribute: Sendable, Equatable {
  /// The column's name in the file.
  public var name: String
  /// The values.
  public var column: TextColumn

  /// A column with that name and those values.
  public init(name: String, column: TextColumn) {
    self.name = name
    self.column = column
  }
}
