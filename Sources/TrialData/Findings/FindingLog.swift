import PlainText
import TrialModel

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
  /// The file that is being read, and its column names.
  private(set) var file = ""
  private(set) var header: [String] = []
  /// For every kind how many there were and where the last kept one stands.
  private var kinds: [Kind: (count: Int, last: Int)] = [:]

  /// From now on findings are about this file.
  mutating func begin(file: String, header: [String]) {
    self.file = file
    self.header = header
  }

  /// Adds a finding about a cell of the file that is being read.
  @inline(never)
  mutating func add(
    _ severity: Finding.Severity, code: String, row: Row, column place: Int,
    problem: @autoclosure () -> Finding.Problem
  ) {
    add(severity, code: code, line: row.line, column: place, problem: problem())
  }

  /// Adds a finding about a cell of the row on that line of the file that is being read.
  mutating func add(
    _ severity: Finding.Severity, code: String, line: Int, column place: Int,
    problem: @autoclosure () -> Finding.Problem
  ) {
    let name = place >= 0 && place < header.count ? header[place] : ""
    add(severity, code: code, file: file, line: line, column: name, problem: problem())
  }

  /// Tells a row of which nobody knows what it is about.
  mutating func reportMissingParameter(_ row: Row, _ column: Int) {
    add(
      .error, code: "parameter-missing", row: row, column: column,
      problem: .cell(.parameterMissing))
  }

  /// Adds a finding; the problem is only put together if it will be kept.
  mutating func add(
    _ severity: Finding.Severity, code: String, file: String = "", line: Int = 0,
    character: Int = 0, column: String = "", problem: @autoclosure () -> Finding.Problem
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
        severity, code: code, file: file.withoutControls, line: line, character: character,
        column: column.withoutControls, problem: problem()))
  }

  /// Adds a finding of another log, and all those that it stands for.
  mutating func append(_ finding: Finding) {
    let kind = Kind(code: finding.code, file: finding.file, column: finding.column)
    let (count, last) = kinds[kind] ?? (0, findings.count)
    guard count < FindingLog.keptPerKind else {
      kinds[kind] = (count + finding.count, last)
      findings[last].count += finding.count
      return
    }
    kinds[kind] = (count + finding.count, findings.count)
    findings.append(finding)
  }
}
