import TrialModel

/// One thing that has to hold between the columns and tables of a study.
struct ConsistencyRule: Sendable {
  /// How bad it is if it does not.
  let severity: Finding.Severity
  /// What kind of finding that is.
  let code: String
  /// What to do about it.
  let remedy: String
  /// Goes through the study and tells where it does not hold.
  let check: @Sendable (ConsistencyData, inout ConsistencyLog) -> Void

  /// All of them, in the order of their findings.
  static let all: [ConsistencyRule] = [
    .datesTenYearsOff,
    .dateFarAhead,
    .deathWithoutEvent,
    .eventWithoutDeath,
    .deathDayDiffers,
    .deathBeforeLastContact,
    .deathBeforeProgression,
    .fatalEventWithoutDeath,
    .timeBeforeRandomization,
    .assessmentBeforeRandomization,
    .treatmentEndBeforeStart,
    .emergentBeforeRandomization,
    .eventBeforeDose,
    .armGivenDiffers,
    .randomizedAfterCutoff,
  ]
}
