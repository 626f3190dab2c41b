import TrialModel

/// The columns read from a response table (ADRS, SDTM RS, or one of no standard).
enum ResponseColumn: Int, TableColumn {
  case study, subject, parameter, value, date, evaluator
  case studyDay
  case evaluatorCategory
  case reader
  case accepted
  case analysisFlag

  static let table = TableNames(
    role: .responses, stems: ["adrs", "responses", "rs"], settings: "responses",
    standard: "ADRS")

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject: SubjectColumn.subject.candidates
    case .parameter: ["PARAMCD", "RSTESTCD", "PARAMETER", "PARAM"]
    case .value: ["AVALC", "RSSTRESC", "RSORRES", "RESPONSE", "BEST_RESPONSE", "BOR"]
    case .date: ["ADT", "ADTM", "RSDTC", "RSDT", "DATE", "RESPONSE_DATE"]
    case .studyDay: ["ADY", "RSDY"]
    case .evaluator: ["RSEVAL", "EVALUATOR"]
    case .evaluatorCategory: ["PARCAT2"]
    case .reader: ["RSEVALID"]
    case .accepted: ["RSACPTFL"]
    case .analysisFlag: ["ANL01FL"]
    }
  }
}

/// Makes response records of the rows of a response table.
struct ResponsesBuilder: TableBuilder {
  static let required: [ResponseColumn] = [.subject, .value]

  static var days: [DayPlace<ResponsesBuilder>] {
    [DayPlace(column: .date, days: \.responses.day)]
  }

  let settings: StudySettings
  private var subjectRows: SubjectDictionary
  var columns = ColumnMap<ResponseColumn>()
  private var parameters = TextDictionary()
  private var values = TextDictionary()
  private var evaluators = EvaluatorCodes()
  /// What each parameter means, by code; `nil` for one that is no response.
  private var meanings: [Meaning?] = []
  private var categories: [ResponseCategory?] = []
  /// Subject, kind and evaluator of the best responses so far.
  private var seen: Set<UInt64> = []
  /// Whether a table without parameters has several rows of one subject.
  private var hasSeveralRows = false
  private var firstLine = 0
  private var responses = Responses()

  /// What the records of a parameter are.
  private struct Meaning {
    var kind: ResponseKind
    var evaluator: String?
  }

  init(for draft: StudyDraft) {
    settings = draft.study.settings
    subjectRows = draft.subjects
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    if firstLine == 0 { firstLine = row.line }
    guard let meaning = meaning(row, &findings) else { return }
    if columns.has(.analysisFlag), row.flag(columns[.analysisFlag], &findings) != .yes { return }
    if !row[columns[.reader]].isMissing, columns.has(.accepted),
      row.flag(columns[.accepted], &findings) != .yes
    {
      return
    }
    let subject = subjectRows.row(
      of: row, columns[.subject], study: columns[.study], &findings)
    guard subject >= 0 else { return }
    guard let category = category(row, &findings) else {
      return
    }
    let evaluator = evaluator(row, meaning)
    if meaning.kind != .visit, !isFirst(subject, meaning.kind, evaluator) {
      if columns.has(.parameter) || namesBestResponse {
        reportDuplicate(
          row[columns[.subject]].shown, meaning.kind, line: row.line, &findings)
        return
      }
      hasSeveralRows = true
    }
    responses.append(
      subject: subject, kind: meaning.kind, category: category,
      day: day(row, &findings), evaluator: evaluator,
      line: Int32(clamping: row.line))
  }

  /// The date, or where there is none the study day.
  @inline(__always)
  private func day(_ row: Row, _ findings: inout FindingLog) -> Int32 {
    let day = row.day(columns[.date], &findings)
    guard day == DayColumn.missing, columns.has(.studyDay) else { return day }
    return row.studyDay(columns[.studyDay], &findings)
  }

  private mutating func isFirst(
    _ subject: Int32, _ kind: ResponseKind, _ evaluator: Int32
  ) -> Bool {
    let key = UInt64(UInt32(bitPattern: subject)) << 32 | UInt64(evaluator + 1) << 2
    return seen.insert(key | UInt64(kind.rawValue)).inserted
  }

