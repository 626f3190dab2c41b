/// Makes response records of the rows of a response table.
struct ResponsesBuilder: TableBuilder {
  private let settings: StudySettings
  private var subjectRows: SubjectDictionary
  private var columns = ColumnMap<ResponseColumn>()
  private var file = ""
  private var parameters = TextDictionary()
  private var values = TextDictionary()
  private var evaluators = TextDictionary()
  /// What each parameter means, by code; `nil` for one that is no response.
  private var meanings: [Meaning?] = []
  private var categories: [ResponseCategory?] = []
  private var evaluatorNames = NameList()
  private(set) var responses = Responses()

  /// What the records of a parameter are.
  private struct Meaning {
    var kind: ResponseKind
    var evaluator: String?
  }

  init(settings: StudySettings, subjects: SubjectDictionary) {
    self.settings = settings
    subjectRows = subjects
  }

  mutating func begin(header: [String], file: String, findings: inout FindingLog) -> Bool {
    self.file = file
    columns = ColumnMap(
      header: header, file: file, overrides: settings.columns[.responses] ?? [:],
      findings: &findings)
    for column in [ResponseColumn.subject, .value] where !columns.has(column) {
      columns.tellMissing(column, file: file, findings: &findings)
      return false
    }
    return true
  }

  mutating func append(_ row: Row, findings: inout FindingLog) {
    guard let meaning = meaning(of: row[columns[.parameter]]) else { return }
    if columns.has(.analysisFlag), row[columns[.analysisFlag]].flag != .yes { return }
    if !row[columns[.reader]].isMissing, columns.has(.accepted),
      row[columns[.accepted]].flag != .yes
    {
      return
    }
    let subject = subjectRows.row(
      of: row, columns[.subject], study: columns[.study], &findings)
    guard subject >= 0 else { return }
    guard let category = category(row, &findings) else {
      return
    }
    responses.subject.append(subject)
    responses.kind.append(meaning.kind)
    responses.category.append(category)
    responses.day.numbers.append(
      row.day(columns[.date], &findings))
    responses.evaluator.codes.append(evaluator(row, meaning))
    responses.lines.append(Int32(clamping: row.line))
  }

  /// The response table of no standard has no parameter: each row is a best response.
  private mutating func meaning(of field: Field) -> Meaning? {
    guard columns.has(.parameter) else { return Meaning(kind: .best, evaluator: nil) }
    guard !field.isMissing else { return nil }
    let code = Int(parameters.code(for: field))
    while meanings.count <= code {
      meanings.append(Self.meaning(of: parameters.values[meanings.count]))
    }
    return meanings[code]
  }

  private static func meaning(of parameter: String) -> Meaning? {
    let name = parameter.uppercased()
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

  private mutating func category(
    _ row: Row, _ findings: inout FindingLog
  ) -> ResponseCategory? {
    let field = row[columns[.value]]
    guard !field.isMissing else { return .missing }
    let code = Int(values.code(for: field))
    while categories.count <= code {
      categories.append(Self.category(of: values.values[categories.count]))
    }
    if let category = categories[code] { return category }
    findings.add(
      .error, code: "response-unknown", row: row, column: columns[.value],
      message: {
        "\($0) is \"\(field.shown)\"; expected CR, PR, SD, PD, NE, "
          + "NON-CR/NON-PD or MISSING."
      },
      remedy: "Row skipped.")
    return nil
  }

  private static func category(of text: String) -> ResponseCategory? {
    switch text.uppercased() {
    case "CR", "COMPLETE RESPONSE", "CMR": .complete
    case "PR", "PARTIAL RESPONSE", "PMR": .partial
    case "SD", "STABLE DISEASE", "NC", "NO CHANGE": .stable
    case "NON-CR/NON-PD", "NON-CR/NONPD", "NONCR/NONPD", "NN": .nonCompleteNonProgressive
    case "PD", "PROGRESSIVE DISEASE", "PROGRESSION": .progressive
    case "NE", "NOT EVALUABLE", "INEVALUABLE", "UE", "NED": .notEvaluable
    case "MISSING", "ND", "NOT DONE", "NOT ASSESSED", "NA": .missing
    default: nil
    }
  }

  private mutating func evaluator(_ row: Row, _ meaning: Meaning) -> Int32 {
    let field = row[columns[.evaluator]]
    let category = row[columns[.evaluatorCategory]]
    if !field.isMissing { return evaluatorNames.code(for: field, in: &evaluators) }
    if let name = meaning.evaluator { return evaluatorNames.code(for: name) }
    if !category.isMissing { return evaluatorNames.code(for: category, in: &evaluators) }
    return -1
  }

  /// The records, with the names of the evaluators.
  mutating func finish() -> Responses {
    responses.evaluator.values = evaluatorNames.names
    return responses
  }
}
