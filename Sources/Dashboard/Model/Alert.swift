import TrialAnalysis
import TrialReport

/// An alert of `study.toml` that a person has to know of: raised, or one that cannot be judged.
public struct Alert: Sendable, Equatable {
  /// How it stands.
  public enum Standing: Sendable, Equatable {
    /// Raised, and still so.
    case raised
    /// Was raised, and is no longer; shown until somebody has taken note.
    case past
    /// The data does not tell.
    case unjudged
  }

  /// The alert's name.
  public let name: String
  /// How grave alerts of its kind are, the gravest being 0.
  let gravity: Int
  /// How it stands.
  public var standing: Standing
  /// Why, a sentence.
  public var words: String
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

  /// Whether it is to be told before another: the gravest first, then the newest.
  func precedes(_ other: Alert) -> Bool {
    guard urgency == other.urgency else { return urgency < other.urgency }
    guard isPressing else { return false }
    return (gravity, -since) < (other.gravity, -other.since)
  }

  init(_ state: AlertState, _ standing: Standing, since: Int64) {
    name = state.name
    gravity = state.kind.gravity
    self.standing = standing
    words = state.message
    causes = state.causes
    self.since = since
  }
}
