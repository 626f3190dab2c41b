import TrialAnalysis
import TrialModel
import TrialStatistics

extension TextReport {
  /// The width that arms share beside the names of the levels.
  private static let rateWidth = 62
  /// Levels of one factor shown one by one; the JSON report has all.
  private static let levelLimit = 20

  func writeSubgroups(_ lines: inout ReportDocument, _ response: ResponseAnalysis) {
    guard !response.subgroups.isEmpty else { return }
    let shown = ResponseSubgroup.Factor.allCases.flatMap { factor in
      rows(response.subgroups.filter { $0.factor == factor }, response)
    }
    let widest = shown.flatMap(\.cells).map(\.count).max() ?? 0
    let across = max(1, TextReport.rateWidth / (widest + 2))
    for start in stride(from: 0, to: response.arms.count, by: across) {
      let block = start..<min(response.arms.count, start + across)
      lines.blank()
      var table = ReportTable(["subgroup"] + block.map { name($0) })
      for row in shown { table.add([row.name] + row.cells[block]) }
      lines.table(table)
    }
    lines.paragraph(
      "Subgroups: responders/n, ORR and \(response.interval.label) 95% interval; each factor sums "
        + "to the arm's N; described only, not tested, not adjusted. Age in years, stratum as "
        + "randomized.")
    writeComparedSubgroups(&lines, response)
  }

  /// Every comparison within the levels of the factors but the sites, and how that was made.
  private func writeComparedSubgroups(_ lines: inout ReportDocument, _ response: ResponseAnalysis) {
    let subgroups = response.subgroups.filter { $0.factor != .site }
    guard !subgroups.isEmpty, !response.comparisons.isEmpty else { return }
    let cohort = analysis.options.cohort
    for (index, comparison) in response.comparisons.enumerated() {
      let arms = [comparison.arm, comparison.reference].map { analysis.arms[$0].arm.short }
      lines.blank()
      var table = ReportTable(
        ["\(arms[0]) v \(arms[1])", arms[0], arms[1], "difference", "95% CI", "odds ratio"])
      for subgroup in subgroups {
        let contrast = subgroup.comparisons[index].contrast(cohort)
        table.add([
          "\(subgroup.factor.rawValue) \(subgroup.level)", NumberFormat.count(contrast.first),
          NumberFormat.count(contrast.second), NumberFormat.points(contrast.difference),
          NumberFormat.differenceInterval(contrast.interval),
          phrase(contrast.oddsRatio, contrast.oddsRatioInterval),
        ])
      }
      lines.table(table)
    }
    lines.method(
      "Subgroups compared (\(cohort.rawValue)): responders/n, difference in points, first minus "
        + "second arm, \(response.differenceInterval.label) 95% interval; odds ratio with Woolf's "
        + "95% interval, none where a cell is 0. Not planned, not adjusted; sites are in the JSON "
        + "report.")
  }

  private func phrase(_ ratio: Double?, _ interval: Interval?) -> String {
    guard let ratio, let interval else { return NumberFormat.decimal(ratio, places: 2) }
    return NumberFormat.ratio(ratio, interval)
  }

  /// The rows of one factor; small sites beyond what is shown are one row.
  private func rows(
    _ subgroups: [ResponseSubgroup], _ response: ResponseAnalysis
  ) -> [(name: String, cells: [String])] {
    func size(_ index: Int) -> Int { subgroups[index].arms.reduce(0) { $0 + $1.rate.total } }
    let bySize = subgroups.indices.sorted { (size($1), $0) < (size($0), $1) }
    let limit =
      subgroups.count > TextReport.levelLimit + 1 ? TextReport.levelLimit : subgroups.count
    let kept = bySize.prefix(limit).sorted()
    var rows = kept.map { index in
      let subgroup = subgroups[index]
      return (
        name: "\(subgroup.factor.rawValue) \(subgroup.level)",
        cells: subgroup.arms.map { cell($0.rate, $0.interval) }
      )
    }
    let rest = bySize.dropFirst(limit)
    if let factor = subgroups.first?.factor, !rest.isEmpty {
      let rates = response.arms.indices.map { arm in
        rest.reduce(into: Proportion(count: 0, total: 0)) { sum, index in
          sum.total += subgroups[index].arms[arm].rate.total
          sum.count += subgroups[index].arms[arm].rate.count
        }
      }
      rows.append(
        (
          name: "\(rest.count) other \(factor.rawValue)s",
          cells: rates.map { cell($0, response.interval.limits($0)) }
        ))
    }
    return rows
  }

  private func cell(_ rate: Proportion, _ interval: Interval?) -> String {
    guard rate.total > 0 else { return "-" }
    let limits = NumberFormat.percentInterval(interval)
    return "\(NumberFormat.count(rate)) \(percent(rate)) (\(limits))"
  }
}
