import TrialModel

/// The columns read from an adverse event table (ADAE, SDTM AE, or one of no standard).
enum AdverseEventColumn: Int, TableColumn {
  case study, subject, term
  case organClass
  case grade, severity, serious, related, emergent, start, end, outcome, action, death

  static let table = TableNames(
    role: .adverseEvents, stems: ["adae", "toxicity", "adverse_events", "ae"],
    settings: "adverse_events",
    standard: "ADAE")

  var key: String { self == .organClass ? "class" : snakeCaseName }

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject: SubjectColumn.subject.candidates
    case .term: ["AEDECOD", "AETERM", "TERM", "ADVERSE_EVENT", "EVENT"]
    case .organClass: ["AEBODSYS", "AESOC", "SOC", "CLASS", "SYSTEM_ORGAN_CLASS"]
    case .grade: ["ATOXGRN", "ATOXGR", "AETOXGRN", "AETOXGR", "GRADE", "CTCAE_GRADE"]
    case .severity: ["ASEV", "AESEV", "ASEVN", "AESEVN", "SEVERITY"]
    case .serious: ["AESER", "SERIOUS"]
    case .related: ["AREL", "AEREL", "RELATED", "RELATEDNESS", "RELATIONSHIP"]
    case .emergent: ["TRTEMFL", "AETRTEM", "TREATMENT_EMERGENT"]
    case .start: ["ASTDT", "ASTDTM", "AESTDTC", "AESTDT", "START", "ONSET", "START_DATE"]
    case .end: ["AENDT", "AENDTM", "AEENDTC", "AEENDT", "END", "END_DATE"]
    case .outcome: ["AEOUT", "OUTCOME"]
    case .action: ["AEACN", "ACTION"]
    case .death: ["AESDTH"]
    }
  }
}

/// Makes adverse events of the rows of an adverse event table.
struct AdverseEventsBuilder: TableBuilder {
  static let required: [AdverseEventColumn] = [.subject, .term]

  static var days: [DayPlace<AdverseEventsBuilder>] {
    [
      DayPlace(column: .start, days: \.events.start),
      DayPlace(column: .end, days: \.events.end),
    ]
  }

  let settings: StudySettings
  private var subjectRows: SubjectDictionary
  var columns = ColumnMap<AdverseEventColumn>()
  private var terms = TextDictionary()
  private var classes = TextDictionary()
  private var grades = TextDictionary()
  private var severities = TextDictionary()
  private var relations = TextDictionary()
  private var outcomes = TextDictionary()
  private var actions = TextDictionary()
  /// What each distinct text means, by its code.
  private var gradeOfText: [Grade] = []
  private var severityOfText: [Grade] = []
  private var relationOfText: [Bool?] = []
  private var outcomeIsFatal: [Bool] = []
  private var actionIsWithdrawal: [Bool] = []
  /// The severities, kept until it is known whether the table has toxicity grades.
  private var severity: [Int8] = []
  private var counts = Counts()
  private var events = AdverseEvents()

  /// What is counted over all events.
  fileprivate struct Counts {
    var numberedGrades = 0
    var wordedGrades = 0
    var severities = 0
    var withoutRelatedness = 0
  }

  /// What a text of a grade column means.
  private struct Grade {
    /// 0...5, or -1 for a text that is no grade.
    var rank: Int8
    /// Whether it is a word of severity.
    var isWord = false
  }

  init(for draft: StudyDraft) {
    settings = draft.study.settings
    subjectRows = draft.subjects
  }

  mutating func accepts(findings: inout FindingLog) -> Bool {
    if !columns.has(.serious) {
      findings.add(
        .note, code: "serious-untold", file: columns.file, line: 1, column: columns.name(.serious),
        problem: .adverseEvents(.seriousnessUntold))
    }
    return true
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    let subject = subjectRows.row(
      of: row, columns[.subject], study: columns[.study], &findings)
    guard subject >= 0 else { return }
    let term = term(row, &findings)
    let organClass = row.code(columns[.organClass], in: &classes, &findings)
    let grade = grade(row, &findings)
    appendSeverity(row, &findings)
    var facts: AdverseEventFacts = []
    if isSerious(row, &findings) { facts.insert(.serious) }
    if isRelated(row, &findings) { facts.insert(.related) }
    if columns.has(.emergent), row.flag(columns[.emergent], &findings) == .yes {
      facts.insert(.emergent)
    }
    if isFatal(row, grade: grade, &findings) { facts.insert(.fatal) }
    if isWithdrawal(row) { facts.insert(.discontinuation) }
    let start = row.day(columns[.start], &findings)
    let end = row.day(columns[.end], &findings)
    events.append(
      subject: subject, term: term, organClass: organClass, grade: grade, facts: facts,
      start: start, end: end, line: Int32(clamping: row.line))
  }

