import TrialData

extension TextReport {
  func writeEnrollment(_ lines: inout TextLines) {
    let enrollment = analysis.enrollment
    lines.heading("Enrollment")
    var facts = ["\(enrollment.randomized)" + (enrollment.target.map { "/\($0)" } ?? "")]
    facts[0] += " randomized"
    if let rate = enrollment.ratePerMonth {
      facts.append("\(NumberFormat.decimal(rate, places: 1)) a month")
    }
    if let first = enrollment.first, let last = enrollment.last {
      facts.append("first \(first)")
      facts.append("last \(last)")
    }
    if enrollment.undated > 0 { facts.append("\(enrollment.undated) without a day") }
    facts.append("\(enrollment.screened) screened")
    facts.append("\(enrollment.screenFailures) not randomized")
    lines.paragraph(facts.joined(separator: ", ") + ".")
    var table = TextTable([
      "arm", "n", "target", "opened", "treated", "compl.", "discont.", "ongoing", "deaths",
    ])
    for (index, arm) in enrollment.arms.enumerated() {
      table.add([
        name(index), String(arm.randomized), arm.target.map(String.init) ?? "-",
        arm.opened?.description ?? "-", String(arm.treated), String(arm.completed),
        String(arm.discontinued), String(arm.ongoing), String(arm.deaths),
      ])
    }
    lines.table(table)
    for (index, arm) in enrollment.arms.enumerated() where arm.randomizedBeforeOpening > 0 {
      lines.paragraph(
        "\(name(index)) opened after \(arm.randomizedBeforeOpening) had been randomized.")
    }
    lines.paragraph(method(enrollment))
    if !enrollment.sites.isEmpty { writeSites(&lines, enrollment.sites) }
  }

  private func method(_ enrollment: EnrollmentAnalysis) -> String {
    var column = "no day of randomization in the data"
    if let name = enrollment.dateColumn {
      column = "day of randomization from \(name)"
      if enrollment.dateIsProxy { column += ", a stand-in" }
    }
    var rate = ""
    if let opened = enrollment.opened, enrollment.ratePerMonth != nil {
      rate = "rate from \(opened) to the latest randomization, 30.4375 days a month; "
    }
    return "ITT population, N = \(enrollment.randomized), by planned arm; \(column); "
      + "\(rate)an arm opens when study.toml says, else on its first randomization; "
      + "\(deathPhrase); \(cutoffPhrase)."
  }

  private func writeSites(_ lines: inout TextLines, _ sites: [SiteEnrollment]) {
    let shown = sites.prefix(10)
    lines.blank()
    var table = TextTable(["site", "n", "latest"])
    for site in shown {
      table.add([site.site, String(site.randomized), site.last?.description ?? "-"])
    }
    lines.table(table)
    if shown.count < sites.count {
      lines.paragraph("and \(NumberFormat.count(sites.count - shown.count, "more site")).")
    }
  }
}
