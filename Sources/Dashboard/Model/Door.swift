import Cells
import TrialAnalysis
import TrialModel

/// Where something on the screen leads when it is opened.
enum Door: Hashable, Sendable {
  /// The subjects that a number counts.
  case subjects(SubjectQuery)
  /// One subject, by its identifier.
  case subject(String)
  /// A row of a file, by its line.
  case row(file: String, line: Int)
  /// The study as it was known on a day.
  case day(Day)
  /// Some of the changes alone; once more, all of them.
  case changes(ChangeChoice)

  /// The arm that it belongs to, which the cursor selects on its way.
  var arm: Int? {
    if case .subjects(let query) = self { query.arm } else { nil }
  }
}

extension Span {
  /// The same text, leading to the subjects that a number counts.
  func leading(to query: SubjectQuery) -> Span { leading(to: .subjects(query)) }

  /// The same text, leading somewhere.
  func leading(to door: Door) -> Span {
    Span(text, style: style, link: LinkTarget(door))
  }

  /// The same text, leading to those it counts if there are any.
  func leading(to query: SubjectQuery, count: Int) -> Span {
    count > 0 ? leading(to: query) : self
  }

  /// The same of a subset, of one arm or of all.
  func leading(to subset: SubjectQuery.Subset, arm: Int? = nil, count: Int) -> Span {
    leading(to: SubjectQuery(subset, arm: arm), count: count)
  }
}

extension Link {
  /// The door behind it.
  var door: Door? { target.value(as: Door.self) }
}
