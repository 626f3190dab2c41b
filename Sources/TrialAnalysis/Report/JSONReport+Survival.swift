import TrialStatistics

extension JSONReport {
  func writeSurvival(_ writer: inout JSONWriter) {
    guard let survival = analysis.survival else {
      writer.null("survival")
      return
    }
    writer.object("survival") { writer in
      writer.array("endpoints", survival.endpoints) { writer, endpoint in
        writer.object { writer in
          writer.write("paramcd", endpoint.endpoint.code)
          writer.write("param", endpoint.endpoint.name)
          writer.write("unit", "days")
          writer.write("interval", survival.interval.rawValue)
          writer.write("among_responders", endpoint.endpoint.isAmongResponders)
          writer.write("derived", endpoint.endpoint.isDerived)
          writer.write("without_record", endpoint.withoutRecord)
          writer.array("arms", endpoint.arms.indices) { writer, index in
            write(&writer, endpoint.arms[index], code(index))
          }
          write(&writer, "log_rank", endpoint.logRankAll, cohort: .all)
          write(&writer, "log_rank_concurrent", endpoint.logRankConcurrent, cohort: .concurrent)
          writer.array("comparisons", endpoint.comparisons) { write(&$0, $1) }
        }
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ arm: ArmSurvival, _ code: String) {
    writer.object { writer in
      writer.write("arm", code)
      writer.write("n", arm.curve.subjectCount)
      writer.write("events", arm.curve.eventCount)
      writer.write("median", arm.median.estimate)
      writer.write("lower", arm.median.lower)
      writer.write("upper", arm.median.upper)
      writer.write("follow_up_median", arm.followUp)
      writer.object("curve") { writer in
        writer.array("time", arm.curve.times)
        writer.array("at_risk", arm.curve.atRisk)
        writer.array("events", arm.curve.events)
        writer.array("censored", arm.curve.censored)
        writer.array("survival", arm.curve.survival)
        writer.array("std_error", arm.curve.standardError)
        writer.array("lower", arm.curve.lower)
        writer.array("upper", arm.curve.upper)
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ comparison: SurvivalComparison) {
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

  private func write(_ writer: inout JSONWriter, _ contrast: SurvivalContrast, _ cohort: Cohort) {
    writer.write("cohort", cohort.rawValue)
    writer.array("n", [contrast.firstCount, contrast.secondCount])
    write(&writer, "log_rank", contrast.logRank)
  }

  /// Writes a test with all its keys, `null` where it could not be made.
  private func write(
    _ writer: inout JSONWriter, _ key: String, _ test: LogRankResult?, cohort: Cohort? = nil
  ) {
    writer.object(key) { writer in
      if let cohort {
        writer.write("cohort", cohort.rawValue)
        writer.write("n", test?.subjectCount)
      }
      writer.write("chi_square", test?.chiSquare)
      writer.write("df", test?.degreesOfFreedom)
      writer.write("p", test?.pValue)
    }
  }
}
