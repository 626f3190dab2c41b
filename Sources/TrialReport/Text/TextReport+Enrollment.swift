import TrialAnalysis
import TrialModel

extension TextReport {
  /// Sites, strata and reasons shown; the JSON report has all.
  private static let rowLimit = 10

  func writeEnrollment(_ lines: inout ReportDocument) {
    let enrollment = analysis.enrollment
    lines.heading("Enrollment")
    lines.paragraph(facts(enrollment))
    if let projection = enrollment.projection {
      lines.paragraph(self.projection(projection, planned: enrollment.plannedCompletion))
    }
    var table = ReportTable([
      "arm", "n", "target", "opened", "a month", "last 90 d", "treated", "deaths",
    ])
    for (index, arm) in enrollment.arms.enumerated() {
      table.add([
        name(index), String(arm.randomized), arm.target.map(String.init) ?? "-",
        arm.opened?.description ?? "-", rate(arm.rate), rate(arm.recentRate),
        String(arm.treated), String(arm.deaths),
      ])
    }
    lines.table(table)
    for (index, arm) in enrollment.arms.enumerated() where arm.randomizedBeforeOpening > 0 {
      lines.paragraph(
        "\(name(index)) opened after \(arm.randomizedBeforeOpening) had been randomized.")
    }
    lines.method(method(enrollment))
    writeDisposition(&lines, enrollment)
    if !enrollment.screenFailureReasons.isEmpty { writeScreening(&lines, enrollment) }
    if !enrollment.sites.isEmpty { writeSites(&lines, enrollment.sites) }
    if !enrollment.strata.isEmpty { writeStrata(&lines, enrollment.strata) }
  }

  private func facts(_ enrollment: EnrollmentAnalysis) -> String {
    var facts = ["\(enrollment.randomized)" + (enrollment.target.map { "/\($0)" } ?? "")]
    facts[0] += " randomized"
    if let rate = enrollment.ratePerMonth {
      facts.append("\(NumberFormat.decimal(rate, places: 1)) a month")
    }
    if let recent = enrollment.recentRate, recent.isTelling {
      facts.append("\(rate(recent)) a month in the last \(recent.days) days")
    }
    if let first = enrollment.first, let last = enrollment.last {
      facts.append("first \(first)")
      facts.append("last \(last)")
    }
    if enrollment.undated > 0 { facts.append("\(enrollment.undated) without a day") }
    facts.append("\(enrollment.screened) screened")
    facts.append("\(enrollment.screenFailures) not randomized")
    return facts.joined(separator: ", ") + "."
  }

  private func projection(_ projection: CompletionProjection, planned: Day?) -> String {
    func text(_ day: Day?) -> String { day?.description ?? "in over 100 years" }
    let plan = planned.map { "; planned \($0)" } ?? ""
    return "\(projection.remaining) to go: complete on \(text(projection.date)) (95% interval "
      + "\(text(projection.lower)) to \(text(projection.upper)))\(plan)."
  }

  private func rate(_ rate: AccrualRate?) -> String {
    guard let rate, rate.isTelling else { return "-" }
    return NumberFormat.decimal(rate.perMonth, places: 1)
  }

  private func method(_ enrollment: EnrollmentAnalysis) -> String {
    var column = "no day of randomization in the data"
    if let name = enrollment.dateColumn {
      column = "day of randomization from \(name)"
      if enrollment.dateIsProxy { column += ", a stand-in" }
    }
    var rate = ""
    if let opened = enrollment.opened, enrollment.ratePerMonth != nil {
      rate =
        "rate from \(opened), of an arm from its opening, to the latest randomization, "
        + "30.4375 days a month; "
    }
    if let recent = enrollment.recentRate {
      rate += "last 90 days: \(recent.from) to \(recent.to), while the arm was open; "
    }
    if let projection = enrollment.projection {
      rate +=
        "completion: \(projection.remaining) to go at \(projection.randomized) in "
        + "\(projection.to - projection.from + 1) days, gamma-Poisson 95% interval (Anisimov and "
        + "Fedorov 2007); "
    }
    return "ITT population, N = \(enrollment.randomized), by planned arm; \(column); "
      + "\(rate)an arm opens when study.toml says, else on its first randomization; "
      + "\(deathPhrase); \(cutoffPhrase)."
  }

