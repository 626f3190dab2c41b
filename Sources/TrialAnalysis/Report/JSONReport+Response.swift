import TrialData

extension JSONReport {
  func writeResponse(_ writer: inout JSONWriter) {
    guard let response = analysis.response else {
      writer.null("response")
      return
    }
    writer.object("response") { writer in
      writer.write("source", response.source.rawValue)
      writer.write("criteria", response.criteria)
      writer.write("denominator", response.denominator.rawValue)
      writer.write("evaluator", response.evaluator)
      writer.array("arms", response.arms.indices) { writer, index in
        let arm = response.arms[index]
        writer.object { writer in
          writer.write("arm", code(index))
          writer.write("n", arm.rate.total)
          writer.object("counts") { writer in
            for category in ResponseCategory.allCases {
              writer.write(category.code, arm.count(category))
            }
          }
          writer.write("responders", arm.rate.count)
          writer.write("orr", arm.rate.estimate)
          writer.write("lower", arm.interval?.lower)
          writer.write("upper", arm.interval?.upper)
          writer.write("interval", "clopper-pearson")
        }
      }
      writer.array("comparisons", response.comparisons) { writer, comparison in
        write(&writer, comparison)
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ comparison: ResponseComparison) {
    let cohort = analysis.options.cohort
    writer.object { writer in
      writer.array("arms", [code(comparison.arm), code(comparison.reference)])
      write(&writer, comparison.contrast(cohort), cohort)
      writer.array(
        "not_concurrent", [comparison.armOmission.count, comparison.referenceOmission.count])
      writer.object("other_cohort") { writer in
        write(&writer, comparison.contrast(cohort.other), cohort.other)
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ contrast: ResponseContrast, _ cohort: Cohort) {
    writer.write("cohort", cohort.rawValue)
    writer.array("n", [contrast.first.total, contrast.second.total])
    writer.array("responders", [contrast.first.count, contrast.second.count])
    writer.write("difference", contrast.difference)
    writer.write("lower", contrast.interval?.lower)
    writer.write("upper", contrast.interval?.upper)
    writer.write("interval", "newcombe")
    writer.write("p_chi_square", contrast.pChiSquare)
    writer.write("p_fisher", contrast.pFisher)
    writer.write("odds_ratio", contrast.oddsRatio)
  }
}

extension Cohort {
  /// The cohort that a comparison does not show first.
  var other: Cohort { self == .concurrent ? .all : .concurrent }
}
