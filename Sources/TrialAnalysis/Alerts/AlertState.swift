public import TrialModel

/// Whether an alert of `study.toml` is raised, and why.
public struct AlertState: Sendable, Equatable {
  /// How it stands.
  public enum Status: Sendable, Equatable {
    /// What the alert is about has happened.
    case raised
    /// It has not.
    case quiet
    /// The data do not record.
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

/// Judges the alerts of a study whenever there is cause to: the folder was read, or one of them is
/// raised by the mere passing of time.
///
/// A value without a clock; times are seconds since 1970.
public struct AlertFollower: Sendable {
  private var watch = AlertWatch()
  private var judged: [AlertState] = []
  /// Whether the folder was read since they were judged.
  private var isDue = false
  /// When one that is quiet will be raised by time; `nil` if none will.
  public private(set) var deadline: Int64?

  /// A follower that has seen nothing.
  public init() {}

  /// Notes that the folder was read, whether it is shown or held back.
  ///
  /// `isAccepted` is whether it is shown because a person asked for it in spite of what is missing.
  public mutating func note(_ basis: AlertBasis, isAccepted: Bool) {
    watch.note(basis, isAccepted: isAccepted)
    isDue = true
  }

  /// Notes that there was no study in the folder any more.
  public mutating func noteMissing(_ reason: MissingReason) {
    watch.noteMissing(reason)
    isDue = true
  }

  /// Judges the alerts if that is due; returns how all of them stand if any of it is new.
  ///
  /// `utcOffset` is how many seconds the reader's clock is ahead of UTC.
  public mutating func judge(now: Int64, utcOffset: Int64) -> [AlertState]? {
    guard isDue || deadline.map({ now >= $0 }) ?? false else { return nil }
    isDue = false
    let states = watch.states(now: now, utcOffset: utcOffset)
    deadline = watch.nextRaise(after: now, utcOffset: utcOffset)
    guard states != judged else { return nil }
    judged = states
    return states
  }
}
