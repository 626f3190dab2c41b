/// One `[[alert]]` of `study.toml`: what somebody wants to know at once.
public struct AlertSettings: Sendable, Equatable {
  /// What is watched.
  public enum Kind: String, Sendable, CaseIterable {
    /// A new serious related or fatal related event since the data was last read.
    case relatedEvent = "related event"
    /// How many subjects of an arm have an event.
    case rate
    /// Nobody randomized for too long.
    case noEnrollment = "no enrollment"
    /// Files that are too old.
    case oldData = "old data"
    /// Rows that are no longer in a file.
    case lostRows = "lost rows"
  }

  /// What of a rate must be above its limit.
  public enum Bound: String, Sendable, CaseIterable {
    /// The rate itself.
    case rate
    /// The lower limit of its 95 % Clopper-Pearson interval.
    case lower
  }

  /// `when`.
  public var kind: Kind
  /// `name`, else made from the rest.
  public var name: String
  /// `term`, for a rate; without regard to case.
  public var term = ""
  /// `grade`, for a rate: the least grade that counts, 1 to 5; `nil` for any event.
  public var grade: Int?
  /// `arm`, for a rate: code, name or short name; `nil` for each arm.
  public var arm: String?
  /// `limit`, for a rate: a fraction of the subjects treated.
  public var limit = 0.0
  /// `bound`, for a rate.
  public var bound = Bound.rate
  /// `days` without enrollment.
  public var days = 0
  /// `hours`, the age of the newest file.
  public var hours = 0.0

  /// An alert of a kind, called after it unless it has a name.
  public init(_ kind: Kind, name: String? = nil) {
    self.kind = kind
    self.name = name ?? kind.rawValue
  }
}
