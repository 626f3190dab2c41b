import TrialData

/// The best response of every subject as known on the cut-off, from one source and one evaluator.
struct BestResponses {
  /// Where the best responses come from.
  let source: ResponseAnalysis.Source
  /// Whose assessments they are; `nil` if the data names nobody.
  let evaluator: String?
  /// The best response of every subject.
  private(set) var categories: [ResponseCategory]
  /// Whether the subject has an assessment after baseline.
  private(set) var isAssessed: [Bool]

  init(_ selection: Selection) {
    let responses = selection.study.responses
    let source = BestResponses.source(selection.study)
    let records = EvaluatorChoice(responses, kind: source.kind)
    let visits =
      source == .derived
      ? records : EvaluatorChoice(responses, kind: .visit, sameAs: records.name)
    let derived = DerivedResponses(selection, visits: visits)
    self.source = source
    evaluator = records.name
    categories = derived.categories
    isAssessed = derived.isAssessed
    if source != .derived { takeRecords(selection, records, kind: source.kind) }
  }

  /// Puts the data's own best responses in place of the derived ones.
  ///
  /// The first record of a subject that is not later than the cut-off counts. Where all are later,
  /// the assessments up to the cut-off tell; where there is none at all, the response is missing.
  private mutating func takeRecords(
    _ selection: Selection, _ evaluator: EvaluatorChoice, kind: ResponseKind
  ) {
    let responses = selection.study.responses
    let days = responses.day.numbers(rows: responses.count)
    var isTaken = [Bool](repeating: false, count: categories.count)
    var isLate = isTaken
    for row in 0..<responses.count where responses.kind[row] == kind {
      let subject = Int(responses.subject[row])
      guard categories.indices.contains(subject), !isTaken[subject],
        evaluator.includes(row, in: responses)
      else { continue }
      if selection.knownBy.isBefore(days[row]) {
        isLate[subject] = true
        continue
      }
      isTaken[subject] = true
      categories[subject] = responses.category[row]
      if responses.category[row] != .missing { isAssessed[subject] = true }
    }
    for subject in categories.indices where !isTaken[subject] && !isLate[subject] {
      categories[subject] = .missing
    }
  }

  /// Confirmed records if they are asked for, else best ones, else the assessments.
  private static func source(_ study: Study) -> ResponseAnalysis.Source {
    var hasVisit = false
    var hasBest = false
    var hasConfirmed = false
    for kind in study.responses.kind {
      switch kind {
      case .visit: hasVisit = true
      case .best: hasBest = true
      case .confirmedBest: hasConfirmed = true
      }
    }
    if study.settings.isConfirmed, hasConfirmed { return .confirmedBest }
    if hasBest { return .best }
    return hasConfirmed && !hasVisit ? .confirmedBest : .derived
  }
}

extension ResponseAnalysis.Source {
  /// The kind of record that the source reads.
  fileprivate var kind: ResponseKind {
    switch self {
    case .best: .best
    case .confirmedBest: .confirmedBest
    case .derived: .visit
    }
  }
}
