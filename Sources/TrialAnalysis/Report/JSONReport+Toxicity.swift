import TrialData

extension JSONReport {
  func writeToxicity(_ writer: inout JSONWriter) {
    guard let toxicity = analysis.toxicity else {
      writer.null("toxicity")
      return
    }
    writer.object("toxicity") { writer in
      writer.write("population", Population.safety.rawValue)
      writer.write("emergent", toxicity.rule.name)
      writer.write("scale", toxicity.scale.name)
      writer.array("related_values", toxicity.relatedValues)
      writer.write("excluded_events", toxicity.excludedEvents)
      writer.array("arms", toxicity.subjectCounts.indices) { writer, arm in
        writer.object { writer in
          writer.write("arm", code(arm))
          writer.write("n", toxicity.subjectCounts[arm])
        }
      }
      writer.array("summary", toxicity.summary) { writer, row in
        writer.object { writer in
          writer.write("category", row.category.rawValue)
          writer.array("arms", row.subjects.indices) { writer, arm in
            writer.object { writer in
              writer.write("arm", code(arm))
              writer.write("subjects", row.subjects[arm])
              writer.write("events", row.events[arm])
            }
          }
        }
      }
      writer.array("classes", toxicity.classes) { write(&$0, $1) }
      writer.array("terms", toxicity.terms) { write(&$0, $1) }
    }
  }

  private func write(_ writer: inout JSONWriter, _ row: ToxicityRow) {
    writer.object { writer in
      writer.write("soc", row.organClass)
      if let term = row.term { writer.write("term", term) }
      writer.array("arms", row.arms.indices) { writer, index in
        let arm = row.arms[index]
        writer.object { writer in
          writer.write("arm", code(index))
          writer.write("subjects", arm.subjects)
          writer.write("grade3plus", arm.grade3Plus)
          writer.array("worst", arm.worst)
          writer.write("serious", arm.serious)
          writer.write("related", arm.related)
        }
      }
    }
  }
}

extension ToxicityAnalysis.EmergentRule {
  /// The rule in one word.
  fileprivate var name: String {
    switch self {
    case .flagged: "flagged"
    case .derived: "derived"
    case .all: "all"
    }
  }
}

extension GradeScale {
  /// The scale in one word; `nil` if there is none.
  fileprivate var name: String? {
    switch self {
    case .none: nil
    case .toxicityGrade: "grade"
    case .severity: "severity"
    }
  }
}
