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
        lines.paragraph(
          phrase(rate, landmark: landmark, hasP: comparison.isTested), indent: 4, hanging: 2)
      }
      if let means = contrast.restrictedMean {
        lines.paragraph(
          phrase(means, landmark: landmark, hasP: comparison.isTested), indent: 4, hanging: 2)
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
    let ratio = contrast.hazardRatio
    var words = phrase(ratio, contrast, comparison)
    if comparison.isTested {
      lines.paragraph(tests(contrast, survival), indent: 4, hanging: 2)
      words += ", PH check " + NumberFormat.pValue(ratio?.pProportionalHazards)
    }
    lines.paragraph(words, indent: 4, hanging: 2)
    guard let stratified = contrast.stratified else { return }
    let left = stratified.withoutStratum.reduce(0, +)
    var parts = [phrase(stratified.hazardRatio, contrast, comparison)]
    if comparison.isTested {
      parts.insert("log-rank \(NumberFormat.pValue(stratified.logRank?.pValue))", at: 0)
    }
    if left > 0 { parts.append("\(left) without a stratum left out") }
    lines.paragraph(
      "in \(NumberFormat.count(stratified.strataCount, "stratum", "strata")): "
        + parts.joined(separator: ", "), indent: 4, hanging: 2)
  }

  /// The tests of two arms: log-rank, the exact one beside it where there are few, Peto-Peto.
  private func tests(_ contrast: SurvivalContrast, _ survival: SurvivalAnalysis) -> String {
    var tests = ["log-rank \(NumberFormat.pValue(contrast.logRank?.pValue))"]
    if survival.adjustment == .holm {
      tests[0] += " (Holm \(NumberFormat.pValue(contrast.adjustedPValue)))"
    }
    if let exact = contrast.exactLogRank {
      tests.append(
        "exact \(NumberFormat.pValue(exact.pValue)) ("
          + "\(NumberFormat.count(exact.assignments, "assignment")))")
    }
    return (tests + ["Peto-Peto \(NumberFormat.pValue(contrast.petoPeto?.pValue))"])
      .joined(separator: ", ")
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
    let words = "hazard ratio \(NumberFormat.ratio(ratio.estimate, ratio.interval))"
    return comparison.isTested ? "\(words), Wald \(NumberFormat.pValue(ratio.pWald))" : words
  }

  private func methods(_ survival: SurvivalAnalysis, _ results: SurvivalResults) -> [String] {
    let cohort = analysis.options.cohort
    let count = results.comparisons.count { $0.contrast(cohort).logRank != nil }
    let adjustment =
      survival.adjustment == .holm
      ? "Holm: log-rank P values adjusted over the comparisons of this endpoint in one cohort "
        + "(\(cohort.rawValue): \(count) with a P value); all other P values not adjusted"
      : "P values not adjusted"
    let exact =
      results.comparisons.contains { $0.isTested && $0.contrast(cohort).exactLogRank != nil }
      ? " Exact: permutation log-rank, the share of all assignments of the arms whose observed minus "
        + "expected events are at least as far from 0; where there are at most 1,000,000."
      : ""
    let untested =
      results.comparisons.contains { !$0.isTested }
      ? [
        "No P value, for these are responders and no randomized groups; `endpoints` in a "
          + "[[comparison]] of study.toml asks for it."
      ]
      : []
    var methods =
      untested + [
        "Comparisons: first arm against second. Log-rank, and Peto-Peto, which weighs early events "
          + "more; \(adjustment).\(exact) Concurrent: randomized on days when both arms were open.",
        "Hazard ratio: Cox model, Efron's ties, hazard of the first arm over that of the second, "
          + "Wald 95% interval; not estimable where an arm has no event. PH check: score test "
          + "against a trend over time (Grambsch-Therneau, Kaplan-Meier scale); a small P speaks "
          + "against one ratio for all times.",
        "Differences, first minus second, in whom the comparison compares. Survival: 95% interval by "
          + "MOVER from both log-log intervals, P by the complementary log-log test (Klein 2007). RMST: "
          + "normal, variances (Greenwood) added. NE where an arm has no standard error, as before "
          + "its first event. Tau of a comparison is \(tauPhrase).",
      ]
    if survival.isStratificationWanted {
      methods.append(
        survival.hasStrata
          ? "Strata: log-rank and Cox model inside strata, one hazard ratio for all; subjects "
            + "without a stratum are left out. The unstratified tests come first."
          : "Stratified tests are asked for, but no subject has a stratum.")
    }
    return methods
  }
}
