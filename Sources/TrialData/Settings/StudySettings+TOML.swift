import TOMLKit
import TrialModel

extension StudySettings {
  /// The settings in the text of a `study.toml`; what cannot be read is told and left at its default.
  ///
  /// Whether the text is TOML at all stands in `isReadable`.
  static func read(_ text: String, file: String, findings: inout FindingLog) -> StudySettings {
    var settings = StudySettings()
    settings.isReadable = false
    if let line = TOMLHazards.firstLine(in: text) {
      findings.add(
        .error, code: "settings-unreadable", file: file, line: line,
        message: "study.toml cannot be read: neither a name nor a value can begin here.",
        remedy: "It was ignored; everything is at its default.")
      return settings
    }
    do {
      let root = try TOMLTable(string: text)
      var table = SettingsTable(root, path: "", file: file, lines: TOMLLines(text))
      settings.isReadable = true
      settings.read(&table, &findings)
    } catch let error as TOMLParseError {
      findings.add(
        .error, code: "settings-unreadable", file: file, line: error.source.begin.line,
        message: "study.toml cannot be read: \(error.description).",
        remedy: "It was ignored; everything is at its default.")
    } catch {
      findings.add(
        .error, code: "settings-unreadable", file: file,
        message: "study.toml cannot be read.", remedy: "It was ignored.")
    }
    return settings
  }

  private mutating func read(_ root: inout SettingsTable, _ findings: inout FindingLog) {
    if var study = root.table("study", &findings) {
      identifier = study.string("id", &findings)
      title = study.string("title", &findings)
      criteria = study.string("criteria", &findings)
      dataCutoff = study.day("data_cutoff", &findings)
      study.tellUnknownKeys(&findings)
    }
    if var enrollment = root.table("enrollment", &findings) {
      target = enrollment.count("target", &findings)
      opened = enrollment.day("opened", &findings)
      plannedCompletion = enrollment.day("planned_completion", &findings)
      enrollment.tellUnknownKeys(&findings)
    }
    for var table in root.tables("arm", &findings) { readArm(&table, &findings) }
    for var table in root.tables("site", &findings) { readSite(&table, &findings) }
    for var table in root.tables("comparison", &findings) { readComparison(&table, &findings) }
    if var response = root.table("response", &findings) {
      denominator = response.choice("denominator", &findings) ?? denominator
      isConfirmed = response.bool("confirmed", &findings) ?? isConfirmed
      derivesResponse = response.bool("derive", &findings) ?? derivesResponse
      confirmationDays = response.count("confirmation_days", &findings) ?? confirmationDays
      stableDays = response.count("stable_days", &findings) ?? stableDays
      evaluator = response.string("evaluator", &findings)
      responseInterval = response.choice("interval", &findings) ?? responseInterval
      differenceInterval = response.choice("difference_interval", &findings) ?? differenceInterval
      responseAdjustment = response.choice("adjust", &findings) ?? responseAdjustment
      response.tellUnknownKeys(&findings)
    }
    if var survival = root.table("survival", &findings) {
      endpoints = survival.strings("endpoints", &findings) ?? []
      unit = survival.choice("unit", &findings) ?? unit
      interval = survival.choice("interval", &findings) ?? interval
      survivalTimes = survival.lengths("times", &findings)
      restrictedMeanTime = survival.length("rmst", &findings)
      landmark = survival.length("landmark", &findings)
      isStratified = survival.bool("stratified", &findings) ?? isStratified
      adjustment = survival.choice("adjust", &findings) ?? adjustment
      survival.tellUnknownKeys(&findings)
    }
    if var toxicity = root.table("toxicity", &findings) {
      termsOfInterest = toxicity.strings("of_interest", &findings) ?? []
      related = toxicity.strings("related", &findings)
      toxicity.tellUnknownKeys(&findings)
    }
    for var table in root.tables("alert", &findings) {
      if let alert = AlertSettings(&table, &findings) { alerts.append(alert) }
    }
    if var columns = root.table("columns", &findings) { readColumns(&columns, &findings) }
    root.tellUnknownKeys(&findings)
  }

  private mutating func readArm(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    let code = table.string("code", &findings)
    var arm = ArmSettings(code: code ?? "")
    arm.label = table.string("label", &findings)
    arm.short = table.string("short", &findings)
    arm.target = table.count("target", &findings)
    arm.opened = table.day("opened", &findings)
    arm.closed = table.day("closed", &findings)
    table.tellUnknownKeys(&findings)
    guard let code else { return table.tellMissing("code", &findings) }
    if arms.contains(where: { $0.code.uppercased() == code.uppercased() }) {
      tellTwice("arm", code, line: table.line(of: "code"), &findings)
    } else {
      arms.append(arm)
    }
  }

  private mutating func readSite(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    let code = table.string("code", &findings)
    let target = table.count("target", &findings)
    table.tellUnknownKeys(&findings)
    guard let code else { return table.tellMissing("code", &findings) }
    guard siteTargets[code] == nil else {
      return tellTwice("site", code, line: table.line(of: "code"), &findings)
    }
    siteTargets[code] = target
  }

  private func tellTwice(
    _ noun: String, _ code: String, line: Int, _ findings: inout FindingLog
  ) {
    findings.add(
      .error, code: "setting-duplicate", file: "study.toml", line: line, column: "code",
      message: "The \(noun) \"\(code.prefix(40))\" is there twice.",
      remedy: "The first entry counts.")
  }

  private mutating func readComparison(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    let pair = table.strings("arms", &findings)
    table.tellUnknownKeys(&findings)
    guard let pair else { return table.tellMissing("arms", &findings) }
    guard pair.count == 2, pair[0] != pair[1] else {
      findings.add(
        .error, code: "setting-type", file: "study.toml", line: table.line(of: "arms"),
        column: "arms", message: "A comparison needs two different arms.",
        remedy: "Write arms = [\"ARM\", \"REFERENCE\"]. The comparison was left out.")
      return
    }
    comparisons.append(ComparisonSettings(arm: pair[0], reference: pair[1]))
  }

  private mutating func readColumns(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    for builder in StudyTables.all { readColumns(of: builder, &table, &findings) }
    table.tellUnknownKeys(&findings)
  }

  private mutating func readColumns<Builder: TableBuilder>(
    of builder: Builder.Type, _ columns: inout SettingsTable, _ findings: inout FindingLog
  ) {
    guard var table = columns.table(Builder.Column.table.settings, &findings) else { return }
    var names: [String: String] = [:]
    for column in Builder.Column.allCases {
      names[column.key] = table.string(column.key, &findings)
    }
    table.tellUnknownKeys(&findings)
    self.columns[Builder.Column.table.role] = names
  }
}