  /// The term; where the preferred one is empty, as in events not coded yet, the reported one.
  private mutating func term(_ row: Row, _ findings: inout FindingLog) -> Int32 {
    let code = row.code(columns[.term], in: &terms, &findings)
    if code >= 0 { return code }
    let places = columns.others(.term)
    if let place = places.first(where: { !row[$0].isMissing }) {
      findings.add(
        .note, code: "term-uncoded", row: row, column: columns[.term],
        problem: .adverseEvents(
          .termUncoded(column: columns.name(at: place), text: row[place].shown)))
      return row.code(place, in: &terms, &findings)
    }
    findings.add(
      .warning, code: "term-missing", row: row, column: columns[.term],
      problem: .adverseEvents(.termMissing))
    return -1
  }

  /// The column's cell, or that of a less preferred one that is filled where this one is empty.
  @inline(__always)
  private func filled(_ column: AdverseEventColumn, _ row: Row) -> (field: Field, place: Int) {
    let place = columns[column]
    let field = row[place]
    guard place >= 0, field.isMissing else { return (field, place) }
    return filledElsewhere(column, row) ?? (field, place)
  }

  @inline(never)
  private func filledElsewhere(
    _ column: AdverseEventColumn, _ row: Row
  ) -> (field: Field, place: Int)? {
    columns.others(column).first { !row[$0].isMissing }.map { (row[$0], $0) }
  }

  /// The grade, 0 if there is none.
  private mutating func grade(_ row: Row, _ findings: inout FindingLog) -> Int8 {
    let (field, place) = filled(.grade, row)
    if field.isMissing { return 0 }
    let grade = Self.meaning(of: field, in: &grades, &gradeOfText, Self.grade)
    guard grade.rank >= 0 else {
      reportGrade(field, place, isSeverity: false, row, &findings)
      return 0
    }
    counts.numberedGrades += grade.isWord ? 0 : 1
    counts.wordedGrades += grade.isWord ? 1 : 0
    return grade.rank
  }

  private mutating func appendSeverity(_ row: Row, _ findings: inout FindingLog) {
    let (field, place) = filled(.severity, row)
    var rank: Int8 = 0
    if !field.isMissing {
      let severity = Self.meaning(of: field, in: &severities, &severityOfText, Self.grade)
      if severity.rank < 0 {
        reportGrade(field, place, isSeverity: true, row, &findings)
      } else {
        rank = severity.rank
        counts.severities += 1
      }
    }
    severity.append(rank)
  }

  private func reportGrade(
    _ field: Field, _ place: Int, isSeverity: Bool, _ row: Row, _ findings: inout FindingLog
  ) {
    findings.add(
      .warning, code: "grade-unreadable", row: row, column: place,
      problem: .adverseEvents(.gradeUnreadable(field.shown, isSeverity: isSeverity)))
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

  /// A word of severity counts as its rank.
  private static func grade(_ text: String) -> Grade {
    var upper = text.uppercased()
    if upper.hasPrefix("GRADE ") { upper = String(upper.dropFirst(6)) }
    switch upper {
    case "0", "0.0": return Grade(rank: 0)
    case "1", "1.0", "I": return Grade(rank: 1)
    case "2", "2.0", "II": return Grade(rank: 2)
    case "3", "3.0", "III": return Grade(rank: 3)
    case "4", "4.0", "IV": return Grade(rank: 4)
    case "5", "5.0", "V": return Grade(rank: 5)
    default: return Grade(rank: severity(upper), isWord: true)
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
        problem: .adverseEvents(.seriousnessMissing))
      return false
    }
    return row.flag(columns[.serious], &findings) == .yes
  }

  private mutating func isRelated(_ row: Row, _ findings: inout FindingLog) -> Bool {
    let (field, _) = filled(.related, row)
    guard !field.isMissing else {
      counts.withoutRelatedness += 1
      return false
    }
    let chosen = settings.related
    let isRelated = Self.meaning(of: field, in: &relations, &relationOfText) {
      Relatedness.isRelated($0, chosen: chosen)
    }
    if isRelated == nil {
      findings.add(
        .warning, code: "relatedness-unknown", row: row, column: columns[.related],
        problem: .adverseEvents(.relatednessUnknown(field.shown)))
    }
    return isRelated ?? false
  }

  private mutating func isFatal(
    _ row: Row, grade: Int8, _ findings: inout FindingLog
  ) -> Bool {
    if columns.has(.death), row.flag(columns[.death], &findings) == .yes { return true }
    if grade == 5 { return true }
    let outcome = row[columns[.outcome]]
    guard !outcome.isMissing else { return false }
    return Self.meaning(of: outcome, in: &outcomes, &outcomeIsFatal) {
      ["FATAL", "DEATH", "DIED"].contains($0.uppercased())
    }
  }

  private mutating func isWithdrawal(_ row: Row) -> Bool {
    let action = row[columns[.action]]
    guard !action.isMissing else { return false }
    return Self.meaning(of: action, in: &actions, &actionIsWithdrawal) {
      let upper = $0.uppercased()
      if upper.contains("NOT WITHDRAWN") || upper.contains("NOT DISCONTINUED") { return false }
      return upper.contains("WITHDRAWN") || upper.contains("DISCONTINUED")
    }
  }

