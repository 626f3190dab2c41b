public import TrialAnalysis

/// Something that is looked up in the study that is shown, away from the keys.
public enum Inquiry: Sendable, Hashable {
  /// Subjects in an order.
  case list(SubjectListRequest)
  /// One subject, by its identifier.
  case history(String)
}

/// What was found.
public enum Answer: Sendable, Equatable {
  /// The subjects.
  case list(SubjectList)
  /// The subject; `nil` if there is none as of the cut-off.
  case history(SubjectHistory?)
}

extension SubjectIndex {
  /// Looks something up.
  public func answer(_ inquiry: Inquiry) -> Answer {
    switch inquiry {
    case .list(let request): .list(list(request))
    case .history(let identifier): .history(history(of: identifier))
    }
  }
}
