import TrialAnalysis
import TrialModel
import TrialStatistics

extension TextReport {
  /// Every comparison in the cohort asked for, then the other one in short, and how both were made.
  func writeComparisons(
    _ lines: inout ReportDocument, _ survival: SurvivalAnalysis, _ results: SurvivalResults,
    landmark: LandmarkAnalysis?
  ) {
    guard !results.comparisons.isEmpty else { return }
    let cohort = analysis.options.cohort
    for comparison in results.comparisons {
      lines.blank()
      let contrast = comparison.contrast(cohort)
      write(&lines, survival, comparison, cohort)
      for rate in contrast.rates {
        lines.paragraph(phrase(rate, landmark: landmark), indent: 4, hanging: 2)
      }
      if let means = contrast.restrictedMean {
        lines.paragraph(phrase(means, landmark: landmark), indent: 4, hanging: 2)
      }
      if comparison.leavesOutSubjects { write(&lines, survival, comparison, cohort.other) }
    }
    lines.blank()
    for method in methods(survival, results) { lines.paragraph(method) }
  }

  private func write(
    _ lines: inout ReportDocument, _ survival: SurvivalAnalysis, _ comparison: SurvivalComparison,
    _ cohort: Cohort
  ) {
    let contrast = comparison.contrast(cohort)
    lines.paragraph(comparison.phrase(cohort, arms: analysis.arms), hanging: 2)
    var tests = "log-rank \(NumberFormat.pValue(contrast.logRank?.pValue))"
    if survival.adjustment == .holm {
      tests += " (Holm \(NumberFormat.pValue(contrast.adjustedPValue)))"
    }
    lines.paragraph(
      "\(tests), Peto-Peto \(NumberFormat.pValue(contrast.petoPeto?.pValue))", indent: 4)
    let ratio = contrast.hazardRatio
    lines.paragraph(
      "\(phrase(ratio, contrast, comparison)), PH check "
        + NumberFormat.pValue(ratio?.pProportionalHazards), indent: 4, hanging: 2)
    guard let stratified = contrast.stratified else { return }
    lines.paragraph(
      "in \(NumberFormat.count(stratified.strataCount, "stratum", "strata")): log-rank "
        + "\(NumberFormat.pValue(stratified.logRank?.pValue)), "
        + phrase(stratified.hazardRatio, contrast, comparison), indent: 4, hanging: 2)
  }

  /// A hazard ratio with its interval, or why there is none.
  private func phrase(
    _ ratio: HazardRatio?, _ contrast: SurvivalContrast, _ comparison: SurvivalComparison
  ) -> String {
    guard let ratio else {
      let without = [
        (comparison.arm, contrast.firstEvents), (comparison.reference, contrast.secondEvents),
      ].filter { $0.1 == 0 }.map { analysis.arms[$0.0].arm.short }
      let reason = without.isEmpty ? "" : " (no event in \(without.joined(separator: " and ")))"
      return "hazard ratio not estimable\(reason)"
    }
    return "hazard ratio \(NumberFormat.ratio(ratio.estimate, ratio.interval)), Wald "
      + NumberFormat.pValue(ratio.pWald)
  }

  private func methods(_ survival: SurvivalAnalysis, _ results: SurvivalResults) -> [String] {
    let cohort = analysis.options.cohort
    let count = results.comparisons.count { $0.contrast(cohort).logRank != nil }
    let adjustment =
      survival.adjustment == .holm
      ? "Holm: log-rank P values adjusted over the comparisons of this endpoint in one cohort "
        + "(\(cohort.rawValue): \(count) with a P value); all other P values not adjusted"
      : "P values not adjusted"
    var methods = [
      "Comparisons: first arm against second. Log-rank, and Peto-Peto, which weighs early events "
        + "more; \(adjustment). Concurrent: randomized on days when both arms were open.",
      "Hazard ratio: Cox model, Efron's ties, hazard of the first arm over that of the second, "
        + "Wald 95% interval; not estimable where an arm has no event. PH check: score test "
        + "against a trend over time (Grambsch-Therneau, Kaplan-Meier scale); a small P speaks "
        + "against one ratio for all times.",
      "Differences, first minus second, in whom the comparison compares: variances (Greenwood) "
        + "added, normal 95% interval and P. Tau of a comparison is \(tauPhrase).",
    ]
    if survival.isStratificationWanted {
      methods.append(
        survival.hasStrata
          ? "Strata: log-rank and Cox model inside strata, one hazard ratio for all; subjects "
            + "without a stratum are a stratum of their own. The unstratified tests come first."
          : "Stratified tests are asked for, but no subject has a stratum.")
    }
    return methods
  }
}
