import TrialData

/// Whose records count, where several people assessed the same subjects.
///
/// The investigator's if there are such, else those of the evaluator who comes first. Records of
/// different evaluators are never mixed; records that name nobody count only beside a single name.
struct EvaluatorChoice {
  /// The evaluator; `nil` if the records name nobody.
  let name: String?
  /// Only records with this code count; `nil` if all do.
  private let code: Int32?
  private let includesNobody: Bool

  /// Chooses among the records of a kind.
  init(_ responses: Responses, kind: ResponseKind) {
    self.init(responses, found: EvaluatorChoice.found(responses, kind: kind), preferred: nil)
  }

  /// Chooses the same evaluator as for another kind of record; nobody if that one has none here.
  init(_ responses: Responses, kind: ResponseKind, sameAs name: String?) {
    self.init(responses, found: EvaluatorChoice.found(responses, kind: kind), preferred: name)
  }

  private init(_ responses: Responses, found: [Int32], preferred: String?) {
    func name(_ code: Int32) -> String { responses.evaluator.values[Int(code)] }
    let chosen: Int32?
    if let preferred, !found.isEmpty {
      chosen = found.first { name($0) == preferred }
      includesNobody = chosen == nil
    } else {
      chosen = found.first { name($0).uppercased().contains("INVESTIGATOR") } ?? found.first
      includesNobody = false
    }
    self.name = chosen.map(name)
    code = found.count > 1 ? chosen : nil
  }

  /// Whether the record in a row counts.
  func includes(_ row: Int, in responses: Responses) -> Bool {
    if includesNobody { return false }
    guard let code else { return true }
    return responses.evaluator.codes[row] == code
  }

  /// The codes of the evaluators of a kind of record, in order of first appearance.
  private static func found(_ responses: Responses, kind: ResponseKind) -> [Int32] {
    guard responses.evaluator.count == responses.count else { return [] }
    var isSeen = [Bool](repeating: false, count: responses.evaluator.values.count)
    var found: [Int32] = []
    for row in 0..<responses.count where responses.kind[row] == kind {
      let code = responses.evaluator.codes[row]
      guard isSeen.indices.contains(Int(code)), !isSeen[Int(code)] else { continue }
      isSeen[Int(code)] = true
      found.append(code)
    }
    return found
  }
}
