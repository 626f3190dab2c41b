import TrialAnalysis

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

  init(_ state: AlertState, _ standing: Standing, since: Int64) {
    name = state.name
    self.standing = standing
    words = state.words
    causes = state.causes
    self.since = since
  }
}
