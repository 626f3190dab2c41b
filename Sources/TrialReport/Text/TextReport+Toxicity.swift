import TrialAnalysis
import TrialModel
import TrialStatistics

extension TextReport {
  /// Arms side by side in one table.
  private static let armsAcross = 3
  /// Terms shown; the JSON report has all.
  private static let termLimit = 30
  /// Terms shown for each comparison.
  private static let differenceLimit = 10

  func writeToxicity(_ lines: inout ReportDocument) {
    lines.heading("Toxicity")
    guard let toxicity = analysis.toxicity else {
      lines.paragraph("There is no adverse event table.")
      return
    }
    for (index, block) in blocks(of: TextReport.armsAcross).enumerated() {
      if index > 0 { lines.blank() }
      writeSummary(&lines, toxicity, block)
      lines.blank()
      writeRates(&lines, toxicity, block)
      lines.blank()
      writeRows(&lines, toxicity, toxicity.classes, "class", block)
      lines.blank()
      writeRows(&lines, toxicity, toxicity.terms, "term", block)
    }
    lines.method(method(toxicity))
    if let onset = toxicity.onset { write(&lines, onset) }
    for comparison in toxicity.comparisons {
      lines.blank()
      writeDifferences(&lines, toxicity, comparison)
    }
    if !toxicity.comparisons.isEmpty {
      lines.method(
        "Risk differences: first minus second arm, in points, of all treated subjects, whenever "
          + "they were randomized; Newcombe 95% interval, not adjusted for the number of rows; "
          + "safety population, by arm given; \(cutoffPhrase).")
    }
  }

  private func writeSummary(
    _ lines: inout ReportDocument, _ toxicity: ToxicityAnalysis, _ arms: [Int]
  ) {
    var table = ReportTable(
      ["subjects, events"]
        + arms.flatMap { arm in
          ["\(analysis.arms[arm].letter) of \(toxicity.subjectCounts[arm])", "events"]
        })
    for row in toxicity.summary {
      table.add(
        [label(row.category, toxicity)]
          + arms.flatMap { arm in
            [
              cell(row.subjects[arm], of: toxicity.subjectCounts[arm]),
              String(row.events[arm]),
            ]
          })
    }
    lines.table(table)
  }

  /// The worst grade of all events of a subject, and events per patient-year.
  private func writeRates(
    _ lines: inout ReportDocument, _ toxicity: ToxicityAnalysis, _ arms: [Int]
  ) {
    let isSeverity = toxicity.scale == .severity
    var worst = ReportTable(
      ["worst \(isSeverity ? "severity" : "grade") of all events"]
        + (1...5).map { isSeverity ? "sev \($0)" : "G\($0)" } + ["not told", "no event"])
    for arm in arms {
      let count = toxicity.overall[arm]
      let none = toxicity.subjectCounts[arm] - count.subjects
      worst.add(
        ["\(name(arm)), of \(toxicity.subjectCounts[arm])"]
          + count.worst.dropFirst().map { String($0) } + [String(count.worst[0]), String(none)])
    }
    lines.table(worst)
    guard let exposure = toxicity.exposure else { return }
    lines.blank()
    var rates = ReportTable(
      ["events per 100 patient-years", "years"]
        + [ToxicityCategory.any, .grade3Plus, .serious].map { label($0, toxicity) })
    for arm in arms {
      let events = [ToxicityCategory.any, .grade3Plus, .serious].map { category in
        toxicity.summary.first { $0.category == category }?.events[arm] ?? 0
      }
      rates.add(
        [name(arm), NumberFormat.decimal(exposure[arm].patientYears, places: 1)]
          + events.map { NumberFormat.decimal(exposure[arm].rate($0), places: 1) })
    }
    lines.table(rates)
  }

  private func writeRows(
    _ lines: inout ReportDocument, _ toxicity: ToxicityAnalysis, _ rows: [ToxicityRow],
    _ title: String, _ arms: [Int]
  ) {
    var table = ReportTable(
      [title] + arms.flatMap { ["\(analysis.arms[$0].letter) any", severeName] })
    let shown = rows.prefix(TextReport.termLimit)
    for row in shown {
      table.add(
        [marked(row)]
          + arms.flatMap { arm in
            [
              cell(row.arms[arm].subjects, of: toxicity.subjectCounts[arm]),
              cell(row.arms[arm].grade3Plus, of: toxicity.subjectCounts[arm]),
            ]
          })
    }
    lines.table(table)
    if shown.count < rows.count {
      lines.paragraph("and \(rows.count - shown.count) more.")
    }
  }

  /// One comparison: the categories of the summary, then the first classes and terms.
  private func writeDifferences(
    _ lines: inout ReportDocument, _ toxicity: ToxicityAnalysis, _ comparison: ToxicityComparison
  ) {
    func arm(_ index: Int) -> String {
      "\(name(index)) (\(toxicity.subjectCounts[index]))"
    }
    lines.paragraph("\(arm(comparison.arm)) minus \(arm(comparison.reference)):")
    var summary = ReportTable(["points", "difference", "95% CI"])
    for row in toxicity.summary {
      let difference = toxicity.riskDifference(comparison) { row.subjects[$0] }
      summary.add([label(row.category, toxicity)] + cells(difference))
    }
    lines.table(summary)
    for (title, rows) in [("class", toxicity.classes), ("term", toxicity.terms)] {
      var table = ReportTable([title, "any", "95% CI", severeName, "95% CI"])
      for row in rows.prefix(TextReport.differenceLimit) {
        table.add(
          [marked(row)]
            + cells(toxicity.riskDifference(comparison) { row.arms[$0].subjects })
            + cells(toxicity.riskDifference(comparison) { row.arms[$0].grade3Plus }))
      }
      lines.blank()
      lines.table(table)
    }
  }

