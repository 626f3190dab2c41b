import TrialAnalysis
import TrialModel
import TrialStatistics

extension JSONReport {
  func writeResponse(_ writer: inout JSONWriter) {
    guard let response = analysis.response else {
      writer.null("response")
      return
    }
    writer.object("response") { writer in
      writer.write("source", response.source.rawValue)
      writer.write("confirmed", response.isConfirmed)
      writer.write("criteria", response.criteria)
      writer.write("denominator", response.denominator.rawValue)
      writer.write("evaluator", response.evaluator)
      writer.array("evaluators", response.evaluators)
      writer.write("rules", response.rules.rawValue)
      writer.write("confirmation_days", response.confirmationDays)
      writer.write("stable_days", response.stableDays)
      writer.write("adjust", response.adjustment.rawValue)
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
          writer.write("interval", response.interval.rawValue)
        }
      }
      writer.array("comparisons", response.comparisons) { writer, comparison in
        write(&writer, comparison, response)
      }
      writer.array("subgroups", response.subgroups) { write(&$0, $1, response.interval) }
      writer.array("courses", response.courses) { write(&$0, $1) }
      writer.array("notes", response.notes.map(\.sentence))
    }
  }

  private func write(
    _ writer: inout JSONWriter, _ subgroup: ResponseSubgroup, _ interval: ProportionInterval
  ) {
    writer.object { writer in
      writer.write("factor", subgroup.factor.rawValue)
      writer.write("level", subgroup.level)
      writer.array("arms", subgroup.arms.indices) { writer, index in
        let arm = subgroup.arms[index]
        writer.object { writer in
          writer.write("arm", code(index))
          writer.write("n", arm.rate.total)
          writer.write("responders", arm.rate.count)
          writer.write("orr", arm.rate.estimate)
          write(&writer, limits: arm.interval)
          writer.write("interval", interval.rawValue)
        }
      }
      let cohort = analysis.options.cohort
      writer.array("comparisons", subgroup.comparisons) { writer, comparison in
        writer.object { writer in
          writer.array("arms", [code(comparison.arm), code(comparison.reference)])
          write(&writer, comparison.contrast(cohort), cohort)
          writer.object("other_cohort") { writer in
            write(&writer, comparison.contrast(cohort.other), cohort.other)
          }
        }
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ course: ResponseCourse) {
    writer.object { writer in
      writer.write("subject", course.subject)
      writer.write("arm", code(course.arm))
      writer.write("best", course.best.code)
      writer.write("start", course.start.description)
      writer.write("treatment_start", course.treatmentStart?.description)
      writer.write("treatment_end", course.treatmentEnd?.description)
      writer.write("first_response", course.firstResponse?.description)
      writer.write("first_complete", course.firstComplete?.description)
      writer.write("progression", course.progression?.description)
      writer.write("death", course.death?.description)
      writer.write("end", course.end.description)
      writer.write("ongoing", course.isOngoing)
    }
  }

  private func write(
    _ writer: inout JSONWriter, _ contrast: ResponseSubgroupContrast, _ cohort: Cohort
  ) {
    writer.write("cohort", cohort.rawValue)
    writer.array("n", [contrast.first.total, contrast.second.total])
    writer.array("responders", [contrast.first.count, contrast.second.count])
    writer.write("difference", contrast.difference)
    write(&writer, limits: contrast.interval)
    writer.write("odds_ratio", contrast.oddsRatio)
    write(&writer, limits: contrast.oddsRatioInterval, prefix: "odds_ratio_")
  }

  private func write(
    _ writer: inout JSONWriter, _ comparison: ResponseComparison, _ response: ResponseAnalysis
  ) {
    let cohort = analysis.options.cohort
    writer.object { writer in
      writer.array("arms", [code(comparison.arm), code(comparison.reference)])
      write(&writer, comparison.contrast(cohort), cohort, response)
      writer.array(
        "not_concurrent", [comparison.armOmission.count, comparison.referenceOmission.count])
      writer.object("other_cohort") { writer in
        write(&writer, comparison.contrast(cohort.other), cohort.other, response)
      }
      writer.write("cohorts_disagree", comparison.cohortsDisagree)
    }
  }

  private func write(
    _ writer: inout JSONWriter, _ contrast: ResponseContrast, _ cohort: Cohort,
    _ response: ResponseAnalysis
  ) {
    writer.write("cohort", cohort.rawValue)
    writer.array("n", [contrast.first.total, contrast.second.total])
    writer.array("responders", [contrast.first.count, contrast.second.count])
    writer.write("difference", contrast.difference)
    write(&writer, limits: contrast.interval)
    writer.write("interval", response.differenceInterval.rawValue)
    writer.object("newcombe") { write(&$0, limits: contrast.newcombe) }
    writer.object("miettinen_nurminen") { write(&$0, limits: contrast.miettinenNurminen) }
    writer.write("test", contrast.pOfTest == nil ? nil : contrast.test.rawValue)
    writer.write("p_chi_square", contrast.pChiSquare)
    writer.write("p_adjusted", contrast.pAdjusted)
    writer.write("p_yates", contrast.pYates)
    writer.write("p_fisher", contrast.pFisher)
    writer.write("odds_ratio", contrast.oddsRatio)
    writer.write("conditional_odds_ratio", contrast.conditionalOddsRatio)
    write(
      &writer, limits: contrast.conditionalOddsRatioInterval, prefix: "conditional_odds_ratio_")
    writer.write("relative_risk", contrast.relativeRisk)
    write(&writer, limits: contrast.relativeRiskInterval, prefix: "relative_risk_")
    guard let stratified = contrast.stratified else {
      writer.null("cmh")
      return
    }
    writer.object("cmh") { writer in
      writer.write("chi_square", stratified.chiSquare)
      writer.write("p", stratified.pValue)
      writer.write("common_odds_ratio", stratified.commonOddsRatio)
      write(&writer, limits: stratified.interval)
      writer.write("strata", stratified.strata)
      writer.array("without_stratum", stratified.withoutStratum)
    }
  }

  private func write(_ writer: inout JSONWriter, limits: Interval?, prefix: String = "") {
    writer.write(prefix + "lower", limits?.lower)
    writer.write(prefix + "upper", limits?.upper)
  }
}
