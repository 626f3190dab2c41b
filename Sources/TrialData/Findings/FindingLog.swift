/// Findings as they are made while a table is read: the first few of a kind are kept whole, the rest
/// are counted, so that a table of ten million bad rows still makes a list that a person can read.
struct FindingLog: Sendable {
  /// How many findings of one kind, in one column of one file, are kept one by one.
  static let keptPerKind = 20

  private struct Kind: Hashable {
    var code: String
    var file: String
    var column: String
  }

  private(set) var findings: [Finding] = []
  /// For every kind how many there were and where the last kept one stands.
  private var kinds: [Kind: (count: Int, last: Int)] = [:]

  /// Adds a finding; the sentence is only made if it will be kept.
  mutating func add(
    _ severity: Finding.Severity, code: String, file: String = "", line: Int = 0,
    column: String = "", message: @autoclosure () -> String, remedy: @autoclosure () -> String
  ) {
    let kind = Kind(code: code, file: file, column: column)
    if let (count, last) = kinds[kind], count >= FindingLog.keptPerKind {
      kinds[kind] = (count + 1, last)
      findings[last].count += 1
      return
    }
    kinds[kind] = ((kinds[kind]?.count ?? 0) + 1, findings.count)
    findings.append(
      Finding(
        severity, code: code, file: file, line: line, column: column, message: message(),
        remedy: remedy()))
  }

  /// Adds the findings of another log, made on other files.
  mutating func append(_ other: FindingLog) {
    findings.append(contentsOf: other.findings)
  }
}
