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
  /// The rows of the files that tell all this, file by file in the order of their lines.
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
