public import TrialModel

/// One sum of a subject's tumour measurements.
public struct SubjectMeasurement: Sendable, Equatable {
  /// The day; `nil` if it is not told.
  public let day: Day?
  /// What is summed.
  public let parameter: TumorParameter
  /// The sum, in the file's unit; `nil` if only the change is told.
  public let value: Double?
  /// The change from baseline in percent; `nil` if nothing tells it, and of the baseline.
  public let percentChange: Double?
  /// Whether it is the baseline.
  public let isBaseline: Bool
  /// Who measured; `nil` if nobody is named.
  public let evaluator: String?
  /// The line of the file, 0 if it is not known.
  public let line: Int
}
