public import TrialModel

/// One time to event of a subject, as known on the cut-off.
public struct SubjectTime: Sendable, Equatable {
  /// The endpoint.
  public let endpoint: Endpoint
  /// The time in days.
  public let days: Double
  /// Whether it ends in the event.
  public let isEvent: Bool
  /// The origin; `nil` if it is not told.
  public let start: Day?
  /// The day of the event or of the censoring; `nil` if it is not told.
  public let end: Day?
  /// What happened, or why it is censored; `nil` if that is not told or not known yet.
  public let reason: String?
  /// Whether the cut-off ended it, so that what comes is not known yet.
  public let isCut: Bool
  /// The line of the file, 0 if it is derived or not known.
  public let line: Int
}
