import TrialModel

extension StudyChanges {
  /// The changes from one state of a study to another.
  public init(from old: SubjectIndex, to new: SubjectIndex) {
    let isBackwards = StudyChanges.isBackwards(old, new)
    var comparison =
      isBackwards
      ? StudyComparison(old: new, new: old, arms: new.study.arms)
      : StudyComparison(old: old, new: new, arms: new.study.arms)
    self.init(isBackwards: isBackwards, log: comparison.run())
  }

  /// Whether the state gone to has an earlier cut-off that was asked for.
  ///
  /// The latest date in the data may move back too, where rows vanish: that is an alarm.
  private static func isBackwards(_ old: SubjectIndex, _ new: SubjectIndex) -> Bool {
    guard let from = old.cutoff, let to = new.cutoff else { return false }
    return to.isInThePast && to.day < from.day
  }
}
