import TrialData
import TrialStatistics

extension TextReport {
  func writeResponse(_ lines: inout TextLines) {
    lines.heading("Response")
    guard let response = analysis.response else {
      lines.paragraph("There is no response table.")
      return
    }
    var table = TextTable([
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
    for comparison in response.comparisons {
      lines.blank()
      let cohort = analysis.options.cohort
      write(&lines, comparison, cohort)
      if comparison.leavesOutSubjects { write(&lines, comparison, cohort.other) }
    }
    if !response.comparisons.isEmpty {
      lines.blank()
      lines.method(
        "Difference and odds ratio: first against second arm; Newcombe 95% interval; chi-square "
          + "without continuity correction; Fisher two-sided; P values not adjusted. Concurrent: "
          + "randomized on days when both arms were open.")
    }
  }

  private func write(
    _ lines: inout TextLines, _ comparison: ResponseComparison, _ cohort: Cohort
  ) {
    let contrast = comparison.contrast(cohort)
    lines.paragraph(comparison.phrase(cohort, arms: analysis.arms), hanging: 2)
    let odds = NumberFormat.decimal(contrast.oddsRatio, places: 2)
    lines.paragraph(
      "difference \(NumberFormat.percentNumber(contrast.difference)) points "
        + "(\(NumberFormat.differenceInterval(contrast.interval))), "
        + "chi-square \(NumberFormat.pValue(contrast.pChiSquare)), "
        + "Fisher \(NumberFormat.pValue(contrast.pFisher)), odds ratio \(odds)", indent: 4)
  }

  private func method(_ response: ResponseAnalysis) -> String {
    var source =
      switch response.source {
      case .best: "best response as recorded (BOR), confirmation not required"
      case .confirmedBest: "best response as recorded (CBOR), confirmed"
      case .derived:
        "best response derived from the assessments, unconfirmed, SD from day "
          + "\(DerivedResponses.stableWindow) on"
      }
    if study.settings.isConfirmed, response.source != .confirmedBest {
      source += " (confirmed asked for, but not in the data)"
    }
    if let evaluator = response.evaluator { source += ", by \(evaluator)" }
    if let criteria = response.criteria { source += ", \(criteria)" }
    let denominator =
      response.denominator == .evaluable
      ? "denominator: those with an assessment after baseline"
      : "denominator: all, the missing are non-responders"
    return "\(populationPhrase); \(source); \(denominator); ORR = (CR + PR) / n with exact "
      + "(Clopper-Pearson) 95% interval; \(cutoffPhrase)."
  }
}
