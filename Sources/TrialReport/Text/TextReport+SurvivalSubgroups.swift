import TrialAnalysis
import TrialModel
import TrialStatistics

extension TextReport {
  /// Every comparison within the levels of the factors but the sites, and how that was made.
  func writeSubgroups(_ lines: inout ReportDocument, _ endpoint: EndpointAnalysis) {
    let factors = endpoint.subgroups.filter { $0.factor != .site && !$0.levels.isEmpty }
    guard !factors.isEmpty else { return }
    let cohort = analysis.options.cohort
    for (index, comparison) in endpoint.comparisons.enumerated() {
      let arms = [comparison.arm, comparison.reference].map { analysis.arms[$0].arm.short }
      lines.blank()
      var table = ReportTable([
        "\(arms[0]) v \(arms[1])", arms[0], arms[1], "medians", "hazard ratio", "interaction",
      ])
      for factor in factors {
        for (place, subgroup) in factor.levels.enumerated() {
          let contrast = subgroup.comparisons[index].contrast(cohort)
          let medians = [contrast.firstMedian, contrast.secondMedian].map {
            NumberFormat.time($0.estimate, in: analysis.unit)
          }
          table.add([
            "\(factor.factor.rawValue) \(subgroup.level)",
            "\(contrast.firstEvents)/\(contrast.firstCount)",
            "\(contrast.secondEvents)/\(contrast.secondCount)",
            medians.joined(separator: " v "),
            contrast.hazardRatio.map { NumberFormat.ratio($0.estimate, $0.interval) }
              ?? NumberFormat.notEstimable,
            place == 0 ? phrase(factor.interactions[index].test(cohort)) : "",
          ])
        }
      }
      lines.table(table)
    }
    let leftOut = factors.filter { $0.leftOut > 0 }.map {
      "; \(NumberFormat.count($0.leftOut, "level")) of \($0.factor.rawValue) left out"
    }
    lines.method(
      "Subgroups (\(cohort.rawValue)): events/n, medians, hazard ratio of the first arm over the "
        + "second with Wald 95% interval; levels with \(SurvivalSubgroups.fewestSubjects) subjects "
        + "or more in both arms of a comparison\(leftOut.joined()). Interaction: likelihood ratio "
        + "test of one ratio for all levels against one for each, Cox model stratified by the factor."
        + " Not planned, not adjusted; sites are in the JSON report.")
  }

  private func phrase(_ test: InteractionTest?) -> String {
    test.map { NumberFormat.pValue($0.pValue) } ?? "-"
  }
}
