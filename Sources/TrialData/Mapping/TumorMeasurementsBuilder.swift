import TrialModel

/// The columns read from a table of tumour measurements (ADTR, or one of no standard).
enum TumorMeasurementColumn: Int, TableColumn {
  case study, subject, parameter
  case parameterName
  case value, baseline
  case percentChange
  case baselineFlag
  case date, evaluator
  case evaluatorCategory
  case reader
  case accepted
  case analysisFlag

  static let table = TableNames(
    role: .tumorMeasurements, stems: ["adtr"], settings: "tumor_measurements",
    standard: "ADTR")

  var candidates: [String] {
    switch self {
    case .study: ["STUDYID", "STUDY"]
    case .subject: SubjectColumn.subject.candidates
    case .parameter: ["PARAMCD", "PARAM", "PARAMETER"]
    case .parameterName: ["PARAM"]
    case .value:
      ["AVAL", "SUM_OF_DIAMETERS", "SUM_OF_PRODUCTS", "TUMOR_SUM", "TUMOUR_SUM"]
    case .baseline: ["BASE"]
    case .percentChange: ["PCHG", "PERCENT_CHANGE"]
    case .baselineFlag: ["ABLFL", "BASELINE"]
    case .date: ["ADT", "ADTM", "TRDTC", "DATE", "MEASUREMENT_DATE"]
    case .evaluator: ["TREVAL", "EVALUATOR"]
    case .evaluatorCategory: ["PARCAT2"]
    case .reader: ["TREVALID"]
    case .accepted: ["TRACPTFL"]
    case .analysisFlag: ["ANL01FL"]
    }
  }
}

/// Makes measurements of the tumour burden of the rows of a table of tumour measurements.
///
/// Only sums over all target lesions are taken. Lesions are never summed up here: which of them belong
/// together, and what a missing one means, the table does not record.
struct TumorMeasurementsBuilder: TableBuilder {
  static let required: [TumorMeasurementColumn] = [.subject, .value]

  static var days: [DayPlace<TumorMeasurementsBuilder>] {
    [DayPlace(column: .date, days: \.measurements.day)]
  }

  let settings: StudySettings
  private var subjectRows: SubjectDictionary
  var columns = ColumnMap<TumorMeasurementColumn>()
  private var parameters = TextDictionary()
  private var evaluators = EvaluatorCodes()
  /// What each parameter means, by code; `nil` for one that is no sum.
  private var meanings: [Meaning?] = []
  private var firstLine = 0
  private var measurements = TumorMeasurements()
  /// BASE of every row, NaN where it is not recorded.
  private var bases: [Double] = []

  /// What the rows of a parameter are.
  private struct Meaning {
    var parameter: Int16
    var evaluator: String?
  }

  init(for draft: StudyDraft) {
    settings = draft.study.settings
    subjectRows = draft.subjects
  }

  mutating func accepts(findings: inout FindingLog) -> Bool {
    // Where no column names what a row measures, only the value's own name can show that it is a sum.
    if !columns.has(.parameter), columns.name(.value).uppercased() == "AVAL" {
      columns.reportMissing(.parameter, findings: &findings)
      return false
    }
    return true
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
    let subject = subjectRows.row(of: row, columns[.subject], study: columns[.study], &findings)
    guard subject >= 0 else { return }
    let value = number(row, .value, &findings)
    let change = number(row, .percentChange, &findings)
    guard isUsable(value, change, row, &findings) else { return }
    let isBaseline =
      columns.has(.baselineFlag) && row.flag(columns[.baselineFlag], &findings) == .yes
    let day = row.day(columns[.date], &findings)
    bases.append(number(row, .baseline, &findings))
    measurements.append(
      subject: subject, parameter: meaning.parameter, value: value, day: day,
      isBaseline: isBaseline, percentChange: change, evaluator: evaluator(row, meaning),
      line: Int32(clamping: row.line))
  }

  /// A table with more sums than this has something else in the column.
  private static let mostParameters = 1000

  /// What the row measures; `nil` if it is no sum.
  private mutating func meaning(_ row: Row, _ findings: inout FindingLog) -> Meaning? {
    guard columns.has(.parameter) else {
      if measurements.parameters.isEmpty {
        let name = columns.name(.value)
        let sum = name.uppercased().contains("PROD") ? TumorSum.products : .diameters
        measurements.parameters = [TumorParameter(code: name, name: name, sum: sum)]
      }
      return Meaning(parameter: 0, evaluator: nil)
    }
    let field = row[columns[.parameter]]
    guard !field.isMissing else {
      findings.reportMissingParameter(row, columns[.parameter])
      return nil
    }
    let code = Int(parameters.code(for: field))
    while meanings.count <= code {
      meanings.append(newMeaning(of: parameters.values[meanings.count], row))
    }
    return meanings[code]
  }

  private mutating func newMeaning(of parameter: String, _ row: Row) -> Meaning? {
    guard let (sum, evaluator) = TumorSum.meaning(of: parameter),
      measurements.parameters.count < Self.mostParameters
    else { return nil }
    let name = row[columns[.parameterName]]
    measurements.parameters.append(
      TumorParameter(code: parameter, name: name.isMissing ? parameter : name.text, sum: sum))
    return Meaning(parameter: Int16(measurements.parameters.count - 1), evaluator: evaluator)
  }

