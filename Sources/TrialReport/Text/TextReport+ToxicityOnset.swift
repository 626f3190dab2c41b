import TrialAnalysis
import TrialModel
import TrialStatistics

extension TextReport {
  /// The days by which the report tells who had a severe event.
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