  private func reportDuplicate(
    _ subject: String, _ kind: ResponseKind, line: Int, _ findings: inout FindingLog
  ) {
    findings.add(
      .error, code: "record-duplicate", line: line, column: columns[.subject],
      problem: .responses(.twice(subject: subject, kind)))
  }

  /// Whether the column of responses is called that of the best ones.
  private var namesBestResponse: Bool {
    ["BEST_RESPONSE", "BOR"].contains(columns.name(.value).uppercased())
  }

  /// The response table of no standard has no parameter: each row is a best response, unless a
  /// subject has several.
  private mutating func meaning(_ row: Row, _ findings: inout FindingLog) -> Meaning? {
    guard columns.has(.parameter) else { return Meaning(kind: .best, evaluator: nil) }
    let field = row[columns[.parameter]]
    guard !field.isMissing else {
      findings.reportMissingParameter(row, columns[.parameter])
      return nil
    }
    let code = Int(parameters.code(for: field))
    while meanings.count <= code {
      meanings.append(Self.meaning(of: parameters.values[meanings.count]))
    }
    return meanings[code]
  }

  private static func meaning(of parameter: String) -> Meaning? {
    let name = parameter.uppercased()
    if name.hasPrefix("BEST OVERALL RESPONSE") || name.hasPrefix("BEST CONFIRMED OVERALL RESPONSE")
    {
      return meaning(ofLabel: name)
    }
    if name == "OVERALL RESPONSE" || name.hasPrefix("OVERALL RESPONSE BY ") {
      return Meaning(kind: .visit, evaluator: nil)
    }
    let evaluator: String? =
      name.hasSuffix("INV") || name.hasSuffix("INVR") || name.hasSuffix("SPI")
      ? "INVESTIGATOR"
      : name.hasSuffix("IRF") || name.hasSuffix("IRC") || name.hasSuffix("BICR")
        ? "INDEPENDENT ASSESSOR" : nil
    if name.hasPrefix("OVR") { return Meaning(kind: .visit, evaluator: evaluator) }
    if name.hasPrefix("CBOR") || name == "CBRSP" || name == "BESRSPI" {
      return Meaning(kind: .confirmedBest, evaluator: evaluator)
    }
    if name.hasPrefix("BOR") || name == "BESRSP" || name == "BRSP" || name == "BESTRESP" {
      return Meaning(kind: .best, evaluator: evaluator)
    }
    return nil
  }

  /// The meaning of a PARAM, where there is no PARAMCD. "Best Overall Response of CR/PR" is a flag.
  private static func meaning(ofLabel name: String) -> Meaning? {
    if name.contains(" OF ") { return nil }
    let isConfirmed = name.hasPrefix("BEST CONFIRMED") || name.contains("(CONFIRMED")
    return Meaning(kind: isConfirmed ? .confirmedBest : .best, evaluator: nil)
  }

  private mutating func category(
    _ row: Row, _ findings: inout FindingLog
  ) -> ResponseCategory? {
    let field = row[columns[.value]]
    guard !field.isMissing else {
      findings.add(
        .note, code: "response-missing", row: row, column: columns[.value],
        problem: .responses(.missing))
      return .missing
    }
    let code = Int(values.code(for: field))
    while categories.count <= code {
      categories.append(Self.category(of: values.values[categories.count]))
    }
    if let category = categories[code] { return category }
    findings.add(
      .error, code: "response-unknown", row: row, column: columns[.value],
      problem: .responses(.unknown(field.shown)))
    return nil
  }

  private static func category(of text: String) -> ResponseCategory? {
    switch text.uppercased() {
    case "CR", "COMPLETE RESPONSE", "CMR": .complete
    case "PR", "PARTIAL RESPONSE", "PMR": .partial
    case "SD", "STABLE DISEASE", "NC", "NO CHANGE", "NMR": .stable
    case "NON-CR/NON-PD", "NON-CR/NONPD", "NONCR/NONPD", "NN": .nonCompleteNonProgressive
    case "PD", "PROGRESSIVE DISEASE", "PROGRESSION", "PMD": .progressive
    case "NE", "NOT EVALUABLE", "INEVALUABLE", "UE", "UNEVALUABLE": .notEvaluable
    case "MISSING", "ND", "NOT DONE", "NOT ASSESSED", "NA": .missing
    default: nil
    }
  }

