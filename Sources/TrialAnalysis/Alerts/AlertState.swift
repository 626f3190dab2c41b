public import TrialModel

/// Whether an alert of `study.toml` is raised, and why.
public struct AlertState: Sendable, Equatable {
  /// How it stands.
  public enum Status: Sendable, Equatable {
    /// What was to be told of has happened.
    case raised
    /// It has not.
    case quiet
    /// The data does not tell.
    case unknown
  }

  /// What is watched.
  public let kind: AlertSettings.Kind
  /// The alert's name.
  public let name: String
  /// How it stands.
  public let status: Status
  /// What raises it, one entry for every event, arm or file: an alert that is raised already is raised
  /// anew by a cause that was not there before.
  public let causes: Set<String>
  /// Why, with the numbers behind it.
  public let reason: AlertReason

  /// How an alert stands.
  public init(
    _ alert: AlertSettings, status: Status, causes: Set<String> = [], reason: AlertReason
  ) {
    kind = alert.kind
    name = alert.name
    self.status = status
    self.causes = causes
    self.reason = reason
  }
}

extension AlertSettings.Kind {
  /// How grave an alert of the kind is, the gravest being 0: what happened to patients before what
  /// happened to files, and both before what did not happen.
  public var gravity: Int {
    switch self {
    case .relatedEvent: 0
    case .rate: 1
    case .lostRows: 2
    case .noEnrollment, .oldData: 3
    }
  }
}
