import TrialAnalysis
import TrialModel
import TrialStatistics

extension TextReport {
  func writeResponse(_ lines: inout ReportDocument) {
    lines.heading("Response")
    guard let response = analysis.response else {
      lines.paragraph(
        analysis.hasUnreadResponses
          ? "The dates of the assessments are not read; see the findings."
          : "There is no response table.")
      return
    }
    var table = ReportTable([
      "arm", "n", "CR", "PR", "SD", "non-PD", "PD", "NE", "miss.", "ORR", "95% CI",
    ])
    for (index, arm) in response.arms.enumerated() {
      table.add(
        [name(index), String(arm.rate.total)] + arm.counts.map { String($0) } + [
          percent(arm.rate), NumberFormat.percentInterval(arm.interval),
        ])
    }
    lines.table(table)
    lines.method(method(response))
    for note in response.notes { lines.paragraph("Note: \(note.sentence)", hanging: 2) }
    for comparison in response.comparisons {
      lines.blank()
      let cohort = analysis.options.cohort
      write(&lines, comparison, cohort, response)
      if comparison.leavesOutSubjects { write(&lines, comparison, cohort.other, response) }
    }
    if !response.comparisons.isEmpty {
      lines.blank()
      lines.method(comparisonMethod(response))
    }
    writeSubgroups(&lines, response)
  }

  private func write(
    _ lines: inout ReportDocument, _ comparison: ResponseComparison, _ cohort: Cohort,
    _ response: ResponseAnalysis
  ) {
    let contrast = comparison.contrast(cohort)
    lines.paragraph(comparison.phrase(cohort, arms: analysis.arms), hanging: 2)
    let odds = NumberFormat.decimal(contrast.oddsRatio, places: 2)
    let adjusted =
      response.adjustment == .none
      ? "" : " (adjusted \(NumberFormat.pValue(contrast.pAdjusted)))"
    lines.paragraph(
      "difference \(NumberFormat.points(contrast.difference)) points "
        + "(\(NumberFormat.differenceInterval(contrast.interval))), "
        + "\(tests(contrast, adjusted)), odds ratio \(odds)", indent: 4)
    let isNewcombe = response.differenceInterval == .newcombe
    let other = isNewcombe ? contrast.miettinenNurminen : contrast.newcombe
    let otherName =
      (isNewcombe ? DifferenceInterval.miettinenNurminen : DifferenceInterval.newcombe).label
    lines.paragraph(
      "\(otherName) (\(NumberFormat.differenceInterval(other))), "
        + "Yates \(NumberFormat.pValue(contrast.pYates)), exact odds ratio "
        + ratio(contrast.conditionalOddsRatio, contrast.conditionalOddsRatioInterval)
        + ", relative risk " + ratio(contrast.relativeRisk, contrast.relativeRiskInterval),
      indent: 4)
    if let stratified = contrast.stratified { write(&lines, stratified) }
  }

  /// The test that counts first, the other behind it.
  private func tests(_ contrast: ResponseContrast, _ adjusted: String) -> String {
    let pearson = NumberFormat.pValue(contrast.pChiSquare)
    let fisher = NumberFormat.pValue(contrast.pFisher)
    return contrast.test == .fisher
      ? "Fisher \(fisher)\(adjusted), chi-square \(pearson) (expected count below "
        + "\(ResponseTest.fewestExpected))"
      : "chi-square \(pearson)\(adjusted), Fisher \(fisher)"
  }

  private func write(_ lines: inout ReportDocument, _ stratified: StratifiedResponse) {
    let left = stratified.withoutStratum.reduce(0, +)
    lines.paragraph(
      "stratified (Cochran-Mantel-Haenszel): \(NumberFormat.pValue(stratified.pValue)), "
        + "chi-square \(NumberFormat.decimal(stratified.chiSquare, places: 2)) on 1 df, "
        + "common odds ratio " + ratio(stratified.commonOddsRatio, stratified.interval)
        + ", \(stratified.strata) strata"
        + (left > 0 ? ", \(left) without a stratum left out" : ""), indent: 4)
  }

