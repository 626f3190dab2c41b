import TrialAnalysis
import TrialModel
import TrialStatistics

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
      writer.write("undecided_events", toxicity.undecidedEvents)
      writer.array("arms", toxicity.subjectCounts.indices) { writer, arm in
        writer.object { writer in
          writer.write("arm", code(arm))
          writer.write("n", toxicity.subjectCounts[arm])
          writer.write("exposure_days", toxicity.exposure?[arm].days)
          writer.write("patient_years", toxicity.exposure?[arm].patientYears)
          writer.write("unknown_exposure", toxicity.exposure?[arm].unknown)
        }
      }
      writer.array(
        "untold", ToxicityCategory.allCases.filter(toxicity.untold.contains).map(\.rawValue))
      writer.object("overall") { writer in
        writer.array("arms", toxicity.overall.indices) { writer, arm in
          write(&writer, toxicity, toxicity.overall[arm], arm)
        }
      }
      write(&writer, toxicity.onset)
      writer.array("summary", toxicity.summary) { writer, row in
        writer.object { writer in
          writer.write("category", row.category.rawValue)
          writer.array("arms", row.subjects.indices) { writer, arm in
            writer.object { writer in
              writer.write("arm", code(arm))
              writer.write("subjects", row.subjects[arm])
              writer.write("events", row.events[arm])
              writer.write("events_per_100_py", toxicity.rate(row.events[arm], arm: arm))
            }
          }
          writer.array("risk_differences", toxicity.comparisons) { writer, comparison in
            writer.object { writer in
              write(&writer, toxicity, comparison)
              write(&writer, toxicity.riskDifference(comparison) { row.subjects[$0] })
            }
          }
        }
      }
      writer.array("classes", toxicity.classes) { write(&$0, toxicity, $1) }
      writer.array("terms", toxicity.terms) { write(&$0, toxicity, $1) }
    }
  }

  private func write(_ writer: inout JSONWriter, _ onset: ToxicityOnset?) {
    guard let onset else {
      writer.null("onset")
      return
    }
    writer.object("onset") { writer in
      writer.write("category", ToxicityCategory.grade3Plus.rawValue)
      writer.write("unit", "days")
      writer.array("arms", onset.arms.indices) { writer, index in
        let arm = onset.arms[index]
        writer.object { writer in
          writer.write("arm", code(index))
          writer.write("n", arm.curve.subjectCount)
          writer.write("events", arm.curve.eventCount)
          writer.write("deaths_without", arm.curve.competingCount)
          writer.write("undated", arm.undated)
          writer.write("late", arm.late)
          writer.write("unknown_exposure", arm.unknown)
          writer.write("unknown_exposure_with_event", arm.unknownWithEvent)
          writer.write("interval", arm.curve.transform.rawValue)
          writer.object("curve") { writer in
            writer.array("time", arm.curve.times)
            writer.array("at_risk", arm.curve.atRisk)
            writer.array("events", arm.curve.events)
            writer.array("competing", arm.curve.competing)
            writer.array("censored", arm.curve.censored)
            writer.array("incidence", arm.curve.incidence)
            writer.array("std_error", arm.curve.standardError)
            writer.array("lower", arm.curve.lower)
            writer.array("upper", arm.curve.upper)
          }
        }
      }
    }
  }

  private func write(
    _ writer: inout JSONWriter, _ toxicity: ToxicityAnalysis, _ row: ToxicityRow
  ) {
    writer.object { writer in
      writer.write("soc", row.organClass)
      if let term = row.term {
        writer.write("term", term)
        writer.write("of_interest", row.isOfInterest)
      }
      writer.array("arms", row.arms.indices) { writer, index in
        write(&writer, toxicity, row.arms[index], index)
      }
      writer.array("risk_differences", toxicity.comparisons) { writer, comparison in
        writer.object { writer in
          write(&writer, toxicity, comparison)
          writer.object("any") { writer in
            write(&writer, toxicity.riskDifference(comparison) { row.arms[$0].subjects })
          }
          writer.object("grade3plus") { writer in
            write(&writer, toxicity.riskDifference(comparison) { row.arms[$0].grade3Plus })
          }
        }
      }
    }
  }

  private func write(
    _ writer: inout JSONWriter, _ toxicity: ToxicityAnalysis, _ count: ToxicityCount, _ arm: Int
  ) {
    writer.object { writer in
      writer.write("arm", code(arm))
      writer.write("subjects", count.subjects)
      writer.write("grade3plus", count.grade3Plus)
      writer.array("worst", count.worst)
      writer.write("serious", count.serious)
      writer.write("related", count.related)
      writer.write("events", count.events)
      writer.write("events_per_100_py", toxicity.rate(count.events, arm: arm))
    }
  }

  /// Who is compared: always all treated subjects.
  private func write(
    _ writer: inout JSONWriter, _ toxicity: ToxicityAnalysis, _ comparison: ToxicityComparison
  ) {
    let arms = [comparison.arm, comparison.reference]
    writer.array("arms", arms.map(code))
    writer.write("cohort", Cohort.all.rawValue)
    writer.array("n", arms.map { toxicity.subjectCounts[$0] })
  }

  private func write(_ writer: inout JSONWriter, _ difference: RiskDifference) {
    writer.array("subjects", [difference.first.count, difference.second.count])
    writer.write("difference", difference.difference)
    writer.write("lower", difference.interval?.lower)
    writer.write("upper", difference.interval?.upper)
    writer.write("interval", "newcombe")
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