  /// The number in a cell, NaN if there is none; one that cannot be read is recorded.
  private func number(
    _ row: Row, _ column: TumorMeasurementColumn, _ findings: inout FindingLog
  ) -> Double {
    let field = row[columns[column]]
    switch field.number(hasDecimalCommas: row.hasDecimalCommas) {
    case .number(let number): return number
    case .missing: return .nan
    case .ambiguous:
      findings.add(
        .error, code: "measurement-ambiguous", row: row, column: columns[column],
        problem: .measurements(.ambiguous(field.shown)))
    case .unreadable:
      findings.add(
        .error, code: "measurement-unreadable", row: row, column: columns[column],
        problem: .measurements(.unreadable(field.shown)))
    }
    return .nan
  }

  private func isUsable(
    _ value: Double, _ change: Double, _ row: Row, _ findings: inout FindingLog
  ) -> Bool {
    if value < 0 {
      findings.add(
        .error, code: "measurement-negative", row: row, column: columns[.value],
        problem: .measurements(.negative(row[columns[.value]].shown)))
      return false
    }
    if change < -100 {
      findings.add(
        .error, code: "change-impossible", row: row, column: columns[.percentChange],
        problem: .measurements(.changeImpossible(row[columns[.percentChange]].shown)))
      return false
    }
    if value.isNaN, change.isNaN {
      if row[columns[.value]].isMissing {
        findings.add(
          .note, code: "measurement-missing", row: row, column: columns[.value],
          problem: .measurements(.missing))
      }
      return false
    }
    return true
  }

  /// Who measured.
  private mutating func evaluator(_ row: Row, _ meaning: Meaning) -> Int32 {
    evaluators.code(
      row[columns[.evaluator]], parameter: meaning.evaluator,
      category: row[columns[.evaluatorCategory]], reader: row[columns[.reader]],
      isAccepted: columns.has(.accepted))
  }

  struct PieceCodes: CodesOfPiece {
    fileprivate var parameters: [Int16: Int16] = [:]
    fileprivate var evaluators: [Int32] = []
  }

  var count: Int { measurements.count }
  var lines: [Int32] { measurements.lines }
  var textCount: Int {
    parameters.count + measurements.parameters.count + evaluators.textCount
  }
  var mark: Int { measurements.count }

  mutating func goBack(to mark: Int) {
    measurements.keepRows(mark)
    bases.removeLast(bases.count - mark)
  }

  mutating func append(
    _ records: Range<Int>, of piece: TumorMeasurementsBuilder, _ codes: inout PieceCodes,
    _ findings: inout FindingLog
  ) {
    let added = piece.measurements
    for record in records {
      // Beyond the most parameters there are, a row is no measurement.
      guard let parameter = parameter(added.parameter[record], of: piece, &codes) else { continue }
      bases.append(piece.bases[record])
      measurements.append(
        subject: added.subject[record], parameter: parameter, value: added.value[record],
        day: added.day.numbers[record], isBaseline: added.isBaseline[record],
        percentChange: added.percentChange[record],
        evaluator: evaluators.code(
          added.evaluator.codes[record], of: piece.evaluators, &codes.evaluators),
        line: added.lines[record])
    }
  }

  /// The parameter of the whole table that a piece's parameter is.
  private func parameter(
    _ parameter: Int16, of piece: TumorMeasurementsBuilder, _ codes: inout PieceCodes
  ) -> Int16? {
    if let known = codes.parameters[parameter] { return known }
    let code = piece.measurements.parameters[Int(parameter)].code
    guard let place = measurements.parameters.firstIndex(where: { $0.code == code }) else {
      return nil
    }
    codes.parameters[parameter] = Int16(place)
    return Int16(place)
  }

  mutating func addTotals(of piece: TumorMeasurementsBuilder) {
    if firstLine == 0 { firstLine = piece.firstLine }
  }

  func dates(in study: Study) -> [(column: DayColumn, name: String)] {
    [(study.tumorMeasurements.day, columns.name(.date))]
  }

  /// Adds the measurements, with their changes from baseline.
  mutating func finish(into draft: inout StudyDraft, findings: inout FindingLog) {
    measurements.evaluator.values = evaluators.names
    leaveUndatedOut(&findings)
    if !columns.has(.baselineFlag) { findBaselines(draft.study.subjects, &findings) }
    computeChanges(&findings)
    bases = []
    if !meanings.isEmpty, meanings.allSatisfy({ $0 == nil }) {
      findings.add(
        .warning, code: "parameter-unknown", file: columns.file, line: firstLine,
        column: columns.name(.parameter),
        problem: .measurements(.noParameterKnown(Array(parameters.values.prefix(6)))))
    }
    draft.study.tumorMeasurements = measurements
  }

