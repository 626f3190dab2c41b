import Cells
import TrialAnalysis
import TrialModel
import TrialStatistics

/// Where something on the screen leads when it is opened.
enum LinkDestination: Hashable, Sendable {
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
  func linked(to query: SubjectQuery) -> Span { linked(to: .subjects(query)) }

  /// The same text, leading somewhere.
  func linked(to destination: LinkDestination) -> Span {
    Span(text, style: style, link: LinkTarget(destination))
  }

  /// The same text, leading to those it counts if there are any.
  func linked(to query: SubjectQuery, count: Int) -> Span {
    count > 0 ? linked(to: query) : self
  }

  /// The same of a subset, of one arm or of all.
  func linked(to subset: SubjectQuery.Subset, arm: Int? = nil, count: Int) -> Span {
    linked(to: SubjectQuery(subset, arm: arm), count: count)
  }
}

extension Link {
  /// The destination behind it.
  var destination: LinkDestination? { target.value(as: LinkDestination.self) }
}

extension SubjectQuery.Subset {
  /// The subjects that these are a part of, for method lines and copied numbers: `safety 394, by arm given`.
  func base(_ analysis: Analysis) -> MethodFact {
    switch descriptor.base {
    case .screened:
      return "of \(analysis.enrollment.screened) screened"
    case .toxicity:
      guard let toxicity = analysis.toxicity else { return analysis.populationFact }
      let total = toxicity.subjectCounts.reduce(0, +)
      return "safety \(total), by arm given, \(toxicity.shortRuleName)"
    case .safety:
      return "safety \(analysis.arms.reduce(0) { $0 + $1.safetyCount }), by arm given"
    case .randomized:
      return "ITT \(analysis.enrollment.randomized)"
    case .response:
      let total = analysis.response?.arms.reduce(0) { $0 + $1.rate.total } ?? 0
      return total == analysis.subjectCount
        ? analysis.populationFact : "denominator \(total) of \(analysis.populationFact)"
    case .population:
      return analysis.populationFact
    }
  }
}

extension Analysis {
  /// Population and N, for method lines.
  var populationFact: MethodFact { "\(population.rawValue) \(subjectCount, .population)" }
}
