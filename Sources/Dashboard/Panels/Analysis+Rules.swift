import TrialAnalysis
import TrialModel

extension ResponseAnalysis {
  /// Which responses count, over which denominator, `best response (BOR), ITT denominator`.
  func rule(_ population: Population) -> String {
    let origin =
      switch source {
      case .best: "best response (BOR)"
      case .confirmedBest: "confirmed best response (CBOR)"
      case .derived:
        isConfirmed
          ? "confirmed best response derived from visits" : "best response derived from visits"
      }
    let words = [criteria, evaluator].compactMap { $0 }
    return ([origin + insteadWords] + words + ["\(counted(population)) denominator"])
      .joined(separator: ", ")
  }

  /// The same in a few letters, `BOR/ITT`.
  func shortRule(_ population: Population) -> String {
    "\(source.rawValue)\(insteadWords)/\(counted(population))"
  }

  /// The same as two facts, which find their place more easily on narrow lines.
  func shortRules(_ population: Population) -> (rule: String, instead: String) {
    (
      "\(source.rawValue)/\(counted(population))",
      derivedInstead > 0 ? "\(derivedInstead) derived" : ""
    )
  }

  /// Who is in the denominator.
  private func counted(_ population: Population) -> String {
    denominator == .evaluable ? denominator.rawValue : population.rawValue
  }

  /// How many of the responses on record were not known yet and had to be derived.
  private var insteadWords: String { derivedInstead > 0 ? " (\(derivedInstead) derived)" : "" }
}

extension ToxicityAnalysis {
  /// What the third grade and above is called; a severity is never called a grade.
  var severeName: String { scale == .severity ? "severity 3+" : "grade 3+" }

  /// The same for the head of a column.
  var severeShort: String {
    switch scale {
    case .toxicityGrade: "G3+"
    case .severity: "sev 3+"
    case .none: "3+"
    }
  }

  /// Whether the data grades events at all; if not, nothing is known of grade 3 and above.
  var hasGrades: Bool { scale != .none }

  /// Which events count.
  var ruleName: String {
    switch rule {
    case .flagged: "treatment-emergent (TRTEMFL)"
    case .derived(let days): "first dose to \(days) days after the last"
    case .all: "all events"
    }
  }

  /// The same in a few letters.
  var shortRuleName: String {
    switch rule {
    case .flagged: "TEAE"
    case .derived(let days): "dose+\(days) d"
    case .all: "all AE"
    }
  }
}
