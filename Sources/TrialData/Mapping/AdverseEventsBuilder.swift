/// Makes adverse events of the rows of an adverse event table.
struct AdverseEventsBuilder: TableBuilder {
  private let settings: StudySettings
  private var subjectRows: SubjectDictionary
  private var columns = ColumnMap<AdverseEventColumn>()
  private var file = ""
  private var terms = TextDictionary()
  private var classes = TextDictionary()
  private var grades = TextDictionary()
  private var severities = TextDictionary()
  private var relations = TextDictionary()
  private var outcomes = TextDictionary()
  private var actions = TextDictionary()
  /// What each distinct text means, by its code.
  private var gradeOfText: [Int8] = []
  private var severityOfText: [Int8] = []
  private var relationOfText: [Bool?] = []
  private var outcomeIsFatal: [Bool] = []
  private var actionIsWithdrawal: [Bool] = []
  /// The severities, kept until it is known whether the table has toxicity grades.
  private var severity: [Int8] = []
  private var hasToxicityGrade = false
  private var gradesAreWords = false
  private var hasSeverity = false
  private var events = AdverseEvents()

  init(settings: StudySettings, subjects: SubjectDictionary) {
    self.settings = settings
    subjectRows = subjects
  }

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    self.file = file
    columns = ColumnMap(
      header: header, file: file, overrides: settings.columns[.adverseEvents] ?? [:],
      findings: &findings)
    for column in [AdverseEventColumn.subject, .term] where !columns.has(column) {
      columns.tellMissing(column, file: file, findings: &findings)
      return false
    }
    return true
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    let subject = subjectRows.row(
      of: row, columns[.subject], study: columns[.study], &findings)
    guard subject >= 0 else { return }
    events.subject.append(subject)
    events.term.codes.append(
      row.code(columns[.term], in: &terms, &findings))
    events.organClass.codes.append(
      row.code(columns[.organClass], in: &classes, &findings))
    appendGrade(row, &findings)
    var facts: AdverseEventFacts = []
    if isSerious(row, &findings) { facts.insert(.serious) }
    if isRelated(row, &findings) { facts.insert(.related) }
    if columns.has(.emergent), row[columns[.emergent]].flag == .yes { facts.insert(.emergent) }
    if isFatal(row) { facts.insert(.fatal) }
    if isWithdrawal(row) { facts.insert(.discontinuation) }
    events.facts.append(facts)
    events.start.numbers.append(
      row.day(columns[.start], &findings))
    events.end.numbers.append(
      row.day(columns[.end], &findings))
    events.lines.append(Int32(clamping: row.line))
  }

  private mutating func appendGrade(_ row: Row, _ findings: inout FindingLog) {
    let gradeField = row[columns[.grade]]
    var grade: Int8 = 0
    if !gradeField.isMissing {
      grade = Self.meaning(of: gradeField, in: &grades, &gradeOfText, Self.grade)
      if grade < 0 {
        tellGrade(gradeField, .grade, row, &findings)
        grade = 0
      } else {
        hasToxicityGrade = true
        if gradeField[0] >= 0x41, !gradeField.equalsIgnoringCase("GRADE"),
          Self.severity(gradeField.text) > 0
        {
          gradesAreWords = true
        }
      }
    }
    events.grade.append(grade)
    guard columns.has(.severity) else { return }
    let severityField = row[columns[.severity]]
    var severity: Int8 = 0
    if !severityField.isMissing {
      severity = Self.meaning(of: severityField, in: &severities, &severityOfText, Self.grade)
      if severity < 0 {
        tellGrade(severityField, .severity, row, &findings)
        severity = 0
      } else {
        hasSeverity = true
      }
    }
    self.severity.append(severity)
  }

  private func tellGrade(
    _ field: Field, _ column: AdverseEventColumn, _ row: Row, _ findings: inout FindingLog
  ) {
    findings.add(
      .warning, code: "grade-unreadable", row: row, column: columns[column],
      message: {
        "\($0) is \"\(field.shown)\"; expected 1 to 5"
          + (column == .severity ? " or MILD to FATAL." : ".")
      },
      remedy: "The event counts without a grade.")
  }

  /// The meaning of a cell's text, worked out once for every distinct text.
  @inline(__always)
  private static func meaning<Meaning>(
    of field: Field, in texts: inout TextDictionary, _ meanings: inout [Meaning],
    _ meaning: (String) -> Meaning
  ) -> Meaning {
    let code = Int(texts.code(for: field))
    while meanings.count <= code { meanings.append(meaning(texts.values[meanings.count])) }
    return meanings[code]
  }

  /// 0...5, or -1 for a text that is no grade; a word of severity counts as its rank.
  private static func grade(_ text: String) -> Int8 {
    var upper = text.uppercased()
    if upper.hasPrefix("GRADE ") { upper = String(upper.dropFirst(6)) }
    switch upper {
    case "0", "0.0": return 0
    case "1", "1.0", "I": return 1
    case "2", "2.0", "II": return 2
    case "3", "3.0", "III": return 3
    case "4", "4.0", "IV": return 4
    case "5", "5.0", "V": return 5
    default: return severity(upper)
    }
  }

  private static func severity(_ text: String) -> Int8 {
    switch text.uppercased() {
    case "MILD": 1
    case "MODERATE": 2
    case "SEVERE": 3
    case "LIFE-THREATENING", "LIFE THREATENING", "POTENTIALLY LIFE-THREATENING": 4
    case "FATAL", "DEATH": 5
    default: -1
    }
  }

  private func isSerious(_ row: Row, _ findings: inout FindingLog) -> Bool {
    guard columns.has(.serious) else { return false }
    let field = row[columns[.serious]]
    if field.isMissing {
      findings.add(
        .note, code: "serious-missing", row: row, column: columns[.serious],
        message: { "\($0) is empty." },
        remedy: "The event counts as not serious.")
      return false
    }
    return row.flag(columns[.serious], &findings) == .yes
  }

  private mutating func isRelated(_ row: Row, _ findings: inout FindingLog) -> Bool {
    let field = row[columns[.related]]
    guard !field.isMissing else { return false }
    let chosen = settings.related
    let isRelated = Self.meaning(of: field, in: &relations, &relationOfText) {
      Relatedness.isRelated($0, chosen: chosen)
    }
    if isRelated == nil {
      findings.add(
        .warning, code: "relatedness-unknown", row: row, column: columns[.related],
        message: { "\($0) is \"\(field.shown)\", which trialtop does not know." },
        remedy: "Taken as not related; list the related values in study.toml: "
          + "[toxicity] related = [...].")
    }
    return isRelated ?? false
  }

  private mutating func isFatal(_ row: Row) -> Bool {
    if events.grade[events.grade.count - 1] == 5 { return true }
    let outcome = row[columns[.outcome]]
    if !outcome.isMissing,
      Self.meaning(
        of: outcome, in: &outcomes, &outcomeIsFatal,
        {
          let upper = $0.uppercased()
          return upper == "FATAL" || upper == "DEATH" || upper == "DIED"
        })
    {
      return true
    }
    return columns.has(.death) && row[columns[.death]].flag == .yes
  }

  private mutating func isWithdrawal(_ row: Row) -> Bool {
    let action = row[columns[.action]]
    guard !action.isMissing else { return false }
    return Self.meaning(of: action, in: &actions, &actionIsWithdrawal) {
      let upper = $0.uppercased()
      return upper.contains("WITHDRAWN") || upper.contains("DISCONTINUED")
    }
  }

  /// The events, with grades or else severities.
  mutating func finish(findings: inout FindingLog) -> AdverseEvents {
    events.term.values = terms.values
    events.organClass.values = classes.values
    events.hasEmergentFlag = columns.has(.emergent)
    events.hasRelatedness = columns.has(.related)
    events.relatedValues = zip(relations.values, relationOfText).filter { $0.1 == true }.map(\.0)
    if hasToxicityGrade {
      events.scale = gradesAreWords ? .severity : .toxicityGrade
    } else if hasSeverity {
      events.scale = .severity
      events.grade = severity
      for event in events.grade.indices where events.grade[event] == 5 {
        events.facts[event].insert(.fatal)
      }
    }
    severity = []
    if events.scale == .severity {
      findings.add(
        .note, code: "severity-for-grade", file: file, line: 1,
        column: columns.name(hasToxicityGrade ? .grade : .severity),
        message: "There are no toxicity grades, only severities.",
        remedy: "Mild to fatal are shown as 1 to 5 and called severity, not CTCAE grade.")
    }
    return events
  }
}
