extension Loaded {
  /// The same with the findings that only show when the tables are held against each other: deaths,
  /// dates, arms and sequences of responses that cannot all be true.
  public func checked() -> Loaded {
    guard let study else { return self }
    var checked = self
    checked.findings += study.consistencyFindings() + responseSequenceFindings(study)
    return checked
  }
}
