public import TrialModel

/// What happened to one responder and when, as known on the cut-off: a lane of a swimmer plot.
public struct ResponseCourse: Sendable, Equatable {
  /// The subject's identifier.
  public let subject: String
  /// The arm the subject counts in.
  public let arm: Int
  /// The best response, CR or PR.
  public let best: ResponseCategory
  /// The day of randomization, else of the first dose.
  public let start: Day
  /// The first dose; `nil` if it is not told.
  public let treatmentStart: Day?
  /// The last dose; `nil` if it is not told or came after the cut-off.
  public let treatmentEnd: Day?
  /// The first response that counts; `nil` if no assessment with a day tells of one.
  public let firstResponse: Day?
  /// The first complete response that counts.
  public let firstComplete: Day?
  /// The first progression that an assessment tells of.
  public let progression: Day?
  /// The day of death.
  public let death: Day?
  /// The day of death, else the latest day the subject was known to be alive.
  public let end: Day

  /// Whether the response goes on as far as is known: neither progression nor death.
  public var isOngoing: Bool { progression == nil && death == nil }
  /// Days from `start` to `end`, both included.
  public var days: Int { end - start + 1 }
}
