public import TrialModel

/// One change of one subject between two states of a study.
public struct StudyChange: Sendable, Equatable {
  /// What kind of change it is.
  public let kind: StudyChangeKind
  /// The subject's identifier.
  public let subject: String
  /// The subject's planned arm, an index into the arms of the state gone to; `nil` for none.
  public let arm: Int?
  /// The grade of an adverse event; `nil` if it has none or the change is about something else.
  public let grade: Int?
  /// The day it happened; `nil` if it is not told or the change has none.
  public let day: Day?
  /// What changed, `PR on 1994-03-02`, `age 61 -> 62`.
  public let words: String
}
