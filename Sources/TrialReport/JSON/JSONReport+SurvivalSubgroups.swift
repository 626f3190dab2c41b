import TrialAnalysis
import TrialStatistics

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
