public import TrialModel

extension Loaded {
  /// Returns what was loaded with the findings that only show when tables are held against each
  /// other added: deaths, dates, arms and sequences of responses that cannot all be true.
  public func addingConsistencyFindings() -> Loaded {
    guard let study else { return self }
    var loaded = self
    loaded.findings += study.consistencyFindings() + responseSequenceFindings(study)
    return loaded
  }
}

extension Study {
  /// What in the tables contradicts itself: days in an impossible order, deaths told in one table
  /// and not in another, whole columns on another calendar.
  ///
  /// A pure function of the study, in time linear in its rows. Of each kind the first 20 are told
  /// one by one; the last of them counts the others. Columns that lie ten years off are told once
  /// and left out of every other check.
  public func consistencyFindings() -> [Finding] {
    let data = ConsistencyData(self)
    return ConsistencyRule.all.flatMap { rule in
      var log = ConsistencyLog(rule, self)
      rule.check(data, &log)
      return log.findings
    }
  }
}
