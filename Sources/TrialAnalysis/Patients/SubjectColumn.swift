/// A column of a list of subjects.
public enum SubjectColumn: Sendable, CaseIterable, Hashable {
  /// The identifier.
  case subject
  /// The arm in which the subject counts.
  case arm
  /// The time on the endpoint of the list, and whether it ends in the event.
  case time
  /// The worst grade of the adverse events of the list.
  case thisGrade
  /// The site.
  case site
  /// The sex as written.
  case sex
  /// The age in years.
  case age
  /// The day of randomization.
  case randomized
  /// The first day of treatment.
  case firstDose
  /// The best response.
  case bestResponse
  /// The day of the first response that counts.
  case responseDay
  /// The worst grade of all adverse events that count.
  case worstGrade
  /// Serious adverse events that count.
  case seriousEvents
  /// Where the subject stands in the study.
  case status
  /// The day of death, else the last day known to be alive.
  case lastContact

  /// Whether its cells are numbers, which line up on the right.
  public var isNumber: Bool {
    switch self {
    case .age, .thisGrade, .worstGrade, .seriousEvents: true
    default: false
    }
  }
}
