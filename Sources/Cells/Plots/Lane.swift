/// One lane of a chart: a patient, or one kind of thing that happens to a patient.
public struct Lane: Sendable, Hashable {
  /// What stands before it.
  public let label: [Span]
  /// Its stretches; a later one covers an earlier one.
  public let segments: [LaneSegment]
  /// Its marks; where two meet, the later one is shown.
  public let marks: [LaneMark]

  /// A lane.
  public init(label: [Span], segments: [LaneSegment] = [], marks: [LaneMark] = []) {
    self.label = label
    self.segments = segments
    self.marks = marks
  }
}