  /// A ratio with its limits, `0.54 (0.28-1.04)`.
  private func ratio(_ estimate: Double?, _ interval: Interval?) -> String {
    let text = NumberFormat.decimal(estimate, places: 2)
    guard let interval else { return text }
    return text + " (\(NumberFormat.interval(interval.lower, interval.upper, places: 2)))"
  }

  private func comparisonMethod(_ response: ResponseAnalysis) -> String {
    let adjustment =
      switch response.adjustment {
      case .none: "P values not adjusted"
      case .holm:
        "adjusted P: the P named first by Holm's method over the "
          + NumberFormat.count(response.comparisons.count, "comparison")
          + " of a cohort; all other P values not adjusted"
      }
    let stratified =
      response.comparisons.contains { $0.all.stratified != nil }
      ? "stratified test over the randomization strata, of the subjects who have one, without continuity correction, limits of "
        + "Robins, Breslow and Greenland; " : ""
    return "Difference and ratios: first against second arm; "
      + "\(response.differenceInterval.label) 95% interval; chi-square without continuity "
      + "correction, Yates with; where a count below \(ResponseTest.fewestExpected) is expected, "
      + "Fisher's test comes first and is the one that counts; Fisher two-sided, with it the exact odds ratio (conditional, "
      + "exact limits); relative risk with log-normal limits; \(stratified)\(adjustment). "
      + "Concurrent: randomized on days when both arms were open."
  }

  /// How a derived endpoint is made.
  func derivedPhrase(_ endpoint: Endpoint) -> String {
    guard let response = analysis.response else { return "" }
    if endpoint.code == "OSCR" {
      return
        "Derived, not in the data: from the first \(response.isConfirmed ? "confirmed " : "")CR"
        + (response.evaluator.map { " by \($0)" } ?? "")
        + " to death, else censored on the last day known alive; the first day is day 1. The clock "
        + "starts at the response, so no time before it counts as survived."
    }
    let start =
      (response.isConfirmed ? "the first confirmed CR or PR" : "the first CR or PR")
      + (response.evaluator.map { " by \($0)" } ?? "")
    let rule =
      endpoint.code == "TTR"
      ? "from randomization to \(start)"
      : "from \(start) to the first PD or death, else censored at the last assessment that could "
        + "be evaluated; other treatment does not censor"
    return "Derived, not in the data: \(rule); the first day is day 1."
  }

  private func method(_ response: ResponseAnalysis) -> String {
    var source =
      switch response.source {
      case .best: "best response as recorded (BOR), confirmation not required"
      case .confirmedBest: "best response as recorded (CBOR), confirmed"
      case .derived: "best response " + derivation(response)
      }
    if let evaluator = response.evaluator { source += ", by \(evaluator)" }
    let others = response.evaluators.filter { $0 != response.evaluator }
    if !others.isEmpty { source += " (not counted: \(others.joined(separator: ", ")))" }
    if let criteria = response.criteria { source += ", \(criteria)" }
    let denominator =
      response.denominator == .evaluable
      ? "denominator: those with an assessment after baseline"
      : "denominator: all, the missing are non-responders"
    return "\(populationPhrase); \(source); \(denominator); ORR = (CR + PR) / n with "
      + "\(response.interval.label) 95% interval; \(cutoffPhrase)."
  }

  private func derivation(_ response: ResponseAnalysis) -> String {
    let confirmed =
      response.isConfirmed
      ? "confirmed after \(response.confirmationDays) days or more, at most "
        + "\(ResponseAnalysis.acceptedGaps) NE in between"
      : "unconfirmed"
    return "derived from the assessments by the rules of \(response.rules.rawValue), \(confirmed), "
      + "SD from \(response.stableDays) days after the reference (randomization, else first dose) on"
  }
}
