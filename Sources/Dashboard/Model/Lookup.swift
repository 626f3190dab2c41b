public import TrialAnalysis
public import TrialModel
import TrialReport

/// Something that is looked up in the study that is shown, away from the keys.
public enum Lookup: Sendable, Hashable {
  /// Subjects in an order.
  case list(SubjectListRequest)
  /// One subject, by its identifier.
  case history(String)
  /// The row that begins on a line of a file.
  case row(file: String, line: Int)
  /// What a filter that is being typed would do, and how it could go on.
  case filter(String, cursor: Int)
}

/// What was found.
public enum LookupResult: Sendable, Equatable {
  /// The subjects.
  case list(SubjectList)
  /// The subject; `nil` if there is none as of the cut-off.
  case history(SubjectHistory?)
  /// The row.
  case row(RowFound)
  /// The filter.
  case filter(FilterDraft)
}

/// What was found on a line of a file.
public enum RowFound: Sendable, Equatable {
  /// The row; `nil` if none begins there. The file may be another than the one that was counted.
  case row(RawRecord?, isChanged: Bool)
  /// The file cannot be read any more.
  case unreadable(String)
}

extension SubjectIndex {
  /// Looks something up; `nil` for what stands in the files alone.
  public func answer(_ lookup: Lookup) -> LookupResult? {
    switch lookup {
    case .list(let request): .list(list(request))
    case .history(let identifier): .history(history(of: identifier))
    case .row: nil
    case .filter(let text, let cursor): .filter(draft(of: text, cursor: cursor))
    }
  }
}
