import TrialModel

/// The columns of days that the tables of a study are checked by.
enum DateColumn: Int, CaseIterable {
  case screened, randomized, treatmentStart, treatmentEnd, studyEnd, died, lastAlive
  case assessed
  case origin, ended
  case eventStart, eventEnd
  case measured

  /// The table it stands in.
  var role: TableRole {
    switch self {
    case .screened, .randomized, .treatmentStart, .treatmentEnd, .studyEnd, .died, .lastAlive:
      .subjects
    case .assessed: .responses
    case .origin, .ended: .timeToEvent
    case .eventStart, .eventEnd: .adverseEvents
    case .measured: .tumorMeasurements
    }
  }

  /// What its days are, for a sentence.
  var words: String {
    switch self {
    case .screened: "consent or screening"
    case .randomized: "randomization"
    case .treatmentStart: "first treatment"
    case .treatmentEnd: "last treatment"
    case .studyEnd: "end of study"
    case .died: "death"
    case .lastAlive: "last known alive"
    case .assessed: "assessment"
    case .origin: "start of the time to event"
    case .ended: "event or censoring"
    case .eventStart: "start of the adverse event"
    case .eventEnd: "end of the adverse event"
    case .measured: "tumour measurement"
    }
  }

  /// Whether its days may lie many years after randomization in a study with a long follow-up.
  var isFollowUp: Bool {
    switch self {
    case .treatmentEnd, .studyEnd, .died, .lastAlive, .ended, .eventEnd: true
    case .screened, .randomized, .treatmentStart, .assessed, .origin, .eventStart, .measured:
      false
    }
  }
}
