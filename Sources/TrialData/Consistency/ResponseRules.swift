import TrialModel

extension ConsistencyRule {
  /// Confirmed best responses are on record, and others count.
  static let confirmedResponseUnused = ConsistencyRule(
    severity: .note, code: "confirmed-response-unused"
  ) { data, log in
    let responses = data.study.responses
    guard let first = responses.kind.firstIndex(of: .confirmedBest) else { return }
    let kinds = [ResponseKind.visit, .best].filter(responses.kind.contains) + [.confirmedBest]
    let used = data.study.settings.responseKind(among: Set(kinds))
    guard let used, used != .confirmedBest else { return }
    let count = responses.kind.indices.count {
      responses.kind[$0] == .confirmedBest && responses.category[$0] != .missing
    }
    if count > 0 { log.add(.responses, row: first, .confirmedResponseUnused(count, used: used)) }
  }
}
