/// Which of the subjects with an event are counted.
public enum ToxicityMeasure: Sendable, Hashable {
  /// All of them.
  case any
  /// Those whose worst grade is at least that.
  case gradeAtLeast(Int)
  /// Those whose worst grade is that; 0 if no grade is told of any of the events.
  case worst(Int)
  /// Those with a serious one.
  case serious
  /// Those with a related one.
  case related
}
