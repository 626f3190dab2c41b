import TrialModel

/// One thing that has to hold between the columns and tables of a study.
struct ConsistencyRule: Sendable {
  /// How bad it is if it does not.
  let severity: Finding.Severity
  /// What kind of finding that is.
  let code: String
  /// What to do about it.
  let remedy: String
  /// Goes through the study and tells where it does not hold.
  let check: @Sendable (ConsistencyData, inout ConsistencyLog) -> Void

  /// All of them, in the order of their findings.
  static let all: [ConsistencyRule] = [
    .datesTenYearsOff,
    .dateFarAhead,
    .deathWithoutEvent,
    .eventWithoutDeath,
    .deathDayDiffers,
    .deathBeforeLastContact,
    .deathBeforeProgression,
    .fatalEventWithoutDeath,
    .timeBeforeRandomization,
    .assessmentBeforeRandomization,
    .treatmentEndBeforeStart,
    .emergentBeforeRandomization,
    .eventBeforeDose,
    .armGivenDiffers,
    .randomizedAfterCutoff,
  ]
}

/// The findings of one rule: the first few whole, the others counted in the last one of them.
struct ConsistencyLog {
  /// How many findings of a rule are told one by one.
  static let keptPerRule = 20

  private(set) var findings: [Finding] = []
  private let rule: ConsistencyRule
  private let study: Study

  init(_ rule: ConsistencyRule, _ study: Study) {
    self.rule = rule
    self.study = study
  }

  /// Adds a finding about a row of a table; the sentence is only made if it is kept.
  @inline(never)
  mutating func add(_ role: TableRole, row: Int, _ message: @autoclosure () -> String) {
    if isFull { return }
    let lines =
      switch role {
      case .subjects: study.subjects.lines
      case .responses: study.responses.lines
      case .timeToEvent: study.timeToEvent.lines
      case .adverseEvents: study.adverseEvents.lines
      case .tumorMeasurements: study.tumorMeasurements.lines
      case .settings: [Int32]()
      }
    append(role, line: lines.indices.contains(row) ? Int(lines[row]) : 0, message())
  }

  /// Adds a finding about a whole column of a table; it is placed on the header.
  mutating func add(_ role: TableRole, _ message: @autoclosure () -> String) {
    if isFull { return }
    append(role, line: 1, message())
  }

  /// Whether no more are told; the one at hand is counted then.
  private var isFull: Bool {
    mutating get {
      guard findings.count >= ConsistencyLog.keptPerRule else { return false }
      findings[findings.count - 1].count += 1
      return true
    }
  }

  private mutating func append(_ role: TableRole, line: Int, _ message: String) {
    findings.append(
      Finding(
        rule.severity, code: rule.code, file: study.files.first { $0.role == role }?.name ?? "",
        line: line, message: message, remedy: rule.remedy))
  }
}