  private func writeDisposition(_ lines: inout ReportDocument, _ enrollment: EnrollmentAnalysis) {
    guard study.availableColumns.disposition else { return }
    lines.blank()
    for arms in blocks(of: 5) {
      var table = ReportTable(["disposition"] + arms.map { analysis.arms[$0].letter })
      func add(_ title: String, _ count: (ArmEnrollment) -> Int) {
        table.add([title] + arms.map { String(count(enrollment.arms[$0])) })
      }
      add("Ongoing") { $0.ongoing }
      add("Completed") { $0.completed }
      add("Discontinued") { $0.discontinued }
      for reason in reasons(enrollment) {
        add("- " + (reason ?? "(no reason)")) { arm in
          arm.discontinuations.first { $0.reason == reason }?.count ?? 0
        }
      }
      add("Not told") { $0.undetermined }
      lines.table(table)
    }
    lines.method(
      "ITT population, N = \(enrollment.randomized), by planned arm; whoever left the study after "
        + "the cut-off is ongoing; \(cutoffPhrase).")
  }

  /// The reasons of all arms, the most frequent first and the missing one last.
  private func reasons(_ enrollment: EnrollmentAnalysis) -> [String?] {
    var counts: [String?: Int] = [:]
    for entry in enrollment.arms.flatMap(\.discontinuations) {
      counts[entry.reason, default: 0] += entry.count
    }
    return counts.sorted { left, right in
      if (left.key == nil) != (right.key == nil) { return right.key == nil }
      return (right.value, left.key ?? "") < (left.value, right.key ?? "")
    }.map(\.key)
  }

  private func writeScreening(_ lines: inout ReportDocument, _ enrollment: EnrollmentAnalysis) {
    lines.blank()
    var table = ReportTable(["screened, not randomized", "n"])
    let shown = enrollment.screenFailureReasons.prefix(TextReport.rowLimit)
    for entry in shown { table.add([entry.reason ?? "(no reason)", String(entry.count)]) }
    lines.table(table)
    let rest = enrollment.screenFailureReasons.count - shown.count
    if rest > 0 { lines.paragraph("and \(NumberFormat.count(rest, "more reason")).") }
    lines.method(
      "All in the subject table without a planned arm, N = \(enrollment.screenFailures) of "
        + "\(enrollment.screened) screened; \(cutoffPhrase).")
  }

  private func writeSites(_ lines: inout ReportDocument, _ sites: [SiteEnrollment]) {
    let shown = sites.prefix(TextReport.rowLimit)
    lines.blank()
    var table = ReportTable(["site", "n", "a month", "last 90 d", "latest"])
    for site in shown {
      table.add([
        site.site, String(site.randomized), rate(site.rate), rate(site.recentRate),
        site.last?.description ?? "-",
      ])
    }
    lines.table(table)
    if shown.count < sites.count {
      lines.paragraph("and \(NumberFormat.count(sites.count - shown.count, "more site")).")
    }
    lines.method(
      "ITT population; rate from the first randomization at the site to the latest of the study, "
        + "not given for less than 30 days; \(cutoffPhrase).")
  }

  private func writeStrata(_ lines: inout ReportDocument, _ strata: [StratumEnrollment]) {
    let shown = strata.prefix(2 * TextReport.rowLimit)
    for arms in blocks(of: 5) {
      lines.blank()
      var table = ReportTable(
        ["stratum"] + arms.map { analysis.arms[$0].letter } + ["all", "a month", "last 90 d"])
      for stratum in shown {
        table.add(
          [stratum.stratum ?? "(none)"] + arms.map { String(stratum.arms[$0]) } + [
            String(stratum.randomized), rate(stratum.rate), rate(stratum.recentRate),
          ])
      }
      lines.table(table)
    }
    let rest = strata.count - shown.count
    if rest > 0 { lines.paragraph("and \(rest) more \(rest == 1 ? "stratum" : "strata").") }
    lines.method(
      "ITT population, N = \(analysis.enrollment.randomized), by planned arm; balance of the arms "
        + "within strata, rates over all arms; \(cutoffPhrase).")
  }

  /// The arms in groups that fit side by side.
  func blocks(of size: Int) -> [[Int]] {
    stride(from: 0, to: analysis.arms.count, by: size).map {
      Array($0..<min($0 + size, analysis.arms.count))
    }
  }
}
