import TrialData
import TrialStatistics

extension TextReport {
  /// Arms side by side in one table.
  private static let armsAcross = 3
  /// Terms shown; the JSON report has all.
  private static let termLimit = 30

  func writeToxicity(_ lines: inout TextLines) {
    lines.heading("Toxicity")
    guard let toxicity = analysis.toxicity else {
      lines.paragraph("There is no adverse event table.")
      return
    }
    let arms = Array(analysis.arms.indices)
    for start in stride(from: 0, to: arms.count, by: TextReport.armsAcross) {
      let block = Array(arms[start..<min(arms.count, start + TextReport.armsAcross)])
      if start > 0 { lines.blank() }
      writeSummary(&lines, toxicity, block)
      lines.blank()
      writeRows(&lines, toxicity, toxicity.classes, "class", block)
      lines.blank()
      writeRows(&lines, toxicity, toxicity.terms, "term", block)
    }
    lines.paragraph(method(toxicity))
  }

  private func writeSummary(
    _ lines: inout TextLines, _ toxicity: ToxicityAnalysis, _ arms: [Int]
  ) {
    var table = TextTable(
      ["subjects, events"]
        + arms.flatMap { arm in
          ["\(analysis.arms[arm].letter) of \(toxicity.subjectCounts[arm])", "events"]
        })
    for row in toxicity.summary {
      let label =
        row.category == .grade3Plus && toxicity.scale == .severity
        ? "Severe or worse" : row.category.label
      table.add(
        [label]
          + arms.flatMap { arm in
            [
              cell(row.subjects[arm], of: toxicity.subjectCounts[arm]),
              String(row.events[arm]),
            ]
          })
    }
    lines.table(table)
  }

  private func writeRows(
    _ lines: inout TextLines, _ toxicity: ToxicityAnalysis, _ rows: [ToxicityRow], _ title: String,
    _ arms: [Int]
  ) {
    var table = TextTable(
      [title] + arms.flatMap { ["\(analysis.arms[$0].letter) any", severeName] })
    let shown = rows.prefix(TextReport.termLimit)
    for row in shown {
      table.add(
        [row.isOfInterest ? "* \(row.name)" : row.name]
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

  private func cell(_ count: Int, of total: Int) -> String {
    let share = total == 0 ? nil : Double(count) / Double(total)
    return "\(count) \(NumberFormat.percent(share, decimals: 0))"
  }

  private func method(_ toxicity: ToxicityAnalysis) -> String {
    let rule =
      switch toxicity.rule {
      case .flagged: "events flagged as treatment-emergent"
      case .derived(let days):
        "events from the first dose to \(days) days after the last, undated ones included"
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
    let interest = toxicity.terms.contains(where: \.isOfInterest) ? "* of interest; " : ""
    return "Safety population, N = \(toxicity.subjectCounts.reduce(0, +)), by arm given; subjects "
      + "count once in a row, those without events in the denominator; \(rule); \(scale); "
      + "\(related); \(interest)\(NumberFormat.count(toxicity.excludedEvents, "event")) left out; "
      + "\(cutoffPhrase)."
  }
}
