public import TrialModel

/// Everything that is known of one subject on the cut-off; what came later is not there.
public struct SubjectHistory: Sendable, Equatable {
  /// The identifier.
  public let identifier: String
  /// The planned arm, an index into the study's arms; `nil` for a subject never randomized.
  public let plannedArm: Int?
  /// The arm given; `nil` for none, or if the subject is not treated yet.
  public let givenArm: Int?
  /// The name of the planned arm.
  public let plannedArmLabel: String?
  /// The name of the arm given.
  public let givenArmLabel: String?
  /// The arm in which the subject counts for response and survival; `nil` if it does not.
  public let analysisArm: Int?
  /// The populations that the subject is in, of those that the study can show.
  public let populations: [Population]
  /// The site.
  public let site: String?
  /// The country or region.
  public let country: String?
  /// The sex as written.
  public let sex: String?
  /// The age in years.
  public let age: Double?
  /// The randomization stratum.
  public let stratum: String?
  /// The day of consent or screening.
  public let screened: Day?
  /// The day of randomization.
  public let randomized: Day?
  /// The first day of treatment.
  public let firstDose: Day?
  /// The last day of treatment.
  public let lastDose: Day?
  /// The last day of the study for the subject.
  public let studyEnd: Day?
  /// The day of death.
  public let died: Day?
  /// The last day known to be alive: the cut-off, if it is so later still.
  public let lastAlive: Day?
  /// Where the subject stands.
  public let status: SubjectStatus
  /// The best response; `nil` without a response table or if the subject is not assessed.
  public let bestResponse: ResponseCategory?
  /// Where the best response comes from; `nil` without one.
  public let bestResponseSource: ResponseAnalysis.Source?
  /// The day of the first response that counts.
  public let firstResponse: Day?
  /// Where the subject stands to the comparisons of its arm.
  public let cohorts: [SubjectCohort]
  /// The response records by day, those without one last.
  public let responses: [SubjectResponse]
  /// The adverse events by first day, those without one last.
  public let events: [SubjectEvent]
  /// The sums of tumour measurements by day, those without one last.
  public let measurements: [SubjectMeasurement]
  /// The times to events that are shown, one of an endpoint, derived ones last.
  public let times: [SubjectTime]
  /// The rows of the files that all this is from, file by file in the order of their lines.
  public let records: [SourceRecord]

  /// Whether the best response is CR or PR.
  public var isResponder: Bool { bestResponse?.isResponse ?? false }

  /// The day counted from randomization, which is day 1; the day before it is day -1.
  ///
  /// `nil` without a day of randomization.
  public func studyDay(_ day: Day) -> Int? {
    randomized.map { day - $0 + (day < $0 ? 0 : 1) }
  }
}

/// One sum of a subject's tumour measurements.
public struct SubjectMeasurement: Sendable, Equatable {
  /// The day; `nil` if it is not recorded.
  public let day: Day?
  /// What is summed.
  public let parameter: TumorParameter
  /// The sum, in the file's unit; `nil` if only the change is recorded.
  public let value: Double?
  /// The change from baseline in percent; `nil` if it cannot be known, and of the baseline.
  public let percentChange: Double?
  /// Whether it is the baseline.
  public let isBaseline: Bool
  /// Who measured; `nil` if nobody is named.
  public let evaluator: String?
  /// The line of the file, 0 if it is not known.
  public let line: Int
}

/// One response record of a subject.
public struct SubjectResponse: Sendable, Equatable {
  /// The day; `nil` if it is not recorded.
  public let day: Day?
  /// The response.
  public let category: ResponseCategory
  /// Who assessed; `nil` if nobody is named.
  public let evaluator: String?
  /// What the record is.
  public let kind: ResponseKind
  /// Whether the evaluator is the one whose records count.
  public let isCounted: Bool
  /// The line of the file, 0 if it is not known.
  public let line: Int
}

/// One adverse event of a subject.
public struct SubjectEvent: Sendable, Equatable {
  /// The preferred term; `nil` if it is not recorded.
  public let term: String?
  /// The system organ class; `nil` if it is not recorded.
  public let organClass: String?
  /// The grade 1...5; 0 if it is not recorded.
  public let grade: Int
  /// The first day; `nil` if it is not recorded.
  public let start: Day?
  /// The last day; `nil` if it is not recorded, or later than the cut-off.
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

/// One time to event of a subject, as known on the cut-off.
public struct SubjectTime: Sendable, Equatable {
  /// The endpoint.
  public let endpoint: Endpoint
  /// The time in days.
  public let days: Double
  /// Whether it ends in the event.
  public let isEvent: Bool
  /// The origin; `nil` if it is not recorded.
  public let start: Day?
  /// The day of the event or of the censoring; `nil` if it is not recorded.
  public let end: Day?
  /// What happened, or why it is censored; `nil` if that is not recorded or not known yet.
  public let reason: String?
  /// Whether the cut-off ended it, so that what comes is not known yet.
  public let isCut: Bool
  /// The line of the file, 0 if it is derived or not known.
  public let line: Int
}

/// Where a subject stands as of the cut-off.
public struct SubjectStatus: Sendable, Hashable {
  /// Where subjects can stand.
  public enum Standing: Int, Sendable, CaseIterable {
    /// Dead.
    case dead
    /// Left the study early.
    case discontinued
    /// Through to the end of the study.
    case completed
    /// Still in the study.
    case ongoing
    /// Not recorded.
    case unknown
    /// Screened and not randomized.
    case screenFailure
  }

  /// Where it stands.
  public let standing: Standing
  /// Why it left, or was not randomized, as written; `nil` if that is not recorded.
  public let reason: String?

  /// The reason, if it is that of where the subject stands: the dead may have left before.
  public var ownReason: String? {
    standing == .discontinued || standing == .screenFailure ? reason : nil
  }
}

/// Where a row of the data stands, so that it can be shown as it was written.
public struct SourceRecord: Sendable, Hashable {
  /// The table.
  public let role: TableRole
  /// The file's name, without its folder.
  public let file: String
  /// The line, from 1; the header is line 1.
  public let line: Int
}

/// Whether the tumours of a subject were measured, see `ArmTumorBurden`.
public enum TumorStanding: Sendable, Hashable {
  /// At baseline and after it.
  case measured
  /// At baseline, and never after it.
  case withoutLater
  /// Not at baseline.
  case withoutBaseline
}

/// Where a subject stands to a comparison of its arm.
public struct SubjectCohort: Sendable, Equatable {
  /// The arm that is compared.
  public let arm: Int
  /// The arm it is compared with.
  public let reference: Int
  /// Whether the subject was randomized while both were open.
  public let place: CohortPlace
}
