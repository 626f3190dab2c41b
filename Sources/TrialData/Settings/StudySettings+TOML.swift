import TOML
import TrialModel

extension StudySettings {
  /// Reads the settings in the bytes of a `study.toml`; what cannot be used becomes a finding and is
  /// left at its default.
  ///
  /// A file that is not UTF-8 is read all the same, every wrong byte as U+FFFD, as it was most likely
  /// meant for a name or a remark.
  ///
  /// - Returns: The settings; `nil` if the text is not TOML.
  static func read(
    _ bytes: [UInt8], file: String, findings: inout FindingLog
  ) -> StudySettings? {
    do {
      let root = try parse(bytes, file, &findings)
      var table = SettingsTable(root, file: file)
      var settings = StudySettings()
      settings.read(&table, &findings)
      return settings
    } catch {
      findings.add(
        .error, code: "settings-unreadable", file: file, line: error.position.line,
        character: error.position.column, problem: .settings(.unreadable(error.message)))
      return nil
    }
  }

  private static func parse(
    _ bytes: [UInt8], _ file: String, _ findings: inout FindingLog
  ) throws(TOMLError) -> TOMLTable {
    do {
      return try TOMLTable(parsing: bytes)
    } catch {
      switch error.reason {
      case .notUTF8, .utf16: break
      default: throw error
      }
      findings.add(
        .warning, code: "settings-encoding", file: file, line: error.position.line,
        character: error.position.column, problem: .settings(.encoding(error.message)))
      return try TOMLTable(parsing: String(decoding: bytes, as: UTF8.self))
    }
  }

  private mutating func read(_ root: inout SettingsTable, _ findings: inout FindingLog) {
    dateFormat = root.dateFormat("date_format", &findings)
    if var study = root.table("study", &findings) {
      identifier = study.string("id", &findings)
      title = study.string("title", &findings)
      criteria = study.string("criteria", &findings)
      dataCutoff = study.day("data_cutoff", &findings)
      study.reportUnknownKeys(&findings)
    }
    if var enrollment = root.table("enrollment", &findings) {
      target = enrollment.count("target", &findings)
      opened = enrollment.day("opened", &findings)
      plannedCompletion = enrollment.day("planned_completion", &findings)
      enrollment.reportUnknownKeys(&findings)
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
      response.reportUnknownKeys(&findings)
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
      survival.reportUnknownKeys(&findings)
    }
    if var toxicity = root.table("toxicity", &findings) {
      termsOfInterest = toxicity.strings("of_interest", &findings) ?? []
      related = toxicity.strings("related", &findings)
      toxicity.reportUnknownKeys(&findings)
    }
    for var table in root.tables("alert", &findings) {
      if let alert = AlertSettings(&table, &findings) { alerts.append(alert) }
    }
    if var columns = root.table("columns", &findings) { readColumns(&columns, &findings) }
    root.reportUnknownKeys(&findings)
  }

  private mutating func readArm(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    let code = table.string("code", &findings)
    var arm = ArmSettings(code: code ?? "")
    arm.label = table.string("label", &findings)
    arm.short = table.string("short", &findings)
    arm.target = table.count("target", &findings)
    arm.opened = table.day("opened", &findings)
    arm.closed = table.day("closed", &findings)
    table.reportUnknownKeys(&findings)
    guard let code else { return table.reportMissing("code", &findings) }
    if arms.contains(where: { $0.code.uppercased() == code.uppercased() }) {
      reportDuplicate("arm", code, in: table, &findings)
    } else {
      arms.append(arm)
    }
  }

  private mutating func readSite(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    let code = table.string("code", &findings)
    let target = table.count("target", &findings)
    table.reportUnknownKeys(&findings)
    guard let code else { return table.reportMissing("code", &findings) }
    guard siteTargets[code] == nil else {
      return reportDuplicate("site", code, in: table, &findings)
    }
    siteTargets[code] = target
  }

  private func reportDuplicate(
    _ noun: String, _ code: String, in table: SettingsTable, _ findings: inout FindingLog
  ) {
    table.report(
      "setting-duplicate", "code", .entryTwice(kind: noun, code: code), &findings)
  }

  private mutating func readComparison(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    let pair = table.strings("arms", &findings)
    let endpoints = table.strings("endpoints", &findings) ?? []
    table.reportUnknownKeys(&findings)
    guard let pair else { return table.reportMissing("arms", &findings) }
    guard pair.count == 2, pair[0] != pair[1] else {
      return table.report(
        "setting-type", "arms", .comparisonWithoutTwoArms, &findings)
    }
    comparisons.append(
      ComparisonSettings(arm: pair[0], reference: pair[1], endpoints: endpoints))
  }

  private mutating func readColumns(_ table: inout SettingsTable, _ findings: inout FindingLog) {
    for builder in StudyTables.all { readColumns(of: builder, &table, &findings) }
    table.reportUnknownKeys(&findings)
  }

  private mutating func readColumns<Builder: TableBuilder>(
    of builder: Builder.Type, _ columns: inout SettingsTable, _ findings: inout FindingLog
  ) {
    guard var table = columns.table(Builder.Column.table.settings, &findings) else { return }
    var names: [String: String] = [:]
    for column in Builder.Column.allCases {
      if column as? SubjectColumn == .stratum {
        strata = table.oneOrMore(column.key, &findings) ?? []
        names[column.key] = strata.first
      } else {
        names[column.key] = table.string(column.key, &findings)
      }
    }
    dateFormats[Builder.Column.table.role] = table.dateFormat("date_format", &findings)
    table.reportUnknownKeys(&findings)
    self.columns[Builder.Column.table.role] = names
  }
}
