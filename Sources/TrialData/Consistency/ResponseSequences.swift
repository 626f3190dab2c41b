public import TrialModel

/// Returns findings about assessments that contradict earlier ones.
///
/// Reported are, for each evaluator separately:
///
/// - a PR, SD or NON-CR/NON-PD after a CR and before a progression (`response-after-complete`);
/// - a CR or PR after a progression (`response-after-progression`);
/// - two different responses on one day (`response-conflict`);
/// - an assessment not after randomization, else the start of treatment
///   (`response-before-randomization`): it counts neither here nor in best responses.
///
/// Each is reported at the line of the later record: the one on the later day, on one day the one
/// further down. Of every kind the first twenty in order of the lines are listed; the last of them
/// counts the rest. All of the data is checked, whatever the cut-off, and nothing is changed: the
/// treatment of such records is documented where best responses are derived.
public func responseSequenceFindings(_ study: Study) -> [Finding] {
  ResponseSequences(study).findings
}

/// Checks the order of the assessments of a study.
private struct ResponseSequences {
  private static let keptPerKind = 20

  private enum Kind: String, CaseIterable {
    case afterComplete = "response-after-complete"
    case afterProgression = "response-after-progression"
    case conflict = "response-conflict"
    case early = "response-before-randomization"
  }

  /// One contradictory record, and the earlier one that it contradicts.
  private struct Case {
    var row: Int
    var earlier: Int
  }

  private let study: Study
  private let lines: [Int32]
  private let days: [Int32]
  private var cases: [Kind: [Case]] = [:]

  init(_ study: Study) {
    self.study = study
    let responses = study.responses
    lines = responses.lines
    days = responses.day.numbers
    let evaluators = responses.evaluator.codes

    var rows: [Int] = []
    for row in 0..<responses.count
    where responses.kind[row] == .visit && responses.category[row] != .missing
      && days[row] != DayColumn.missing
    {
      let subject = Int(responses.subject[row])
      guard study.subjects.identifiers.indices.contains(subject) else { continue }
      if days[row] <= reference(of: subject).day {
        cases[.early, default: []].append(Case(row: row, earlier: row))
      } else {
        rows.append(row)
      }
    }
    func key(_ row: Int) -> (Int32, Int32, Int32, Int32, UInt8) {
      (
        responses.subject[row], evaluators[row], days[row], lines[row],
        responses.category[row].rawValue
      )
    }
    rows.sort { key($0) < key($1) }
    var start = 0
    while start < rows.count {
      var end = start + 1
      while end < rows.count, responses.subject[rows[end]] == responses.subject[rows[start]],
        evaluators[rows[end]] == evaluators[rows[start]]
      {
        end += 1
      }
      check(rows[start..<end])
      start = end
    }
  }

  /// The day that a subject's assessments have to come after, `DayColumn.missing` where none is recorded.
  private func reference(of subject: Int) -> (column: DateColumn, day: Int32) {
    let randomized = study.subjects.randomized.numbers[subject]
    return randomized == DayColumn.missing
      ? (.treatmentStart, study.subjects.treatmentStart.numbers[subject])
      : (.randomized, randomized)
  }

  /// Checks one evaluator's assessments of one subject, in order of time.
  private mutating func check(_ rows: ArraySlice<Int>) {
    let categories = study.responses.category
    var complete: Int?
    var progression: Int?
    var before: Int?
    for row in rows {
      let category = categories[row]
      if let before, days[before] == days[row] {
        if categories[before] != category {
          cases[.conflict, default: []].append(Case(row: row, earlier: before))
        }
      }
      before = row
      if let progression, days[progression] < days[row] {
        if category.isResponse {
          cases[.afterProgression, default: []].append(Case(row: row, earlier: progression))
        }
      } else if let complete, days[complete] < days[row],
        [.partial, .stable, .nonCompleteNonProgressive].contains(category)
      {
        cases[.afterComplete, default: []].append(Case(row: row, earlier: complete))
      }
      if category == .complete, complete == nil { complete = row }
      if category == .progressive, progression == nil { progression = row }
    }
  }

  /// The findings, kind by kind.
  var findings: [Finding] {
    Kind.allCases.flatMap { kind in
      let sorted = (cases[kind] ?? []).sorted {
        (lines[$0.row], study.responses.subject[$0.row])
          < (lines[$1.row], study.responses.subject[$1.row])
      }
      var findings = sorted.prefix(ResponseSequences.keptPerKind).map { finding(kind, $0) }
      if sorted.count > findings.count, let last = findings.indices.last {
        findings[last].count += sorted.count - findings.count
      }
      return findings
    }
  }

  private func finding(_ kind: Kind, _ found: Case) -> Finding {
    let responses = study.responses
    let row = Int(responses.subject[found.row])
    let subject = study.subjects.identifiers[row]
    let category = responses.category[found.row]
    let day = Day(number: days[found.row])
    let earlierDay = Day(number: days[found.earlier])
    let reference = reference(of: row)
    let problem: ConsistencyProblem =
      switch kind {
      case .afterComplete:
        .responseAfterComplete(subject: subject, category, on: day, complete: earlierDay)
      case .afterProgression:
        .responseAfterProgression(subject: subject, category, on: day, progression: earlierDay)
      case .conflict:
        .responseConflict(
          subject: subject, category, responses.category[found.earlier], on: day)
      case .early:
        .responseBeforeRandomization(
          subject: subject, on: day, reference.column, reference: Day(number: reference.day))
      }
    return Finding(
      .warning, code: kind.rawValue,
      file: study.files.first { $0.role == .responses }?.name ?? "",
      line: Int(lines[found.row]), problem: .consistency(problem))
  }
}

extension ConsistencyRule {
  /// Confirmed best responses are on record, and others count.
  static let confirmedResponseUnused = ConsistencyRule(
    severity: .note, code: "confirmed-response-unused"
  ) { data, log in
    let responses = data.study.responses
    guard let first = responses.kind.firstIndex(of: .confirmedBest) else { return }
    let kinds = [ResponseKind.visit, .best].filter(responses.kind.contains) + [.confirmedBest]
    let used = data.study.settings.responseKind(among: Set(kinds))
    guard let used, used != .confirmedBest else { return }
    let count = responses.kind.indices.count {
      responses.kind[$0] == .confirmedBest && responses.category[$0] != .missing
    }
    if count > 0 { log.add(.responses, row: first, .confirmedResponseUnused(count, used: used)) }
  }
}
