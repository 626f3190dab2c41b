public import TrialModel

/// One response record of a subject.
public struct SubjectResponse: Sendable, Equatable {
  /// The day; `nil` if it is not told.
  public let day: Day?
  /// The response.
  public let category: ResponseCategory
  /// Who assessed; `nil` if nobody is named.
  public let evaluator: String?
  /// What the record is.
  public let kind: ResponseKind
  /// Whether the evaluator is the one whose records count.
  public let isCounted: Bool
  /// The line of the file, 0 if it is not known.
  public let line: Int
}
