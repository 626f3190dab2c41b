import TrialModel

/// Finds a subject's row by its identifier, for the tables that come after the subject table.
struct SubjectDictionary {
  private var identifiers: TextDictionary
  private var studies: TextDictionary
  /// The code of the study in `studies`; -1 if the subject table names none.
  private let study: Int32

  init(_ identifiers: TextDictionary, studies: TextDictionary, study: Int32) {
    self.identifiers = identifiers
    self.studies = studies
    self.study = study
  }

  /// The identifier of the subject in that row.
  func identifier(of row: Int32) -> String { identifiers.values[Int(row)] }

  /// The subject's row, or -1 with a finding if the subject table does not have it or the row is of
  /// another study: two studies may number their subjects alike.
  @inline(__always)
  mutating func row(
    of row: Row, _ column: Int, study studyColumn: Int, _ findings: inout FindingLog
  ) -> Int32 {
    if studyColumn >= 0, study >= 0 {
      let named = row[studyColumn]
      if studies.existingCode(for: named) != study, !named.isMissing {
        reportSecondStudy(named, row, studyColumn, &findings)
        return -1
      }
    }
    let field = row[column]
    if let found = identifiers.existingCode(for: field) { return found }
    reportUnknown(field, row, column, &findings)
    return -1
  }

  @inline(never)
  private func reportUnknown(
    _ field: Field, _ row: Row, _ column: Int, _ findings: inout FindingLog
  ) {
    if field.isMissing {
      findings.add(
        .error, code: "subject-missing", row: row, column: column, problem: .cell(.subjectMissing))
    } else {
      findings.add(
        .error, code: "subject-unknown", row: row, column: column,
        problem: .cell(.subjectUnknown(field.shown)))
    }
  }

  @inline(never)
  private func reportSecondStudy(
    _ field: Field, _ row: Row, _ column: Int, _ findings: inout FindingLog
  ) {
    row.reportSecondStudy(field, column, than: studies.values[Int(study)], &findings)
  }
}

/// Who assessed or measured, row by row, as codes of a text column.
struct EvaluatorCodes {
  private var cells = TextDictionary()
  private var list = NameList()

  /// The evaluators, in order of their codes.
  var names: [String] { list.names }

  /// How many distinct texts and names there are.
  var textCount: Int { cells.count + list.names.count }

  /// The code of an evaluator of a piece of the table; `codes` holds those that are known, and is
  /// empty at first.
  mutating func code(
    _ code: Int32, of piece: EvaluatorCodes, _ codes: inout [Int32]
  ) -> Int32 {
    guard code >= 0 else { return -1 }
    if codes.isEmpty { codes = [Int32](repeating: -1, count: piece.names.count) }
    if codes[Int(code)] < 0 { codes[Int(code)] = list.code(for: piece.names[Int(code)]) }
    return codes[Int(code)]
  }

  /// The code of a row's evaluator; -1 if no column gives it.
  ///
  /// Two readers whose readings nobody accepted or rejected are two evaluators.
  ///
  /// `field` is the evaluator. `parameter` is the evaluator that the parameter names. `category` is
  /// the category of the evaluator. `reader` is the reader, where there are several. `isAccepted`
  /// is whether a column records which reading was accepted.
  mutating func code(
    _ field: Field, parameter: String?, category: Field, reader: Field, isAccepted: Bool
  ) -> Int32 {
    if !reader.isMissing, !isAccepted {
      let name = !field.isMissing ? field.text : parameter ?? category.text
      return list.code(for: name.isEmpty ? reader.text : "\(name), \(reader.text)")
    }
    if !field.isMissing { return list.code(for: field, in: &cells) }
    if let parameter { return list.code(for: parameter) }
    return category.isMissing ? -1 : list.code(for: category, in: &cells)
  }
}
