/// What kind of change between two states of a study, the gravest first.
public enum StudyChangeKind: Int, Sendable, CaseIterable {
  /// A subject who was there is not any more.
  case subjectVanished
  /// Records of a subject that were there are not any more.
  case recordsVanished
  /// A subject died.
  case death
  /// A serious adverse event.
  case seriousEvent
  /// A value that was there is another one, or is gone.
  case corrected
  /// A first progression.
  case progression
  /// A first response.
  case response
  /// A better best response of somebody who responded before.
  case deepened
  /// A subject was randomized.
  case randomized
  /// A subject was screened, and is not randomized.
  case screened
  /// Another adverse event that counts.
  case adverseEvent

  /// How urgent a change is.
  public enum Severity: Int, Sendable, Comparable {
    /// What was there must not vanish.
    case alarm
    /// A death or serious event.
    case grave
    /// A correction, response or progression.
    case notable
    /// What a running study brings every day.
    case routine

    /// The more urgent comes first.
    public static func < (left: Severity, right: Severity) -> Bool {
      left.rawValue < right.rawValue
    }
  }

  /// How urgent it is.
  public var severity: Severity {
    switch self {
    case .subjectVanished, .recordsVanished: .alarm
    case .death, .seriousEvent: .grave
    case .corrected, .progression, .response, .deepened: .notable
    case .randomized, .screened, .adverseEvent: .routine
    }
  }
}
