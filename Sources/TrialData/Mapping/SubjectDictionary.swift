/// Finds a subject's row by its identifier, for the tables that come after the subject table.
struct SubjectDictionary {
  private var identifiers: TextDictionary

  init(_ identifiers: TextDictionary) {
    self.identifiers = identifiers
  }

  /// The subject's row, or -1 with a finding if the subject table does not have it.
  @inline(__always)
  mutating func row(of row: Row, _ column: Int, _ findings: inout FindingLog) -> Int32 {
    let field = row[column]
    if let found = identifiers.existingCode(for: field) { return found }
    tellUnknown(field, row, column, &findings)
    return -1
  }

  @inline(never)
  private func tellUnknown(
    _ field: Field, _ row: Row, _ column: Int, _ findings: inout FindingLog
  ) {
    if field.isMissing {
      findings.add(
        .error, code: "subject-missing", row: row, column: column, message: { "\($0) is empty." },
        remedy: "Row skipped.")
    } else {
      findings.add(
        .error, code: "subject-unknown", row: row, column: column,
        message: { _ in "Subject \(field.shown) is not in the subject table." },
        remedy: "Row skipped; add the subject or correct the identifier.")
    }
  }
}
