import TrialAnalysis
import TrialModel
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
          writer.write("p_adjustment", survival.adjustment.rawValue)
          writer.write("among_responders", endpoint.endpoint.isAmongResponders)
          writer.write("compares_responders", endpoint.comparesResponders)
          writer.write("p_shown", endpoint.results.isTested)
          writer.write("derived", endpoint.endpoint.isDerived)
          writer.write("without_record", endpoint.withoutRecord)
          write(&writer, endpoint.results)
          write(&writer, endpoint.landmark)
          writer.array("subgroups", endpoint.subgroups) { write(&$0, $1) }
        }
      }
    }
  }

  private func write(_ writer: inout JSONWriter, _ landmark: LandmarkAnalysis?) {
    guard let landmark else {
      writer.null("landmark")
      return
    }
    writer.object("landmark") { writer in
      writer.write("time", landmark.time)
      writer.write("n", landmark.results.subjectCount)
      writer.write("left_out", landmark.leftOut)
      write(&writer, landmark.results)
    }
  }

  private func write(_ writer: inout JSONWriter, _ results: SurvivalResults) {
    writer.array("arms", results.arms.indices) { writer, index in
      write(&writer, results.arms[index], code(index), tau: results.restrictedMeanTime)
    }
    write(&writer, "log_rank", results.logRankAll, cohort: .all)
    write(&writer, "log_rank_concurrent", results.logRankConcurrent, cohort: .concurrent)
    writer.array("comparisons", results.comparisons) { write(&$0, $1) }
  }

  private func write(
    _ writer: inout JSONWriter, _ arm: ArmSurvival, _ code: String, tau: Double?
  ) {
    writer.object { writer in
      writer.write("arm", code)
      writer.write("n", arm.curve.subjectCount)
      writer.write("events", arm.curve.eventCount)
      writer.write("median", arm.median.estimate)
      writer.write("lower", arm.median.lower)
      writer.write("upper", arm.median.upper)
      writer.write("follow_up_median", arm.followUp)
      writer.array("survival_at", arm.rates) { writer, rate in
        writer.object { writer in
          writer.write("time", rate.time)
          writer.write("at_risk", rate.atRisk)
          writer.write("survival", rate.survival)
          writer.write("se", rate.standardError)
          writer.write("lower", rate.interval?.lower)
          writer.write("upper", rate.interval?.upper)
        }
      }
      writer.object("rmst") { writer in
        writer.write("tau", tau)
        writer.write("mean", arm.restrictedMean?.mean)
        writer.write("se", arm.restrictedMean?.standardError)
      }
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
      writer.write("compares_responders", comparison.comparesResponders)
      writer.write("p_shown", comparison.isTested)
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
    writer.array("events", [contrast.firstEvents, contrast.secondEvents])
    writer.write("test", contrast.logRank == nil ? nil : "log_rank")
    write(&writer, "log_rank", contrast.logRank)
    writer.object("exact_log_rank") { writer in
      writer.write("p", contrast.exactLogRank?.pValue)
      writer.write("assignments", contrast.exactLogRank?.assignments)
    }
    writer.write("p_adjusted", contrast.adjustedPValue)
    write(&writer, "peto_peto", contrast.petoPeto)
    write(&writer, contrast.hazardRatio)
    if let stratified = contrast.stratified {
      writer.object("stratified") { writer in
        write(&writer, "log_rank", stratified.logRank)
        write(&writer, stratified.hazardRatio)
        writer.write("strata", stratified.strataCount)
        writer.array("without_stratum", stratified.withoutStratum)
      }
    } else {
      writer.null("stratified")
    }
    writer.array("survival_at", contrast.rates) { writer, rate in
      writer.object { writer in
        writer.write("time", rate.time)
        writer.array(
          "survival", [rate.first.survival ?? .nan, rate.second.survival ?? .nan])
        write(&writer, rate.difference)
      }
    }
    writer.object("rmst") { writer in
      let means = contrast.restrictedMean
      writer.write("tau", means?.time)
      writer.array("mean", [means?.first?.mean ?? .nan, means?.second?.mean ?? .nan])
      write(&writer, means?.difference)
    }
  }

  func write(_ writer: inout JSONWriter, _ ratio: HazardRatio?) {
    writer.write("hazard_ratio", ratio?.estimate)
    writer.write("lower", ratio?.interval.lower)
    writer.write("upper", ratio?.interval.upper)
    writer.write("p_wald", ratio?.pWald)
    writer.write("p_likelihood_ratio", ratio?.pLikelihoodRatio)
    writer.write("p_score", ratio?.pScore)
    writer.write("p_proportional_hazards", ratio?.pProportionalHazards)
  }

  private func write(_ writer: inout JSONWriter, _ difference: SurvivalDifference?) {
    writer.write("difference", difference?.estimate)
    writer.write("se", difference?.standardError)
    writer.write("lower", difference?.interval?.lower)
    writer.write("upper", difference?.interval?.upper)
    writer.write("p", difference?.pValue)
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

extension JSONReport {
  /// Writes one factor: its levels, and whether they differ.
  func write(_ writer: inout JSONWriter, _ subgroups: SurvivalSubgroups) {
    let cohort = analysis.options.cohort
    writer.object { writer in
      writer.write("factor", subgroups.factor.rawValue)
      writer.write("levels_left_out", subgroups.leftOut)
      writer.array("levels", subgroups.levels) { writer, subgroup in
        writer.object { writer in
          writer.write("level", subgroup.level)
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
      writer.array("interactions", subgroups.interactions) { writer, interaction in
        writer.object { writer in
          writer.array("arms", [code(interaction.arm), code(interaction.reference)])
          write(&writer, interaction.test(cohort), cohort)
          writer.object("other_cohort") { writer in
            write(&writer, interaction.test(cohort.other), cohort.other)
          }
        }
      }
    }
  }

  private func write(
    _ writer: inout JSONWriter, _ contrast: SurvivalSubgroupContrast, _ cohort: Cohort
  ) {
    writer.write("cohort", cohort.rawValue)
    writer.array("n", [contrast.firstCount, contrast.secondCount])
    writer.array("events", [contrast.firstEvents, contrast.secondEvents])
    let medians = [contrast.firstMedian, contrast.secondMedian]
    writer.array("median", medians.map { $0.estimate ?? .nan })
    writer.array("median_lower", medians.map { $0.lower ?? .nan })
    writer.array("median_upper", medians.map { $0.upper ?? .nan })
    write(&writer, contrast.hazardRatio)
  }

  private func write(_ writer: inout JSONWriter, _ test: InteractionTest?, _ cohort: Cohort) {
    writer.write("cohort", cohort.rawValue)
    writer.write("levels", test?.levels)
    writer.write("chi_square", test?.chiSquare)
    writer.write("df", test?.degreesOfFreedom)
    writer.write("p", test?.pValue)
  }
}