  /// Who assessed.
  private mutating func evaluator(_ row: Row, _ meaning: Meaning) -> Int32 {
    evaluators.code(
      row[columns[.evaluator]], parameter: meaning.evaluator,
      category: row[columns[.evaluatorCategory]], reader: row[columns[.reader]],
      isAccepted: columns.has(.accepted))
  }

  struct PieceCodes: CodesOfPiece {
    fileprivate var evaluators: [Int32] = []
  }

  var count: Int { responses.count }
  var lines: [Int32] { responses.lines }
  var textCount: Int { parameters.count + values.count + evaluators.textCount }
  var mark: Int { responses.count }

  mutating func goBack(to mark: Int) { responses.keepRows(mark) }

  mutating func append(
    _ records: Range<Int>, of piece: ResponsesBuilder, _ codes: inout PieceCodes,
    _ findings: inout FindingLog
  ) {
    let added = piece.responses
    for record in records {
      let subject = added.subject[record]
      let kind = added.kind[record]
      let evaluator = evaluators.code(
        added.evaluator.codes[record], of: piece.evaluators, &codes.evaluators)
      if kind != .visit, !isFirst(subject, kind, evaluator) {
        if columns.has(.parameter) || namesBestResponse {
          reportDuplicate(
            subjectRows.identifier(of: subject).shown, kind, line: Int(added.lines[record]),
            &findings)
          continue
        }
        hasSeveralRows = true
      }
      responses.append(
        subject: subject, kind: kind, category: added.category[record],
        day: added.day.numbers[record], evaluator: evaluator, line: added.lines[record])
    }
  }

  mutating func addTotals(of piece: ResponsesBuilder) {
    if firstLine == 0 { firstLine = piece.firstLine }
  }

  func dates(in study: Study) -> [(column: DayColumn, name: String)] {
    [(study.responses.day, columns.name(.date))]
  }

  /// Adds the records, with the names of the evaluators.
  mutating func finish(into draft: inout StudyDraft, findings: inout FindingLog) {
    responses.evaluator.values = evaluators.names
    placeStudyDays(draft.references, &findings)
    if hasSeveralRows {
      responses.kind = [ResponseKind](repeating: .visit, count: responses.count)
      findings.add(
        .note, code: "responses-are-visits", file: columns.file, line: 1,
        column: columns.name(.value),
        problem: .responses(.rowsAreVisits))
    }
    if columns.unread.contains(.date) { leaveAssessmentsOut(&findings) }
    if !meanings.isEmpty, meanings.allSatisfy({ $0 == nil }) {
      findings.add(
        .warning, code: "parameter-unknown", file: columns.file, line: firstLine,
        column: columns.name(.parameter),
        problem: .responses(.noParameterKnown(Array(parameters.values.prefix(6)))))
    }
    draft.study.responses = responses
  }

  /// Puts study days, which count from each subject's reference date, into the calendar.
  private mutating func placeStudyDays(
    _ references: (days: [Int32], columns: String), _ findings: inout FindingLog
  ) {
    var days = responses.day.numbers
    guard days.contains(where: { $0 >= RawDay.leastUnsettled }) else { return }
    for row in days.indices {
      guard case .studyDay(let day) = RawDay(stored: days[row]) else { continue }
      let subject = Int(responses.subject[row])
      let reference =
        references.days.indices.contains(subject) ? references.days[subject] : DayColumn.missing
      days[row] =
        reference == DayColumn.missing ? reference : reference + Int32(day > 0 ? day - 1 : day)
    }
    responses.day.numbers = days
    findings.add(
      .note, code: "study-days", file: columns.file, line: 1, column: columns.name(.studyDay),
      problem: .dates(.studyDays(from: references.columns)))
  }

  /// Leaves out assessments that could stand in any order.
  private mutating func leaveAssessmentsOut(_ findings: inout FindingLog) {
    let kept = responses.kind.indices.filter { responses.kind[$0] != .visit }
    guard kept.count < responses.count else { return }
    findings.add(
      .error, code: "assessments-unused", file: columns.file, line: 1,
      column: columns.name(.date),
      problem: .dates(.assessmentsUnused(responses.count - kept.count)))
    responses = responses.selecting(kept)
    responses.isUnread = kept.isEmpty
  }
}
