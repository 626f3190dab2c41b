public import TrialModel

extension Loaded {
  /// Returns the result with the findings between tables added: deaths, dates, arms and sequences of
  /// responses that contradict each other.
  public func addingConsistencyFindings() -> Loaded {
    guard let study else { return self }
    var loaded = self
    loaded.findings += study.consistencyFindings() + responseSequenceFindings(study)
    return loaded
  }
}

extension StudyLoader {
  /// Returns what may be shown of the folder: everything there is, with the findings of consistency,
  /// as far as it is disclosed. This is how every front end reads a folder.
  public func load(disclosing disclosure: Disclosure, _ control: LoadControl? = nil) -> Loaded {
    load(control).addingConsistencyFindings().disclosed(disclosure)
  }
}

extension Study {
  /// Returns the contradictions between the tables: days in an impossible order, deaths recorded in
  /// one table and not in another, whole columns on another calendar.
  ///
  /// A pure function of the study, in time linear in its rows. Of each kind the first 20 are listed;
  /// the last of them counts the others. Columns that are ten years off are reported once and left out
  /// of every other check.
  public func consistencyFindings() -> [Finding] {
    let data = ConsistencyData(self)
    return ConsistencyRule.all.flatMap { rule in
      var log = ConsistencyLog(rule, self)
      rule.check(data, &log)
      return log.findings
    }
  }
}
