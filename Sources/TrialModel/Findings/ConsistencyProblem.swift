/// A contradiction between the columns and tables of a study: what was found, as facts.
///
/// Subjects, arms, endpoints and terms are as the files write them.
public enum ConsistencyProblem: Sendable, Equatable {
  /// A column's days lie that many days after randomization by the median, negative before it, as if
  /// counted on another calendar.
  case datesTenYearsOff(DateColumn, days: Int)
  /// A day is more than two years after the latest of the other dates.
  case dateFarAhead(DateColumn, Day, latest: Day)
  /// A subject has died, and its overall survival is censored, or it has none.
  case deathWithoutEvent(subject: String, hasSurvival: Bool)
  /// A subject has the event of overall survival and has not died by the subject table.
  case eventWithoutDeath(subject: String)
  /// A subject died on another day than overall survival ends.
  case deathDayDiffers(subject: String, died: Day, event: Day)
  /// A subject died before a day on which it was known to be alive.
  case deathBeforeLastContact(subject: String, died: Day, lastAlive: Day)
  /// Progression-free survival ends in its event after the end of overall survival, which is that of
  /// the subject's life or of its observation.
  case deathBeforeProgression(subject: String, hasDied: Bool)
  /// A subject has a fatal adverse event of that term and has not died.
  case fatalEventWithoutDeath(subject: String, term: String?)
  /// An event or censoring is before randomization.
  case timeBeforeRandomization(subject: String, endpoint: String, ended: Day, randomized: Day)
  /// A best response is from before randomization.
  case assessmentBeforeRandomization(
    subject: String, ResponseCategory, assessed: Day, randomized: Day)
  /// The last treatment is before the first.
  case treatmentEndBeforeStart(subject: String, start: Day, end: Day)
  /// An adverse event flagged as treatment-emergent began before randomization.
  case emergentBeforeRandomization(subject: String, term: String?, began: Day, randomized: Day)
  /// An adverse event began before the first dose.
  case eventBeforeDose(subject: String, term: String?, began: Day, dosed: Day)
  /// A subject was given another arm than planned, both by their codes.
  case armGivenDiffers(subject: String, planned: String, given: String)
  /// A subject was randomized after the cut-off of `study.toml`.
  case randomizedAfterCutoff(subject: String, randomized: Day, cutoff: Day)
  /// Disease at an assessment after a complete response.
  case responseAfterComplete(subject: String, ResponseCategory, on: Day, complete: Day)
  /// A response at an assessment after a progression.
  case responseAfterProgression(subject: String, ResponseCategory, on: Day, progression: Day)
  /// Two different responses at the assessments of one day, the one further down first.
  case responseConflict(subject: String, ResponseCategory, ResponseCategory, on: Day)
  /// So many confirmed best responses are on record, and records of another kind count.
  case confirmedResponseUnused(Int, used: ResponseKind)
  /// An assessment on or before the day that assessments have to come after: that of randomization,
  /// else of the first treatment.
  case responseBeforeRandomization(subject: String, on: Day, DateColumn, reference: Day)
}

/// The columns of days that are checked against each other.
public enum DateColumn: Int, Sendable, CaseIterable {
  /// Consent or screening.
  case screened
  /// Randomization.
  case randomized
  /// The first treatment.
  case treatmentStart
  /// The last treatment.
  case treatmentEnd
  /// The end of the study for the subject.
  case studyEnd
  /// Death.
  case died
  /// The last day known alive.
  case lastAlive
  /// An assessment.
  case assessed
  /// The origin of a time to event.
  case origin
  /// The event or censoring of a time to event.
  case ended
  /// The start of an adverse event.
  case eventStart
  /// The end of an adverse event.
  case eventEnd
  /// A tumour measurement.
  case measured

  /// The table of the column.
  public var role: TableRole {
    switch self {
    case .screened, .randomized, .treatmentStart, .treatmentEnd, .studyEnd, .died, .lastAlive:
      .subjects
    case .assessed: .responses
    case .origin, .ended: .timeToEvent
    case .eventStart, .eventEnd: .adverseEvents
    case .measured: .tumorMeasurements
    }
  }
}
