/// Finds a subject's row by its identifier, for the tables that come after the subject table.
struct SubjectDictionary {
  private var identifiers: TextDictionary

  init(_ identifiers: TextDictionary) {
    self.identifiers = identifiers
  }

  /// The subject's row, or -1 with a finding if the subject table does not have it.
  @inline(__always)
  mutating func row(
    of field: Field, line: Int, column: @autoclosure () -> String, file: String,
    _ findings: inout FindingLog
  ) -> Int32 {
    if let row = identifiers.existingCode(for: field) { return row }
    if field.isMissing {
      findings.add(
        .error, code: "subject-missing", file: file, line: line, column: column(),
        message: "\(column()) is empty.", remedy: "Row skipped.")
    } else {
      findings.add(
        .error, code: "subject-unknown", file: file, line: line, column: column(),
        message: "Subject \(field.shown) is not in the subject table.",
        remedy: "Row skipped; add the subject or correct \(column()).")
    }
    return -1
  }
}