  struct PieceCodes: CodesOfPiece {
    fileprivate var terms = CodeMap()
    fileprivate var classes = CodeMap()
  }

  struct Mark: Sendable {
    fileprivate let count: Int
    fileprivate let counts: Counts
  }

  var count: Int { events.count }
  var lines: [Int32] { events.lines }
  var textCount: Int {
    terms.count + classes.count + grades.count + severities.count + relations.count
      + outcomes.count + actions.count
  }
  var mark: Mark { Mark(count: events.count, counts: counts) }

  mutating func goBack(to mark: Mark) {
    events.keepRows(mark.count)
    severity.removeLast(severity.count - mark.count)
    counts = mark.counts
  }

  mutating func append(
    _ records: Range<Int>, of piece: AdverseEventsBuilder, _ codes: inout PieceCodes,
    _ findings: inout FindingLog
  ) {
    let first = events.count
    events.appendRows(records, of: piece.events)
    codes.terms.recode(&events.term.codes, from: first, of: piece.terms, in: &terms)
    codes.classes.recode(&events.organClass.codes, from: first, of: piece.classes, in: &classes)
    severity.append(contentsOf: piece.severity[records])
  }

  mutating func addTotals(of piece: AdverseEventsBuilder) {
    counts.numberedGrades += piece.counts.numberedGrades
    counts.wordedGrades += piece.counts.wordedGrades
    counts.severities += piece.counts.severities
    counts.withoutRelatedness += piece.counts.withoutRelatedness
  }

  func dates(in study: Study) -> [(column: DayColumn, name: String)] {
    [(study.adverseEvents.start, columns.name(.start))]
  }

  /// Adds the events, with grades or else severities.
  mutating func finish(into draft: inout StudyDraft, findings: inout FindingLog) {
    events.term.values = terms.values
    events.organClass.values = classes.values
    events.hasEmergentFlag = columns.has(.emergent)
    events.hasRelatedness = columns.has(.related)
    events.relatedValues = zip(relations.values, relationOfText).filter { $0.1 == true }.map(\.0)
    events.hasSeriousness = columns.has(.serious)
    if counts.numberedGrades + counts.wordedGrades > 0 {
      events.scale = counts.wordedGrades > 0 ? .severity : .toxicityGrade
    } else if counts.severities > 0 {
      events.scale = .severity
      events.grade = severity
      for event in events.grade.indices where events.grade[event] == 5 {
        events.facts[event].insert(.fatal)
      }
    }
    severity = []
    reportScale(&findings)
    reportUntold(&findings)
    draft.study.adverseEvents = events
  }

  private func reportScale(_ findings: inout FindingLog) {
    guard events.scale == .severity else { return }
    if counts.numberedGrades > 0 {
      findings.add(
        .warning, code: "grade-mixed", file: columns.file, line: 1, column: columns.name(.grade),
        problem: .adverseEvents(
          .gradesMixed(graded: counts.numberedGrades, worded: counts.wordedGrades)))
    } else {
      findings.add(
        .note, code: "severity-for-grade", file: columns.file, line: 1,
        column: columns.name(counts.wordedGrades > 0 ? .grade : .severity),
        problem: .adverseEvents(.onlySeverities))
    }
  }

  /// How many events lack what they are counted by.
  private func reportUntold(_ findings: inout FindingLog) {
    let ungraded = events.grade.count { $0 == 0 }
    if ungraded > 0, events.scale != .none {
      findings.add(
        .note, code: "grade-missing", file: columns.file,
        column: columns.name(
          events.scale == .severity && counts.wordedGrades == 0 ? .severity : .grade),
        problem: .adverseEvents(.ungraded(ungraded, of: events.count)))
    }
    if counts.withoutRelatedness > 0, columns.has(.related) {
      findings.add(
        .note, code: "relatedness-missing", file: columns.file, column: columns.name(.related),
        problem: .adverseEvents(
          .relatednessUntold(counts.withoutRelatedness, of: events.count)))
    }
  }
}

/// The words that files use for "related to treatment".
enum Relatedness {
  private static let related: Set<String> = [
    "Y", "YES", "1", "TRUE", "RELATED", "POSSIBLE", "POSSIBLY", "POSSIBLY RELATED", "PROBABLE",
    "PROBABLY", "PROBABLY RELATED", "DEFINITE", "DEFINITELY", "DEFINITELY RELATED",
    "REASONABLE POSSIBILITY",
  ]
  private static let unrelated: Set<String> = [
    "N", "NO", "0", "FALSE", "NONE", "NOT RELATED", "UNRELATED", "UNLIKELY", "UNLIKELY RELATED",
    "REMOTE", "NO REASONABLE POSSIBILITY", "NOT APPLICABLE",
  ]

  /// Whether the word means related; `nil` if it is not known. `chosen` replaces the usual words.
  static func isRelated(_ word: String, chosen: [String]?) -> Bool? {
    let upper = word.uppercased()
    if let chosen { return chosen.contains { $0.uppercased() == upper } }
    if related.contains(upper) { return true }
    return unrelated.contains(upper) ? false : nil
  }
}
