import TrialData

extension TextReport {
  func writeSurvival(_ lines: inout TextLines) {
    guard let survival = analysis.survival else {
      lines.heading("Survival")
      lines.paragraph("There is no time-to-event table.")
      return
    }
    for endpoint in survival.endpoints {
      let name =
        endpoint.endpoint.name == endpoint.endpoint.code
        ? endpoint.endpoint.code : "\(endpoint.endpoint.code) \(endpoint.endpoint.name)"
      lines.heading("Survival: \(name)")
      if endpoint.endpoint.isAmongResponders {
        lines.paragraph(
          "Responders only: who responds is decided after randomization, so these are no longer "
            + "randomized groups.")
      }
      write(&lines, endpoint)
      lines.method(method(survival, endpoint))
    }
    if survival.endpoints.isEmpty {
      lines.heading("Survival")
      lines.paragraph("The time-to-event table has none of the endpoints asked for.")
    }
  }

  private func write(_ lines: inout TextLines, _ endpoint: EndpointAnalysis) {
    var table = TextTable([
      "arm", "n", "events", "median, \(analysis.unit.rawValue)", "95% CI", "follow-up",
    ])
    for (index, arm) in endpoint.arms.enumerated() {
      table.add([
        name(index), String(arm.curve.subjectCount), String(arm.curve.eventCount),
        NumberFormat.time(arm.median.estimate, in: analysis.unit),
        NumberFormat.timeInterval(arm.median, in: analysis.unit),
        NumberFormat.time(arm.followUp, in: analysis.unit),
      ])
    }
    lines.table(table)
    lines.paragraph("log-rank, all arms: \(phrase(endpoint.logRankAll)) (all)", hanging: 2)
    if endpoint.logRankConcurrent != endpoint.logRankAll {
      lines.paragraph(
        "log-rank, all arms: \(phrase(endpoint.logRankConcurrent)) (concurrent)", hanging: 2)
    }
    for comparison in endpoint.comparisons {
      let cohort = analysis.options.cohort
      let cohorts = comparison.leavesOutSubjects ? [cohort, cohort.other] : [cohort]
      for cohort in cohorts {
        lines.paragraph(
          comparison.phrase(cohort, arms: analysis.arms) + ": log-rank "
            + NumberFormat.pValue(comparison.contrast(cohort).logRank?.pValue), hanging: 2)
      }
    }
  }

  private func phrase(_ test: LogRankResult?) -> String {
    guard let test else { return NumberFormat.pValue(nil) }
    return "\(NumberFormat.pValue(test.pValue)), chi-square "
      + "\(NumberFormat.decimal(test.chiSquare, places: 2)) on \(test.degreesOfFreedom) df, "
      + "n = \(test.subjectCount)"
  }

  private func method(_ survival: SurvivalAnalysis, _ endpoint: EndpointAnalysis) -> String {
    let without =
      endpoint.withoutRecord > 0 ? ", \(endpoint.withoutRecord) without a record" : ""
    return "\(populationPhrase)\(without); Kaplan-Meier, \(survival.interval.rawValue) 95% "
      + "interval; follow-up: median by reverse Kaplan-Meier; times "
      + "\(unitPhrase); NR not reached; P values not adjusted; \(cutoffPhrase)."
  }

  private var unitPhrase: String {
    guard analysis.unit != .days else { return "in days" }
    var days = analysis.unit.days.description
    if days.hasSuffix(".0") { days.removeLast(2) }
    return "in \(analysis.unit.rawValue) of \(days) days"
  }
}
