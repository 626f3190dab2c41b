/// An alert of `study.toml` that a person has to know of: raised, or one that cannot be judged.
public struct Alert: Sendable, Equatable {
  /// How it stands.
  public enum Standing: Sendable, Equatable {
    /// Raised, and still so.
    case raised
    /// Was raised, and is no longer; shown until somebody has taken note.
    case past
    /// The data do not record.
    case unjudged
  }

  /// The alert's name.
  public let name: String
  /// How grave alerts of its kind are, the gravest being 0.
  let gravity: Int
  /// How it stands.
  public var standing: Standing
  /// Why, with the numbers behind it.
  public var reason: AlertReason
  /// What raised it.
  var causes: Set<String>
  /// Since when it stands so, in seconds since 1970.
  public var since: Int64
  /// Whether somebody has taken note.
  public var isAcknowledged = false

  /// Whether it is to be seen wherever one is.
  public var isPressing: Bool { standing != .unjudged && !isAcknowledged }

  /// Whether it is so now, and nobody has taken note.
  public var isOpen: Bool { standing == .raised && !isAcknowledged }

  /// What is so now, then what was so, then what somebody has taken note of or cannot be judged.
  private var urgency: Int { isOpen ? 0 : isPressing ? 1 : 2 }

  /// Whether it comes before another in the list: the gravest first, then the newest.
  func precedes(_ other: Alert) -> Bool {
    guard urgency == other.urgency else { return urgency < other.urgency }
    guard isPressing else { return false }
    return (gravity, -since) < (other.gravity, -other.since)
  }

  init(_ state: AlertState, _ standing: Standing, since: Int64) {
    name = state.name
    gravity = state.kind.gravity
    self.standing = standing
    reason = state.reason
    causes = state.causes
    self.since = since
  }
}

/// What judging the alerts anew brought.
public struct AlertNews: Sendable, Equatable {
  /// Alerts that were not raised before, or are now by something new: each is made known once.
  public var raised: [AlertState] = []
  /// Alerts that cannot be judged and could before.
  public var unjudged: [AlertState] = []

  /// Nothing new.
  public init() {}
}

extension [Alert] {
  /// Brings the list up to date with how all alerts stand, in the order of `study.toml`; those to be
  /// taken note of come first, those that are alike stay in that order.
  ///
  /// `now` is the time in seconds since 1970.
  public mutating func update(with states: [AlertState], now: Int64) -> AlertNews {
    var earlier = self
    var news = AlertNews()
    var list: [Alert] = []
    for state in states {
      let before = earlier.firstIndex { $0.name == state.name }.map { earlier.remove(at: $0) }
      switch state.status {
      case .raised:
        if var alert = before, alert.standing == .raised, state.causes.isSubset(of: alert.causes) {
          alert.reason = state.reason
          list.append(alert)
        } else {
          var alert = Alert(state, .raised, since: now)
          // A cause that comes and goes is new only once.
          if before?.standing == .raised { alert.causes.formUnion(before?.causes ?? []) }
          list.append(alert)
          news.raised.append(state)
        }
      case .quiet, .unknown:
        if var alert = before, alert.isPressing {
          alert.standing = .past
          list.append(alert)
        } else if state.status == .unknown {
          list.append(Alert(state, .unjudged, since: now))
          if before?.standing != .unjudged { news.unjudged.append(state) }
        }
      }
    }
    self = list.enumerated().sorted { left, right in
      left.element.precedes(right.element)
        || !right.element.precedes(left.element) && left.offset < right.offset
    }.map(\.element)
    return news
  }
}
