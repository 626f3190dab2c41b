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
