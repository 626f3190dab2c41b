import TrialModel

/// Makes the subjects and arms of a study from the rows of a subject table.
///
/// The subject that a row adds depends on all rows before it, by identifier, study and arm, so its rows are never
/// read apart.
struct SubjectsBuilder: SequentialTableBuilder {
  static let required: [SubjectColumn] = [.subject]

  static var days: [DayPlace<SubjectsBuilder>] {
    [
      DayPlace(column: .randomized, days: \.subjects.randomized),
      DayPlace(column: .referenceStart, days: \.referenceStart),
      DayPlace(column: .screened, days: \.subjects.screened),
      DayPlace(column: .treatmentStart, days: \.subjects.treatmentStart),
      DayPlace(column: .treatmentEnd, days: \.subjects.treatmentEnd),
      DayPlace(column: .studyEnd, days: \.subjects.studyEnd),
      DayPlace(column: .deathDate, days: \.subjects.died, reportsPartials: false),
      DayPlace(column: .lastAlive, days: \.subjects.lastAlive),
    ]
  }

  let settings: StudySettings
  var columns = ColumnMap<SubjectColumn>()
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
  /// Rows without a planned arm whose other columns name one, with that name.
  private var armsFromOtherColumns: [(row: Int, name: String)] = []
  /// Texts of the actual arm, resolved once all planned arms are known.
  private var actualText: [Int32] = []
  /// For every row the number of the arm given, -1 for none.
  private var actual: [Int] = []
  private var referenceStart = DayColumn()
  var subjects = Subjects()
  private var chosenStudy: Int32 = -1
  private var dispositions = TextDictionary()
  private var dispositionOfText: [Disposition?] = []
  private var attributes = SubjectAttributes()

  init(for draft: StudyDraft) {
    settings = draft.study.settings
  }

  mutating func accepts(findings: inout FindingLog) -> Bool {
    if !columns.has(.arm) {
      findings.add(
        .error, code: "column-missing", file: columns.file, line: 1, column: columns.name(.arm),
        problem: .subjects(.armColumnMissing))
    }
    beginAttributes()
    return true
  }

  private mutating func beginAttributes() {
    attributes.begin(
      header: columns.header, read: Set(SubjectColumn.ownPlace.map { columns[$0] }))
  }

