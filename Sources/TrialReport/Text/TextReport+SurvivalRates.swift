import TrialAnalysis
import TrialModel
import TrialStatistics

extension TextReport {
  /// Survival at the chosen times, at most three times a table.
  func writeRates(
    _ lines: inout ReportDocument, _ results: SurvivalResults, landmark: LandmarkAnalysis?
  ) {
    let times = results.arms.first?.rates.map(\.time) ?? []
    guard !times.isEmpty else { return }
    for start in stride(from: 0, to: times.count, by: 3) {
      let shown = start..<min(start + 3, times.count)
      lines.blank()
      var table = ReportTable(["survival at"] + times[shown].map { length($0) })
      for (index, arm) in results.arms.enumerated() {
        table.add([name(index)] + arm.rates[shown].map(phrase))
      }
      lines.table(table)
    }
    lines.paragraph(
      "Survival\(landmark == nil ? "" : " from the landmark") beyond each time: all subjects, "
        + "Kaplan-Meier with the interval of the curve; NE after an arm's last time; no interval "
        + "before its first event.")
  }

  /// The restricted mean of every arm.
  func writeMeans(
    _ lines: inout ReportDocument, _ results: SurvivalResults, landmark: LandmarkAnalysis?
  ) {
    guard let time = results.restrictedMeanTime else { return }
    lines.blank()
    var table = ReportTable(["RMST", "tau", analysis.unit.rawValue, "se"])
    for (index, arm) in results.arms.enumerated() {
      table.add([
        name(index), NumberFormat.time(time, in: analysis.unit), decimal(arm.restrictedMean?.mean),
        decimal(arm.restrictedMean?.standardError, places: 2),
      ])
    }
    lines.table(table)
    lines.paragraph(
      "RMST: mean survival up to tau = \(length(time, after: landmark)), the area under the curve; "
        + "all subjects; tau is \(tauPhrase); NE where an arm was not followed for that long.")
  }

  /// What sets tau.
  var tauPhrase: String {
    study.settings.restrictedMeanTime == nil
      ? "the smallest of the arms' largest times" : "set in study.toml"
  }

  /// Two arms at one time.
  ///
  /// `hasP` is whether P values are shown.
  func phrase(
    _ rate: SurvivalRateContrast, landmark: LandmarkAnalysis?, hasP: Bool
  ) -> String {
    let arms =
      "survival at \(length(rate.time, after: landmark)): "
      + "\(NumberFormat.percent(rate.first.survival)) v "
      + NumberFormat.percent(rate.second.survival)
    guard let difference = rate.difference else { return arms }
    return "\(arms), difference \(NumberFormat.points(difference.estimate)) points "
      + "(\(NumberFormat.differenceInterval(difference.interval)))"
      + (hasP ? ", " + NumberFormat.pValue(difference.pValue) : "")
  }

  /// The restricted means of two arms.
  ///
  /// `hasP` is whether P values are shown.
  func phrase(
    _ means: RestrictedMeanContrast, landmark: LandmarkAnalysis?, hasP: Bool
  ) -> String {
    let arms =
      "RMST to tau = \(length(means.time, after: landmark)): \(decimal(means.first?.mean)) v "
      + decimal(means.second?.mean)
    guard let difference = means.difference else { return arms }
    return "\(arms), difference \(decimal(difference.estimate, places: 2)) "
      + "(\(interval(difference.interval)))"
      + (hasP ? ", " + NumberFormat.pValue(difference.pValue) : "")
  }

  private func phrase(_ rate: SurvivalRate) -> String {
    let survival = NumberFormat.percent(rate.survival)
    return rate.survival == nil
      ? survival : "\(survival) (\(NumberFormat.percentInterval(rate.interval)))"
  }

  /// A mean or a difference of means in the unit shown; `NE` if there is none.
  private func decimal(_ days: Double?, places: Int = 1) -> String {
    NumberFormat.decimal(days.map { $0 / analysis.unit.days }, places: places)
  }

  private func interval(_ days: Interval?) -> String {
    let limits = days.map {
      Interval(lower: $0.lower / analysis.unit.days, upper: $0.upper / analysis.unit.days)
    }
    return NumberFormat.interval(limits, places: 2, against: 0)
  }
}

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
        for (place, subgroup) in factor.compared(index, in: cohort).enumerated() {
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
    let leftOut = factors.compactMap { factor -> String? in
      let counts = endpoint.comparisons.indices.map { factor.leftOut($0, in: cohort) }
      guard let most = counts.max(), most > 0 else { return nil }
      let least = counts.min() ?? most
      let number = least == most ? "\(most)" : "\(least)-\(most)"
      return "; \(number) \(most == 1 ? "level" : "levels") of \(factor.factor.rawValue) left out"
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