  /// Leaves out what was measured on a day that is not known; a baseline needs none.
  private mutating func leaveUndatedOut(_ findings: inout FindingLog) {
    func isUndated(_ row: Int) -> Bool {
      measurements.day.numbers[row] == DayColumn.missing && !measurements.isBaseline[row]
    }
    guard measurements.day.numbers.indices.contains(where: isUndated) else { return }
    var kept: [Int] = []
    for row in 0..<measurements.count {
      if isUndated(row) {
        findings.add(
          .error, code: "measurement-undated", line: Int(measurements.lines[row]),
          column: columns[.date], problem: .measurements(.undated))
      } else {
        kept.append(row)
      }
    }
    measurements = measurements.selecting(kept)
    bases = kept.map { bases[$0] }
  }

  /// Subject, sum and evaluator of a row, which have one baseline.
  private func series(_ row: Int) -> UInt64 {
    UInt64(UInt32(bitPattern: measurements.subject[row])) << 32
      | UInt64(UInt16(bitPattern: measurements.parameter[row])) << 16
      | UInt64(UInt16(truncatingIfNeeded: measurements.evaluator.codes[row] + 1))
  }

  /// Where no column records it, the last measurement up to the start of treatment is the baseline, or up
  /// to randomization for somebody who was not treated.
  private mutating func findBaselines(_ subjects: Subjects, _ findings: inout FindingLog) {
    let limits = zip(subjects.treatmentStart.numbers, subjects.randomized.numbers).map {
      max($0, $1)
    }
    var latest: [UInt64: Int] = [:]
    for row in 0..<measurements.count {
      let day = measurements.day.numbers[row]
      guard day <= limits[Int(measurements.subject[row])] else { continue }
      let key = series(row)
      if let other = latest[key], measurements.day.numbers[other] > day { continue }
      latest[key] = row
    }
    for row in latest.values { measurements.isBaseline[row] = true }
    guard measurements.count > 0 else { return }
    findings.add(
      .note, code: "baseline-derived", file: columns.file, line: 1,
      column: columns.name(.baselineFlag),
      problem: .measurements(.baselinesDerived))
  }

  /// Fills in the changes that the file does not record.
  private mutating func computeChanges(_ findings: inout FindingLog) {
    var baselines: [UInt64: Double] = [:]
    for row in 0..<measurements.count
    where measurements.isBaseline[row] && !measurements.value[row].isNaN {
      let key = series(row)
      if baselines[key] == nil { baselines[key] = measurements.value[row] }
    }
    for row in 0..<measurements.count where measurements.percentChange[row].isNaN {
      if measurements.isBaseline[row] {
        measurements.percentChange[row] = 0
        continue
      }
      let base = bases[row].isNaN ? baselines[series(row)] : bases[row]
      guard let base, !measurements.value[row].isNaN else { continue }
      guard base > 0 else {
        findings.add(
          .warning, code: "baseline-zero", file: columns.file, line: Int(measurements.lines[row]),
          column: columns.name(.baseline),
          problem: .measurements(.baselineNotPositive(isZero: base == 0)))
        continue
      }
      measurements.percentChange[row] = (measurements.value[row] - base) / base * 100
    }
  }
}

extension TumorSum {
  /// The codes that sums of diameters have in files.
  static let diameterCodes: Set<String> = [
    "SDIAM", "SUMDIAM", "SUMDIA", "SUMDIAMS", "SUMLDIAM", "SUMLD", "SLD", "SOD", "SODIAM", "SUMTL",
    "SLDIAM", "TLSUM",
  ]
  /// The codes that sums of products have in files.
  static let productCodes: Set<String> = [
    "SUMPROD", "SPROD", "SPD", "SUMPPD", "SPPD", "SOP", "SUMPDIAM", "SUMAREA",
  ]
  /// The endings of codes that name who measured, and who that is.
  private static let evaluators = [
    ("INV", "INVESTIGATOR"), ("IRF", "INDEPENDENT ASSESSOR"), ("IRC", "INDEPENDENT ASSESSOR"),
    ("BICR", "INDEPENDENT ASSESSOR"),
  ]

  /// Words in the names of parameters that are about something else than the sum itself.
  private static let otherWords = ["NON-TARGET", "NADIR", "CHANGE", "NUMBER"]

  /// The sum that a parameter's code or words stand for, and who measured it if they name that; `nil` if
  /// the parameter is none over all target lesions.
  static func meaning(of parameter: String) -> (sum: TumorSum, evaluator: String?)? {
    let name = parameter.uppercased()
    if let sum = sum(ofCode: name) { return (sum, nil) }
    for (ending, evaluator) in evaluators where name.hasSuffix(ending) {
      if let sum = sum(ofCode: String(name.dropLast(ending.count))) { return (sum, evaluator) }
    }
    guard name.contains("SUM OF"), !otherWords.contains(where: name.contains) else { return nil }
    if name.contains("PRODUCT") { return (.products, nil) }
    return name.contains("DIAMETER") ? (.diameters, nil) : nil
  }

  private static func sum(ofCode code: String) -> TumorSum? {
    if diameterCodes.contains(code) { return .diameters }
    return productCodes.contains(code) ? .products : nil
  }
}
