import TrialAnalysis
import TrialModel
import TrialStatistics

extension TextReport {
  func writeSurvival(_ lines: inout ReportDocument) {
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
      writeCaution(&lines, endpoint.endpoint)
      if endpoint.endpoint.isDerived { lines.paragraph(derivedPhrase(endpoint.endpoint)) }
      write(&lines, survival, endpoint.results, landmark: nil, method(survival, endpoint))
      writeSubgroups(&lines, endpoint)
      if let landmark = endpoint.landmark {
        lines.heading("Survival: \(name), landmark \(length(landmark.time))")
        writeCaution(&lines, endpoint.endpoint)
        write(
          &lines, survival, landmark.results, landmark: landmark, method(survival, landmark))
      }
    }
    if survival.endpoints.isEmpty {
      lines.heading("Survival")
      lines.paragraph("The time-to-event table has none of the endpoints asked for.")
    }
  }

  private func writeCaution(_ lines: inout ReportDocument, _ endpoint: Endpoint) {
    guard endpoint.isAmongResponders else { return }
    lines.paragraph(
      "\(endpoint.amongResponders.prefix(1).uppercased())\(endpoint.amongResponders.dropFirst()): "
        + "who responds is decided after randomization.")
  }

  private func write(
    _ lines: inout ReportDocument, _ survival: SurvivalAnalysis, _ results: SurvivalResults,
    landmark: LandmarkAnalysis?, _ method: String
  ) {
    var table = ReportTable([
      "arm", "n", "events", "median, \(analysis.unit.rawValue)", "95% CI", "follow-up",
    ])
    for (index, arm) in results.arms.enumerated() {
      table.add([
        name(index), String(arm.curve.subjectCount), String(arm.curve.eventCount),
        NumberFormat.time(arm.median.estimate, in: analysis.unit),
        NumberFormat.timeInterval(arm.median, in: analysis.unit),
        NumberFormat.time(arm.followUp, in: analysis.unit),
      ])
    }
    lines.table(table)
    if results.isTested {
      lines.paragraph("log-rank, all arms: \(phrase(results.logRankAll)) (all)", hanging: 2)
      if results.logRankConcurrent != results.logRankAll {
        lines.paragraph(
          "log-rank, all arms: \(phrase(results.logRankConcurrent)) (concurrent)", hanging: 2)
      }
    }
    lines.method(method)
    writeRates(&lines, results, landmark: landmark)
    writeMeans(&lines, results, landmark: landmark)
    writeComparisons(&lines, survival, results, landmark: landmark)
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
    return "\(populationPhrase)\(without); \(curvePhrase(survival)); times \(unitPhrase); "
      + "NR not reached, NE not estimable; \(cutoffPhrase)."
  }

  private func method(_ survival: SurvivalAnalysis, _ landmark: LandmarkAnalysis) -> String {
    "Landmark \(length(landmark.time)): only the \(landmark.results.subjectCount) subjects still "
      + "at risk after it, \(landmark.leftOut) with an event or censored by then left out; times "
      + "count from the landmark. These are no longer the randomized groups. \(populationPhrase); "
      + "\(curvePhrase(survival)); times \(unitPhrase); NR not reached, NE not estimable; \(cutoffPhrase)."
  }

  private func curvePhrase(_ survival: SurvivalAnalysis) -> String {
    "Kaplan-Meier, \(survival.interval.rawValue) 95% interval; follow-up: median by reverse "
      + "Kaplan-Meier"
  }

  private var unitPhrase: String {
    guard analysis.unit != .days else { return "in days" }
    return "in \(analysis.unit.rawValue) of \(plain(analysis.unit.days)) days"
  }

  /// A time with its unit, `24 months`, and what it counts from if that is a landmark.
  func length(_ days: Double, after landmark: LandmarkAnalysis? = nil) -> String {
    let length = "\(plain(days / analysis.unit.days)) \(analysis.unit.rawValue)"
    return landmark == nil ? length : length + " after the landmark"
  }

  /// A number with up to four places, without zeros at their end.
  private func plain(_ number: Double) -> String {
    var text = NumberFormat.decimal(number, places: 4)
    while text.contains("."), text.last == "0" || text.last == "." {
      let isPoint = text.last == "."
      text.removeLast()
      if isPoint { break }
    }
    return text
  }
}
