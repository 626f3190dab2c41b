/// Whether numbers that leave the program are those of a whole folder.
public enum StudyState: Sendable, Equatable {
  /// All of the folder was read, and nothing that is known speaks against it.
  case whole
  /// Something is lacking, for that reason.
  case incomplete(StaleReason)
  /// The folder is newer than the numbers, for that reason.
  case stale(StaleReason)

  /// The state of numbers that lack something, or nothing.
  public init(loss: StaleReason?) {
    self = loss.map { .incomplete($0) } ?? .whole
  }

  /// Its name in files: `whole`, `incomplete` or `stale`.
  public var name: String {
    switch self {
    case .whole: "whole"
    case .incomplete: "incomplete"
    case .stale: "stale"
    }
  }

  /// Why the numbers are not those of the whole folder; `nil` if they are.
  public var reason: StaleReason? {
    switch self {
    case .whole: nil
    case .incomplete(let reason), .stale(let reason): reason
    }
  }
}
