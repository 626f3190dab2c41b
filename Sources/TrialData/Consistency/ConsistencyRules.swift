public import TrialModel

/// One condition between the columns and tables of a study.
struct ConsistencyRule: Sendable {
  /// The severity of its findings.
  let severity: Finding.Severity
  /// The code of its findings.
  let code: String
  /// Adds a finding to the log wherever the condition does not hold.
  let check: @Sendable (ConsistencyData, inout ConsistencyLog) -> Void

  /// All rules, in the order of their findings.
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
    .confirmedResponseUnused,
  ]
}

/// The findings of one rule: the first few in full, the others counted in the last one.
struct ConsistencyLog {
  /// The maximum number of findings of a rule.
  static let keptPerRule = 20

  private(set) var findings: [Finding] = []
  private let rule: ConsistencyRule
  private let study: Study

  init(_ rule: ConsistencyRule, _ study: Study) {
    self.rule = rule
    self.study = study
  }

  /// Adds a finding about a row of a table; the problem is put together only if it is kept.
  @inline(never)
  mutating func add(
    _ role: TableRole, row: Int, _ problem: @autoclosure () -> ConsistencyProblem
  ) {
    if isFull { return }
    let lines = study.table(role)?.lines ?? []
    append(role, line: lines.indices.contains(row) ? Int(lines[row]) : 0, problem())
  }

  /// Adds a finding about a whole column of a table; it is placed on the header.
  mutating func add(_ role: TableRole, _ problem: @autoclosure () -> ConsistencyProblem) {
    if isFull { return }
    append(role, line: 1, problem())
  }

  /// Whether the log is full; if so, the current finding is counted in the last one.
  private var isFull: Bool {
    mutating get {
      guard findings.count >= ConsistencyLog.keptPerRule else { return false }
      findings[findings.count - 1].count += 1
      return true
    }
  }

  private mutating func append(_ role: TableRole, line: Int, _ problem: ConsistencyProblem) {
    findings.append(
      Finding(
        rule.severity, code: rule.code, file: study.files.first { $0.role == role }?.name ?? "",
        line: line, problem: .consistency(problem)))
  }
}

extension Loaded {
  /// Returns the result with the findings between tables added: deaths, dates, arms and sequences of
  /// responses that contradict each other.
  public func addingConsistencyFindings() -> Loaded {
    guard let study else { return self }
    var loaded = self
    loaded.findings += study.consistencyFindings() + responseSequenceFindings(study)
    return loaded
  }
}

extension StudyLoader {
  /// Returns what may be shown of the folder: everything there is, with the findings of consistency,
  /// as far as it is disclosed. This is how every front end reads a folder.
  public func load(disclosing disclosure: Disclosure, _ control: LoadControl? = nil) -> Loaded {
    load(control).addingConsistencyFindings().disclosed(disclosure)
  }
}

extension Study {
  /// Returns the contradictions between the tables: days in an impossible order, deaths recorded in
  /// one table and not in another, whole columns on another calendar.
  ///
  /// A pure function of the study, in time linear in its rows. Of each kind the first 20 are listed;
  /// the last of them counts the others. Columns that are ten years off are reported once and left out
  /// of every other check.
  public func consistencyFindings() -> [Finding] {
    let data = ConsistencyData(self)
    return ConsistencyRule.all.flatMap { rule in
      var log = ConsistencyLog(rule, self)
      rule.check(data, &log)
      return log.findings
    }
  }
}
