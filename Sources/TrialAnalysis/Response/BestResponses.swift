import TrialModel

/// The best response of every subject as known on the cut-off, from one source and one evaluator.
struct BestResponses {
  /// Where the best responses come from.
  let source: ResponseAnalysis.Source
  /// How they are derived where they are.
  let rule: BestResponseRule
  /// Whose assessments they are.
  let evaluator: EvaluatorChoice
  /// The assessments by that evaluator.
  let assessments: Assessments
  /// The best response of every subject.
  private(set) var categories: [ResponseCategory]
  /// Whether the subject has an assessment after baseline.
  private(set) var isAssessed: [Bool]
  /// Whether the subject's record was not known yet, so that the assessments decide.
  private(set) var isDerivedInstead: [Bool]
  /// Whether the best response is derived and another one if assessments whose days are not known, or
  /// known to the month or year only, came on other days: then it is NE.
  private(set) var isUndecided: [Bool]
  /// The confirmed best response on record of every subject who has one, where these do not count.
  private(set) var unusedConfirmed: [ResponseCategory?]

  init(_ membership: SubjectMembership) {
    let settings = membership.study.settings
    let evaluator = EvaluatorChoice(membership.study.responses, asked: settings.evaluator)
    let source = BestResponses.source(membership.study, evaluator)
    let rule = BestResponseRule(
      settings,
      isConfirmed: source == .confirmedBest || (source == .derived && settings.isConfirmed))
    let assessments = Assessments(membership, evaluator: evaluator, criteria: rule.criteria)
    let subjects = 0..<membership.study.subjects.count
    self.source = source
    self.rule = rule
    self.evaluator = evaluator
    self.assessments = assessments
    let derived = subjects.map { rule.best(assessments, $0) }
    let others =
      assessments.hasPartials
      ? Assessments(
        membership, evaluator: evaluator, criteria: rule.criteria, placement: .unfavorable)
      : assessments
    let undecided = subjects.map { derived[$0] != rule.least(others, $0) }
    isUndecided = undecided
    categories = subjects.map { undecided[$0] ? .notEvaluable : derived[$0] }
    isAssessed = subjects.map { assessments.isAssessed($0) }
    isDerivedInstead = [Bool](repeating: false, count: subjects.count)
    unusedConfirmed = [ResponseCategory?](repeating: nil, count: subjects.count)
    if source != .confirmedBest { noteConfirmed(membership) }
    if let kind = source.kind { takeRecords(membership, kind) }
  }

  /// Puts the data's own best responses in place of the derived ones.
  ///
  /// The first record of a subject that is not later than the cut-off counts. Where all are later,
  /// the assessments up to the cut-off decide; where there is none at all, the response is missing.
  /// A confirmed response bears the day of the response and not of its confirmation, which may be
  /// later than the cut-off: where assessments go on after it, those up to it decide.
  private mutating func takeRecords(_ membership: SubjectMembership, _ kind: ResponseKind) {
    let responses = membership.study.responses
    let days = responses.day.numbers
    var isTaken = [Bool](repeating: false, count: categories.count)
    for row in 0..<responses.count where responses.kind[row] == kind {
      let subject = Int(responses.subject[row])
      guard categories.indices.contains(subject), !isTaken[subject],
        evaluator.includes(row, in: responses)
      else { continue }
      let category = responses.category[row]
      let isUnconfirmedYet =
        kind == .confirmedBest && category.isResponse && assessments.goesOn[subject]
      let latest = responses.day.interval(row)?.upperBound ?? days[row]
      if membership.knownBy.excludes(latest) || isUnconfirmedYet {
        isDerivedInstead[subject] = true
        continue
      }
      isTaken[subject] = true
      isUndecided[subject] = false
      categories[subject] = category
      if category != .missing { isAssessed[subject] = true }
    }
    for subject in categories.indices {
      if isTaken[subject] {
        isDerivedInstead[subject] = false
      } else if !isDerivedInstead[subject] {
        isUndecided[subject] = false
        categories[subject] = .missing
      }
    }
  }

  /// Keeps the first confirmed best response of every subject, which does not count.
  private mutating func noteConfirmed(_ membership: SubjectMembership) {
    let responses = membership.study.responses
    for row in 0..<responses.count where responses.kind[row] == .confirmedBest {
      let subject = Int(responses.subject[row])
      let category = responses.category[row]
      guard unusedConfirmed.indices.contains(subject), unusedConfirmed[subject] == nil,
        category != .missing, evaluator.includes(row, in: responses),
        !membership.knownBy.excludes(
          responses.day.interval(row)?.upperBound ?? responses.day.numbers[row])
      else { continue }
      unusedConfirmed[subject] = category
    }
  }

  /// The arm every subject of a denominator counts in, of those of a population.
  func counted(_ arms: [Int16], _ denominator: ResponseDenominator) -> [Int16] {
    guard denominator == .evaluable else { return arms }
    return arms.indices.map { isAssessed[$0] ? arms[$0] : -1 }
  }

  /// Where the best responses come from, of what the evaluator has.
  private static func source(
    _ study: Study, _ evaluator: EvaluatorChoice
  ) -> ResponseAnalysis.Source {
    let responses = study.responses
    var kinds: Set<ResponseKind> = []
    for row in 0..<responses.count where evaluator.includes(row, in: responses) {
      kinds.insert(responses.kind[row])
    }
    switch study.settings.responseKind(among: kinds) {
    case .best: return .best
    case .confirmedBest: return .confirmedBest
    case .visit, nil: return .derived
    }
  }
}

extension ResponseAnalysis.Source {
  /// The kind of record that holds the best responses; `nil` if they are derived.
  fileprivate var kind: ResponseKind? {
    switch self {
    case .best: .best
    case .confirmedBest: .confirmedBest
    case .derived: nil
    }
  }
}
