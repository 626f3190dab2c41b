import TrialModel

/// Whose records count, where several people assessed the same subjects.
///
/// The one that `study.toml` names, else the investigator, else the one that comes first in the file.
/// Records of different evaluators are never mixed. Records that name nobody are taken as the
/// chosen one's where all others of their kind are; where a whole kind of record names nobody, as
/// those of the evaluator who would be chosen unasked.
struct EvaluatorChoice {
  /// The evaluator; `nil` if the records name nobody.
  let name: String?
  /// All evaluators, in order of first appearance.
  let all: [String]
  /// The evaluator asked for, if the records do not have that one; another was chosen.
  let unavailable: String?
  private let code: Int32?
  /// For every kind of record whether those that name nobody count.
  private let includesNameless: [Bool]

  /// Chooses among the evaluators of all records.
  init(_ responses: Responses, asked: String?) {
    let values = responses.evaluator.values
    // By kind of record and code.
    var isSeen = [[Bool]](repeating: [Bool](repeating: false, count: values.count), count: 3)
    for row in 0..<responses.count {
      let code = Int(responses.evaluator.codes[row])
      if values.indices.contains(code) { isSeen[Int(responses.kind[row].rawValue)][code] = true }
    }
    let found = values.indices.filter { code in isSeen.contains { $0[code] } }
    let usual =
      found.first { values[$0].uppercased().contains("INVESTIGATOR") } ?? found.first
    let wanted = asked.flatMap { asked in
      found.first { values[$0].uppercased() == asked.uppercased() }
    }
    let chosen = wanted ?? usual
    all = found.map { values[$0] }
    name = chosen.map { values[$0] }
    unavailable = wanted == nil ? asked : nil
    code = chosen.map { Int32($0) }
    includesNameless = isSeen.map { isSeen in
      let others = isSeen.indices.contains { isSeen[$0] && $0 != chosen }
      return !others && (chosen == usual || isSeen.contains(true))
    }
  }

  /// Whether the record in a row counts.
  func includes(_ row: Int, in responses: Responses) -> Bool {
    guard let code else { return true }
    let named = responses.evaluator.codes[row]
    guard responses.evaluator.values.indices.contains(Int(named)) else {
      return includesNameless[Int(responses.kind[row].rawValue)]
    }
    return named == code
  }
}