  mutating func addTotals(of piece: SubjectsBuilder) { beginAttributes() }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    let identifier = row[columns[.subject]]
    if identifier.isMissing {
      findings.add(
        .error, code: "subject-missing", row: row, column: columns[.subject],
        problem: .cell(.subjectMissing))
      return
    }
    guard isOfChosenStudy(row, &findings) else { return }
    let before = identifiers.count
    let code = Int(identifiers.code(for: identifier))
    if code < before {
      findings.add(
        .error, code: "subject-duplicate", row: row, column: columns[.subject],
        problem: .subjects(.twice(identifier.shown, line: Int(subjects.lines[code]))))
      return
    }
    row.reportOddities(identifier, columns[.subject], &findings)
    // The arms' places in the study are known once all rows are read.
    var subject = Subjects.Row(identifiers.values[code])
    subject.line = Int32(clamping: row.line)
    appendArm(row, &findings)
    readDays(of: &subject, row, &findings)
    readFlags(of: &subject, row, &findings)
    reportMissingArm(of: subject, row, &findings)
    readTexts(of: &subject, row, &findings)
    subjects.append(subject)
    attributes.append(row)
  }

  /// Two studies in one table are never pooled: the first one counts.
  private mutating func isOfChosenStudy(_ row: Row, _ findings: inout FindingLog) -> Bool {
    let field = row[columns[.study]]
    guard columns.has(.study), !field.isMissing else { return true }
    let study = studies.code(for: field)
    if chosenStudy < 0 { chosenStudy = study }
    guard study != chosenStudy else { return true }
    row.reportSecondStudy(
      field, columns[.study], than: studies.values[Int(chosenStudy)], &findings)
    return false
  }

  private mutating func appendArm(_ row: Row, _ findings: inout FindingLog) {
    guard columns.has(.arm) else {
      planned.append(armList.note(label: "All subjects", code: "ALL", order: nil))
      actualText.append(-1)
      return
    }
    let field = row[columns[.arm]]
    var arm = -1
    if field.isMissing {
      noteArmOfOtherColumn(row, &findings)
    } else {
      let before = armTexts.count
      let text = Int(armTexts.code(for: field))
      if armTexts.count > before { row.reportOddities(field, columns[.arm], &findings) }
      let codeField = row[columns[.armCode]]
      let code = codeField.isMissing ? -1 : armCodes.code(for: codeField)
      while armOfText.count <= text {
        armOfText.append(-2)
        codeOfText.append(-2)
      }
      if armOfText[text] == -2 || codeOfText[text] != code {
        armOfText[text] = noteArm(armTexts.values[text], code, row, &findings)
        codeOfText[text] = code
      }
      arm = armOfText[text]
    }
    planned.append(arm)
    let actual = row[columns[.actualArm]]
    actualText.append(actual.isMissing ? -1 : armTexts.code(for: actual))
  }

  /// The arm's number, or -1 if the words mean "in no arm".
  private mutating func noteArm(
    _ label: String, _ code: Int32, _ row: Row, _ findings: inout FindingLog
  ) -> Int {
    let codeText = code < 0 ? nil : armCodes.values[Int(code)]
    if ArmList.notArms.contains(label.uppercased()) { return -1 }
    if let codeText, ArmList.notArms.contains(codeText.uppercased()) { return -1 }
    guard armList.count < ArmList.mostArms || armList.index(of: label) != nil else {
      findings.add(
        .error, code: "arm-too-many", row: row, column: columns[.arm],
        problem: .subjects(.tooManyArms(label, limit: ArmList.mostArms)))
      return -1
    }
    return armList.note(label: label, code: codeText, order: row[columns[.armOrder]].number)
  }

  /// Where the planned arm is empty, ARM or ARMCD may name it.
  private mutating func noteArmOfOtherColumn(_ row: Row, _ findings: inout FindingLog) {
    let places = columns.others(.arm).filter { columns.name(at: $0).uppercased() != "ACTARM" }
    guard let place = places.first(where: { !row[$0].isMissing }) else { return }
    let name = row[place].text
    guard !ArmList.notArms.contains(name.uppercased()) else { return }
    armsFromOtherColumns.append((planned.count, name))
    findings.add(
      .warning, code: "arm-from-other-column", row: row, column: columns[.arm],
      problem: .subjects(
        .armFromOtherColumn(columns.name(at: place), text: row[place].shown)))
  }

  /// Reports a randomized subject that is in no arm, unless a column gives the reason.
  private func reportMissingArm(
    of subject: Subjects.Row, _ row: Row, _ findings: inout FindingLog
  ) {
    let last = planned.count - 1
    guard planned[last] < 0, columns.has(.arm), row[columns[.arm]].isMissing,
      armsFromOtherColumns.last?.row != last, row[columns[.armReason]].isMissing,
      ![.missing, .unreadable].contains(RawDay(stored: subject.randomized))
        || subject.intentionToTreat == .yes
    else { return }
    findings.add(
      .error, code: "arm-missing", row: row, column: columns[.arm],
      problem: .subjects(.armMissing))
  }

  private mutating func readDays(
    of subject: inout Subjects.Row, _ row: Row, _ findings: inout FindingLog
  ) {
    func day(_ column: SubjectColumn) -> Int32 {
      row.day(columns[column], &findings)
    }
    subject.randomized = day(.randomized)
    referenceStart.numbers.append(day(.referenceStart))
    subject.screened = day(.screened)
    subject.treatmentStart = day(.treatmentStart)
    subject.treatmentEnd = day(.treatmentEnd)
    subject.studyEnd = day(.studyEnd)
    subject.died = day(.deathDate)
    subject.lastAlive = day(.lastAlive)
  }

  private mutating func readFlags(
    of subject: inout Subjects.Row, _ row: Row, _ findings: inout FindingLog
  ) {
    func flag(_ column: SubjectColumn) -> Flag {
      row.flag(columns[column], &findings)
    }
    subject.death = flag(.death)
    subject.intentionToTreat = flag(.intentionToTreat)
    subject.safety = flag(.safety)
    subject.perProtocol = flag(.perProtocol)
    subject.disposition = disposition(row, &findings)
  }

  /// The usual words; in DCDECOD everything else is a reason to have left.
  private mutating func disposition(_ row: Row, _ findings: inout FindingLog) -> Disposition {
    let field = row[columns[.disposition]]
    if field.isMissing { return .unknown }
    let code = Int(dispositions.code(for: field))
    while dispositionOfText.count <= code {
      dispositionOfText.append(Disposition(dispositions.values[dispositionOfText.count]))
    }
    if let disposition = dispositionOfText[code] { return disposition }
    if columns.name(.disposition).uppercased() == "DCDECOD" { return .discontinued }
    findings.add(
      .warning, code: "disposition-unknown", row: row, column: columns[.disposition],
      problem: .subjects(.dispositionUnknown(field.shown)))
    return .unknown
  }

  private mutating func readTexts(
    of subject: inout Subjects.Row, _ row: Row, _ findings: inout FindingLog
  ) {
    subject.site = row.code(columns[.site], in: &sites, &findings)
    subject.country = row.code(columns[.country], in: &countries, &findings)
    subject.sex = row.code(columns[.sex], in: &sexes, &findings)
    subject.stratum = row.code(columns[.stratum], in: &strata, &findings)
    subject.dispositionReason = row.code(
      columns[.dispositionReason], in: &reasons, &findings)
    let reason = columns[columns.has(.screenFailureReason) ? .screenFailureReason : .armReason]
    subject.screenFailureReason = row.code(reason, in: &screenFailureReasons, &findings)
    subject.age = age(row, &findings)
  }

  private func age(_ row: Row, _ findings: inout FindingLog) -> Double {
    let field = row[columns[.age]]
    switch field.number(hasDecimalCommas: row.hasDecimalCommas) {
    case .number(let years) where years >= 0 && years <= 130: return years
    case .missing: return .nan
    default:
      findings.add(
        .warning, code: "age-unreadable", row: row, column: columns[.age],
        problem: .subjects(.ageUnreadable(field.shown)))
      return .nan
    }
  }

  func dates(in study: Study) -> [(column: DayColumn, name: String)] {
    let subjects = study.subjects
    return [
      (subjects.randomized, study.availableColumns.randomized ?? columns.name(.randomized)),
      (subjects.lastAlive, columns.name(.lastAlive)), (subjects.died, columns.name(.deathDate)),
      (subjects.studyEnd, columns.name(.studyEnd)),
      (subjects.treatmentStart, columns.name(.treatmentStart)),
      (subjects.treatmentEnd, columns.name(.treatmentEnd)),
    ]
  }

  /// Adds subjects and arms, and the dictionary that finds a subject by its identifier.
  mutating func finish(into draft: inout StudyDraft, findings: inout FindingLog) {
    var study = draft.study
    study.identifier =
      settings.identifier ?? (chosenStudy >= 0 ? studies.values[Int(chosenStudy)] : "")
    study.availableColumns = SubjectColumns()
    study.availableColumns.intentionToTreat = columns.has(.intentionToTreat)
    study.availableColumns.safety = columns.has(.safety)
    study.availableColumns.perProtocol = columns.has(.perProtocol)
    study.availableColumns.actualArm = columns.has(.actualArm)
    study.availableColumns.treatmentStart = columns.has(.treatmentStart)
    study.availableColumns.disposition = columns.has(.disposition)
    for column in SubjectColumn.ownPlace + [.disposition] where columns.has(column) {
      study.availableColumns.names[column.key] = columns.name(column)
    }
    resolvePlannedArms()
    chooseRandomizationDay(&study.availableColumns)
    decideDeaths(loaded: study.loaded, &findings)
    reportUndated(study.availableColumns, &findings)
    resolveActualArms(findings: &findings)
    let (arms, places) = armList.ordered(by: settings.arms)
    study.arms = arms
    subjects.plannedArm = planned.map { $0 < 0 ? -1 : places[$0] }
    subjects.actualArm = actual.map { $0 < 0 ? -1 : places[$0] }
    subjects.site.values = sites.values
    subjects.country.values = countries.values
    subjects.sex.values = sexes.values
    subjects.stratum.values = strata.values
    subjects.dispositionReason.values = reasons.values
    subjects.screenFailureReason.values = screenFailureReasons.values
    subjects.others = attributes.kept
    joinStrata(&study.availableColumns, &findings)
    study.subjects = subjects
    openArms(&study)
    reportUnusedArms(of: study, &findings)
    reportRandomization(of: study, &findings)
    draft.study = study
    register(in: &draft)
    draft.references = references
  }

  func register(in draft: inout StudyDraft) {
    draft.subjects = SubjectDictionary(identifiers, studies: studies, study: chosenStudy)
  }

  var lines: [Int32] { subjects.lines }

  /// The reference start, else the first dose, else the randomization of every subject.
  private var references: (days: [Int32], columns: String) {
    let days = subjects.lines.indices.map { row in
      [referenceStart, subjects.treatmentStart, subjects.randomized]
        .map { $0.numbers[row] }.first { $0 != DayColumn.missing } ?? DayColumn.missing
    }
    let names = [SubjectColumn.referenceStart, .treatmentStart, .randomized]
      .filter { columns.has($0) }.map { columns.name($0) }
    return (days, names.joined(separator: ", else "))
  }

  /// A name from another column is that of an arm if one is called so, by label or code.
  private mutating func resolvePlannedArms() {
    for (row, name) in armsFromOtherColumns {
      if let arm = armList.index(of: name) {
        planned[row] = arm
      } else if armList.count < ArmList.mostArms {
        planned[row] = armList.note(label: name, code: nil, order: nil)
      }
    }
  }

  /// Reports how many have an arm and no day of randomization, where others have one.
  private func reportUndated(_ has: SubjectColumns, _ findings: inout FindingLog) {
    guard let column = has.randomized, !has.randomizedIsProxy else { return }
    let undated = planned.indices.filter { planned[$0] >= 0 && subjects.randomized[$0] == nil }
    guard let first = undated.first else { return }
    findings.add(
      .warning, code: "randomization-missing", file: columns.file, line: Int(subjects.lines[first]),
      column: column,
      problem: .subjects(.randomizationMissing(undated.count)))
  }

  /// RANDDT where it has any day, else the first day of treatment, else the reference start.
  private mutating func chooseRandomizationDay(_ has: inout SubjectColumns) {
    if subjects.randomized.earliest != nil {
      has.randomized = columns.name(.randomized)
    } else if subjects.treatmentStart.earliest != nil {
      has.randomized = columns.name(.treatmentStart)
      has.randomizedIsProxy = true
      subjects.randomized = subjects.treatmentStart
    } else if referenceStart.earliest != nil {
      has.randomized = columns.name(.referenceStart)
      has.randomizedIsProxy = true
      subjects.randomized = referenceStart
    }
    if has.randomizedIsProxy {
      for row in planned.indices where planned[row] < 0 {
        subjects.randomized.clear(row)
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
        actual.append(isTreated(row) ? planned[row] : -1)
        if isTreated(row), planned[row] >= 0 { reportMissingActualArm(row, &findings) }
        continue
      }
      if armOf[Int(text)] == -2 {
        let label = armTexts.values[Int(text)]
        if ArmList.notArms.contains(label.uppercased()) {
          armOf[Int(text)] = -1
        } else if let index = armList.index(of: label) {
          armOf[Int(text)] = index
        } else if armList.count >= ArmList.mostArms {
          armOf[Int(text)] = -1
        } else {
          armOf[Int(text)] = armList.note(label: label, code: nil, order: nil)
          findings.add(
            .warning, code: "arm-unplanned", file: columns.file, line: Int(subjects.lines[row]),
            column: columns.name(.actualArm),
            problem: .subjects(.armUnplanned(label)))
        }
      }
      actual.append(armOf[Int(text)])
    }
  }

  private func isTreated(_ row: Int) -> Bool {
    if columns.has(.safety) { return subjects.safety[row] == .yes }
    return subjects.treatmentStart.isFilled(row)
  }

  private func reportMissingActualArm(_ row: Int, _ findings: inout FindingLog) {
    findings.add(
      .warning, code: "arm-actual-missing", file: columns.file, line: Int(subjects.lines[row]),
      column: columns.name(.actualArm),
      problem: .subjects(.givenArmMissing))
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
}
