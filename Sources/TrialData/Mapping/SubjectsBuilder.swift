/// Makes the subjects and arms of a study from the rows of a subject table.
struct SubjectsBuilder: TableBuilder {
  private let settings: StudySettings
  private var columns = ColumnMap<SubjectColumn>()
  private var file = ""
  private var identifiers = TextDictionary()
  private var studies = TextDictionary()
  private var sites = TextDictionary()
  private var countries = TextDictionary()
  private var sexes = TextDictionary()
  private var strata = TextDictionary()
  private var reasons = TextDictionary()
  private var screenFailureReasons = TextDictionary()
  private var armTexts = TextDictionary()
  private var armList = ArmList()
  private var armCodes = TextDictionary()
  /// For every text of an arm column the arm's number, -1 for "in no arm", -2 for not looked up.
  private var armOfText: [Int] = []
  /// For every text of an arm column the arm code it was last seen with.
  private var codeOfText: [Int32] = []
  private var planned: [Int] = []
  /// Texts of the actual arm, resolved once all planned arms are known.
  private var actualText: [Int32] = []
  private var referenceStart: [Int32] = []
  private var subjects = Subjects()
  private var chosenStudy: Int32 = -1

  init(settings: StudySettings) {
    self.settings = settings
  }

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    self.file = file
    columns = ColumnMap(
      header: header, file: file, overrides: settings.columns[.subjects] ?? [:],
      findings: &findings)
    guard columns.has(.subject) else {
      columns.tellMissing(.subject, file: file, findings: &findings)
      return false
    }
    if !columns.has(.arm) {
      findings.add(
        .error, code: "column-missing", file: file, line: 1, column: columns.name(.arm),
        message: "There is no column for the planned arm.",
        remedy: "All subjects are shown as one arm. Name it in study.toml: "
          + "[columns.subjects] arm = \"...\".")
    }
    return true
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    let identifier = row[columns[.subject]]
    if identifier.isMissing {
      findings.add(
        .error, code: "subject-missing", row: row, column: columns[.subject],
        message: { "\($0) is empty." }, remedy: "Row skipped.")
      return
    }
    guard isOfChosenStudy(row, &findings) else { return }
    let before = identifiers.count
    let code = Int(identifiers.code(for: identifier))
    if code < before {
      findings.add(
        .error, code: "subject-duplicate", row: row, column: columns[.subject],
        message: { _ in "Subject \(identifier.shown) is already on line \(subjects.lines[code])." },
        remedy: "The first row counts; this one was skipped.")
      return
    }
    row.tellOddities(identifier, columns[.subject], &findings)
    appendArm(row)
    appendDays(row, &findings)
    appendFlags(row, &findings)
    appendTexts(row, &findings)
    subjects.lines.append(Int32(clamping: row.line))
  }

  /// Two studies in one table are never pooled: the first one counts.
  private mutating func isOfChosenStudy(_ row: Row, _ findings: inout FindingLog) -> Bool {
    let field = row[columns[.study]]
    guard columns.has(.study), !field.isMissing else { return true }
    let study = studies.code(for: field)
    if chosenStudy < 0 { chosenStudy = study }
    guard study != chosenStudy else { return true }
    findings.add(
      .error, code: "study-second", row: row, column: columns[.study],
      message: { _ in
        "The row belongs to study \(field.shown), not to "
          + "\(studies.values[Int(chosenStudy)].prefix(40))."
      },
      remedy: "Studies are not pooled: row skipped. Put each study in a folder of its own.")
    return false
  }

  private mutating func appendArm(_ row: Row) {
    guard columns.has(.arm) else {
      planned.append(armList.note(label: "All subjects", code: "ALL", order: nil))
      actualText.append(-1)
      return
    }
    let field = row[columns[.arm]]
    var arm = -1
    if !field.isMissing {
      let text = Int(armTexts.code(for: field))
      let codeField = row[columns[.armCode]]
      let code = codeField.isMissing ? -1 : armCodes.code(for: codeField)
      while armOfText.count <= text {
        armOfText.append(-2)
        codeOfText.append(-2)
      }
      if armOfText[text] == -2 || codeOfText[text] != code {
        armOfText[text] = noteArm(armTexts.values[text], code, row)
        codeOfText[text] = code
      }
      arm = armOfText[text]
    }
    planned.append(arm)
    let actual = row[columns[.actualArm]]
    actualText.append(actual.isMissing ? -1 : armTexts.code(for: actual))
  }

  /// The arm's number, or -1 if the words mean "in no arm".
  private mutating func noteArm(_ label: String, _ code: Int32, _ row: Row) -> Int {
    let codeText = code < 0 ? nil : armCodes.values[Int(code)]
    if ArmList.notArms.contains(label.uppercased()) { return -1 }
    if let codeText, ArmList.notArms.contains(codeText.uppercased()) { return -1 }
    return armList.note(label: label, code: codeText, order: row[columns[.armOrder]].number)
  }

  private mutating func appendDays(_ row: Row, _ findings: inout FindingLog) {
    func day(_ column: SubjectColumn) -> Int32 {
      row.day(columns[column], &findings)
    }
    subjects.randomized.numbers.append(day(.randomized))
    referenceStart.append(day(.referenceStart))
    subjects.screened.numbers.append(day(.screened))
    subjects.treatmentStart.numbers.append(day(.treatmentStart))
    subjects.treatmentEnd.numbers.append(day(.treatmentEnd))
    subjects.studyEnd.numbers.append(day(.studyEnd))
    subjects.died.numbers.append(day(.deathDate))
    subjects.lastAlive.numbers.append(day(.lastAlive))
  }

  private mutating func appendFlags(_ row: Row, _ findings: inout FindingLog) {
    func flag(_ column: SubjectColumn) -> Flag {
      row.flag(columns[column], &findings)
    }
    var death = flag(.death)
    let last = subjects.died.numbers.count - 1
    if subjects.died.numbers[last] != DayColumn.missing, death == .unknown { death = .yes }
    subjects.death.append(death)
    subjects.intentionToTreat.append(flag(.intentionToTreat))
    subjects.safety.append(flag(.safety))
    subjects.perProtocol.append(flag(.perProtocol))
    subjects.disposition.append(disposition(row[columns[.disposition]]))
  }

  private func disposition(_ field: Field) -> Disposition {
    if field.isMissing { return .unknown }
    if field.equalsIgnoringCase("COMPLETED") { return .completed }
    if field.equalsIgnoringCase("ONGOING") { return .ongoing }
    return .discontinued
  }

  private mutating func appendTexts(_ row: Row, _ findings: inout FindingLog) {
    subjects.site.codes.append(
      row.code(columns[.site], in: &sites, &findings))
    subjects.country.codes.append(
      row.code(columns[.country], in: &countries, &findings))
    subjects.sex.codes.append(
      row.code(columns[.sex], in: &sexes, &findings))
    subjects.stratum.codes.append(
      row.code(columns[.stratum], in: &strata, &findings))
    subjects.dispositionReason.codes.append(
      row.code(columns[.dispositionReason], in: &reasons, &findings))
    let reason = columns[columns.has(.screenFailureReason) ? .screenFailureReason : .armReason]
    subjects.screenFailureReason.codes.append(
      row.code(reason, in: &screenFailureReasons, &findings))
    subjects.age.append(row[columns[.age]].number ?? .nan)
  }

  /// The study with subjects and arms, and the dictionary that finds a subject by its identifier.
  mutating func finish(findings: inout FindingLog) -> (study: Study, subjects: SubjectDictionary) {
    var study = Study()
    study.settings = settings
    study.identifier =
      settings.identifier ?? (chosenStudy >= 0 ? studies.values[Int(chosenStudy)] : "")
    study.has = SubjectColumns()
    study.has.intentionToTreat = columns.has(.intentionToTreat)
    study.has.safety = columns.has(.safety)
    study.has.perProtocol = columns.has(.perProtocol)
    study.has.actualArm = columns.has(.actualArm)
    study.has.treatmentStart = columns.has(.treatmentStart)
    study.has.disposition = columns.has(.disposition)
    chooseRandomizationDay(&study.has)
    resolveActualArms(findings: &findings)
    let (arms, places) = armList.ordered(by: settings.arms)
    study.arms = arms
    subjects.plannedArm = planned.map { $0 < 0 ? -1 : places[$0] }
    subjects.actualArm = actual.map { $0 < 0 ? -1 : places[$0] }
    subjects.identifiers = identifiers.values
    subjects.site.values = sites.values
    subjects.country.values = countries.values
    subjects.sex.values = sexes.values
    subjects.stratum.values = strata.values
    subjects.dispositionReason.values = reasons.values
    subjects.screenFailureReason.values = screenFailureReasons.values
    study.subjects = subjects
    openArms(&study)
    tellUnknownArms(study, &findings)
    return (study, SubjectDictionary(identifiers))
  }

  private var actual: [Int] = []

  /// RANDDT where it has any day, else the first day of treatment, else the reference start.
  private mutating func chooseRandomizationDay(_ has: inout SubjectColumns) {
    if subjects.randomized.earliest != nil {
      has.randomized = columns.name(.randomized)
    } else if subjects.treatmentStart.earliest != nil {
      has.randomized = columns.name(.treatmentStart)
      has.randomizedIsProxy = true
      subjects.randomized = subjects.treatmentStart
    } else if DayColumn(referenceStart).earliest != nil {
      has.randomized = columns.name(.referenceStart)
      has.randomizedIsProxy = true
      subjects.randomized = DayColumn(referenceStart)
    }
    if has.randomizedIsProxy {
      for row in planned.indices where planned[row] < 0 {
        subjects.randomized.numbers[row] = DayColumn.missing
      }
    }
  }

  /// An actual arm that nobody was planned for becomes an arm of its own: its patients are not lost.
  private mutating func resolveActualArms(findings: inout FindingLog) {
    var armOf = [Int](repeating: -2, count: armTexts.count)
    actual = []
    actual.reserveCapacity(actualText.count)
    for (row, text) in actualText.enumerated() {
      guard columns.has(.actualArm) else {
        actual.append(planned[row])
        continue
      }
      guard text >= 0 else {
        actual.append(-1)
        continue
      }
      if armOf[Int(text)] == -2 {
        let label = armTexts.values[Int(text)]
        if ArmList.notArms.contains(label.uppercased()) {
          armOf[Int(text)] = -1
        } else if let index = armList.index(of: label) {
          armOf[Int(text)] = index
        } else {
          armOf[Int(text)] = armList.note(label: label, code: nil, order: nil)
          findings.add(
            .warning, code: "arm-unplanned", file: file, line: Int(subjects.lines[row]),
            column: columns.name(.actualArm),
            message: "\(columns.name(.actualArm)) is \"\(label.prefix(40))\", which is nobody's "
              + "planned arm.",
            remedy: "It is shown as an arm of its own.")
        }
      }
      actual.append(armOf[Int(text)])
    }
  }

  /// An arm without a declared opening opened on its first randomization.
  private func openArms(_ study: inout Study) {
    var first = [Int32](repeating: .max, count: study.arms.count)
    for row in 0..<study.subjects.count {
      let arm = Int(study.subjects.plannedArm[row])
      let day = study.subjects.randomized.numbers[row]
      if arm >= 0, day != DayColumn.missing, day < first[arm] { first[arm] = day }
    }
    for arm in study.arms.indices where !study.arms[arm].openedIsDeclared && first[arm] != .max {
      study.arms[arm].opened = Day(number: first[arm])
    }
  }

  private func tellUnknownArms(_ study: Study, _ findings: inout FindingLog) {
    func isKnown(_ name: String) -> Bool {
      study.arms.contains {
        $0.code.uppercased() == name.uppercased() || $0.label.uppercased() == name.uppercased()
      }
    }
    for comparison in settings.comparisons {
      for name in [comparison.arm, comparison.reference] where !isKnown(name) {
        findings.add(
          .error, code: "arm-unknown", file: "study.toml", column: "comparison",
          message: "A comparison names the arm \"\(name.prefix(40))\", which is not in the study.",
          remedy: "Comparison left out. The arms are "
            + study.arms.map(\.code).joined(separator: ", ") + ".")
      }
    }
    if subjects.count == 0 {
      findings.add(
        .error, code: "table-empty", file: file, line: 1, message: "There is no subject yet.",
        remedy: "Everything else is counted per subject.")
    } else if study.has.randomizedIsProxy {
      findings.add(
        .note, code: "randomization-proxy", file: file, line: 1,
        column: study.has.randomized ?? "",
        message: "There is no day of randomization (RANDDT).",
        remedy: "\(study.has.randomized ?? "") stands in for it.")
    } else if study.has.randomized == nil, planned.contains(where: { $0 >= 0 }) {
      findings.add(
        .warning, code: "randomization-undated", file: file, line: 1,
        column: columns.name(.randomized),
        message: "There is no day of randomization and nothing that could stand in for it.",
        remedy: "Accrual cannot be shown and no comparison can be limited to concurrent patients.")
    }
  }
}