  private func cells(_ difference: RiskDifference) -> [String] {
    [
      NumberFormat.points(difference.difference),
      NumberFormat.differenceInterval(difference.interval),
    ]
  }

  private func marked(_ row: ToxicityRow) -> String {
    row.isOfInterest ? "* \(row.name)" : row.name
  }

  private func label(_ category: ToxicityCategory, _ toxicity: ToxicityAnalysis) -> String {
    category == .grade3Plus && toxicity.scale == .severity ? "Severe or worse" : category.label
  }

  private func cell(_ count: Int, of total: Int) -> String {
    let share = total == 0 ? nil : Double(count) / Double(total)
    return "\(count) \(NumberFormat.percent(share, decimals: 0))"
  }

  private func method(_ toxicity: ToxicityAnalysis) -> String {
    let rule =
      switch toxicity.rule {
      case .flagged: "events flagged as treatment-emergent"
      case .derived(let days):
        "treatment-emergent not in the data, derived: events from the first dose to \(days) days "
          + "after the last, undated ones included"
      case .all: "all events: neither a flag nor a first dose is in the data"
      }
    let scale =
      switch toxicity.scale {
      case .none: "no grades in the data"
      case .toxicityGrade: "worst grade of each subject"
      case .severity: "worst severity of each subject, severe and worse (3-5 of 5), not CTCAE"
      }
    let related =
      toxicity.relatedValues.isEmpty
      ? "relatedness not in the data" : "related: " + toxicity.relatedValues.joined(separator: ", ")
    let undecided =
      toxicity.undecidedEvents == 0
      ? "" : " (\(toxicity.undecidedEvents) as partial dates do not decide)"
    let interest = toxicity.terms.contains(where: \.isOfInterest) ? "* of interest; " : ""
    return "Safety population, N = \(toxicity.subjectCounts.reduce(0, +)), by arm given; subjects "
      + "count once in a row, those without events in the denominator; \(rule); \(scale); "
      + "\(related); \(interest)\(exposurePhrase(toxicity))"
      + "\(NumberFormat.count(toxicity.excludedEvents, "event")) left out\(undecided); \(cutoffPhrase)."
  }

  private func exposurePhrase(_ toxicity: ToxicityAnalysis) -> String {
    guard let exposure = toxicity.exposure else { return "" }
    let unknown = exposure.reduce(0) { $0 + $1.unknown }
    let missing =
      unknown == 0
      ? ""
      : " (\(NumberFormat.count(unknown, "subject")) of unknown exposure: no rate in their arm)"
    return "exposure: first dose to 30 days after the last (if no last dose is told, to the end of "
      + "study), death or cut-off, 365.25 days a year\(missing); "
  }
}

extension TextReport {
  /// The days by which the report counts who had a severe event.
  private static let onsetDays = [30.0, 90, 180]

  /// How soon the first event of grade 3 or more came, by arm, and how that was made.
  func write(_ lines: inout ReportDocument, _ onset: ToxicityOnset) {
    lines.blank()
    var table = ReportTable(
      ["first \(severeName)", "n", "events", "deaths"]
        + TextReport.onsetDays.map { "day \(NumberFormat.decimal($0, places: 0))" })
    for (index, arm) in onset.arms.enumerated() {
      table.add(
        [
          name(index), String(arm.curve.subjectCount), String(arm.curve.eventCount),
          String(arm.curve.competingCount),
        ] + TextReport.onsetDays.map { phrase(arm.curve.estimate(at: $0)) })
    }
    lines.table(table)
    lines.method(
      "First \(severeName): cumulative incidence by day (Aalen-Johansen, log-log 95% interval), day "
        + "1 being the first dose; deaths without such an event compete; censored at the end of the "
        + "exposure; NE after an arm's last day\(leftOutPhrase(onset)); safety population, by arm "
        + "given; \(cutoffPhrase).")
  }

  private func phrase(_ estimate: IncidenceEstimate?) -> String {
    let incidence = NumberFormat.percent(estimate?.incidence, decimals: 0)
    guard let interval = estimate?.interval else { return incidence }
    return "\(incidence) (\(NumberFormat.percentInterval(interval, decimals: 0)))"
  }

  /// Whom the curves do not have, or not as having the event.
  private func leftOutPhrase(_ onset: ToxicityOnset) -> String {
    func sum(_ count: (ToxicityOnset.Arm) -> Int) -> Int {
      onset.arms.reduce(0) { $0 + count($1) }
    }
    let parts = [
      (sum(\.undated), "with undated events only, left out"),
      (sum(\.unknown), "of unknown exposure, left out"),
      (sum(\.late), "with a first event after the exposure, censored at its end"),
    ]
    return parts.filter { $0.0 > 0 }
      .map { "; \(NumberFormat.count($0.0, "subject")) \($0.1)" }.joined()
  }
}
