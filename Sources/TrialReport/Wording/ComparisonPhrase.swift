public import TrialAnalysis
public import TrialModel

extension ResponseComparison {
  /// Whom a cohort compares, with responders and denominators.
  ///
  ///     SC 9/94 v HD 20/97 (concurrent; 59 earlier HD left out)
  public func phrase(_ cohort: Cohort, arms: [ArmSummary]) -> String {
    let contrast = contrast(cohort)
    return CohortPhrase(
      first: NumberFormat.count(contrast.first), second: NumberFormat.count(contrast.second),
      names: (arms[arm].arm.short, arms[reference].arm.short),
      omissions: (armOmission, referenceOmission)
    ).text(cohort)
  }

  /// Whether the concurrent cohort leaves anyone out.
  public var leavesOutSubjects: Bool { armOmission.count + referenceOmission.count > 0 }
}

extension SurvivalComparison {
  /// Whom a cohort compares, with the number of subjects.
  ///
  ///     SC 94 v HD 97 (concurrent; 59 earlier HD left out)
  public func phrase(_ cohort: Cohort, arms: [ArmSummary]) -> String {
    let contrast = contrast(cohort)
    return CohortPhrase(
      first: String(contrast.firstCount), second: String(contrast.secondCount),
      names: (arms[arm].arm.short, arms[reference].arm.short),
      omissions: (armOmission, referenceOmission)
    ).text(cohort)
  }

  /// Whether the concurrent cohort leaves anyone out.
  public var leavesOutSubjects: Bool { armOmission.count + referenceOmission.count > 0 }
}

/// The words for the subjects that a comparison compares.
private struct CohortPhrase {
  let first: String
  let second: String
  let names: (first: String, second: String)
  let omissions: (first: CohortOmission, second: CohortOmission)

  func text(_ cohort: Cohort) -> String {
    let leftOut = [
      omissions.first.phrase(arm: names.first), omissions.second.phrase(arm: names.second),
    ].filter { !$0.isEmpty }.joined(separator: " and ")
    let note =
      switch (cohort, leftOut.isEmpty) {
      case (.concurrent, true): "concurrent; nobody left out"
      case (.concurrent, false): "concurrent; \(leftOut) left out"
      case (.all, true): "all; all concurrent"
      case (.all, false): "all; \(leftOut) not concurrent"
      }
    return "\(names.first) \(first) v \(names.second) \(second) (\(note))"
  }
}

extension CohortOmission {
  /// The words for it, `59 earlier HD`; empty if nobody is left out.
  public func phrase(arm: String) -> String {
    var parts: [String] = []
    if earlier > 0 { parts.append("\(earlier) earlier") }
    if later > 0 { parts.append("\(later) later") }
    if undated > 0 { parts.append("\(undated) undated") }
    return parts.isEmpty ? "" : parts.joined(separator: ", ") + " " + arm
  }
}

extension Endpoint {
  /// The subjects of an endpoint among responders and what that means: `among complete responders, not
  /// randomized`.
  public var amongResponders: String { "among \(responders), not randomized" }

  /// The subjects of an endpoint among responders in words.
  public var responders: String {
    if isFromCompleteResponse { return "complete responders" }
    return isFromConfirmedResponse ? "confirmed responders" : "responders"
  }
}
