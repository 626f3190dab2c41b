import TrialModel

/// The tables of a study as input of the consistency rules.
struct ConsistencyData {
  /// The study.
  let study: Study
  /// The number of subjects.
  let subjectCount: Int
  /// The planned arm of every subject, -1 for none.
  let planned: [Int16]
  /// The arm given to every subject, -1 for none.
  let given: [Int16]
  /// Whether the subject table records the death of each subject.
  let isDead: [Bool]
  /// Whether the subject table records any death: if not, it may just not have the column.
  let recordsDeaths: Bool
  /// The row of every subject's overall survival, -1 for none.
  let survival: [Int32]
  /// The row of every subject's progression-free survival, -1 for none.
  let progression: [Int32]
  /// The facts of every adverse event.
  let facts: [AdverseEventFacts]
  /// Whether the study has overall survival.
  let hasSurvival: Bool
  /// Columns whose days are on another calendar, with the days by which each appears to be off.
  let shifted: [(column: DateColumn, days: Int)]
  private var days: [[Int32]]

  init(_ study: Study) {
    let subjects = study.subjects
    let count = subjects.count
    self.study = study
    subjectCount = count
    planned = subjects.plannedArm
    given = subjects.actualArm
    let tables = ConsistencyData.days(study)
    var dead = [Bool](repeating: false, count: count)
    for row in 0..<count {
      dead[row] =
        subjects.death[row] == .yes || tables[DateColumn.died.rawValue][row] != DayColumn.missing
    }
    isDead = dead
    recordsDeaths = dead.contains(true)
    let code = study.timeToEvent.endpoints.firstIndex { $0.code == "OS" }
    hasSurvival = code != nil
    survival = ConsistencyData.rows(study, endpoint: code)
    progression = ConsistencyData.rows(
      study, endpoint: study.timeToEvent.endpoints.firstIndex { $0.code == "PFS" })
    facts = study.adverseEvents.facts
    days = tables
    shifted = EpochCheck(tables) { study.table($0)?.owners }.shifted
    // One finding reports that the whole column is off; its rows must not drown all other findings.
    for (column, _) in shifted {
      days[column.rawValue] = [Int32](
        repeating: DayColumn.missing, count: days[column.rawValue].count)
    }
  }

  /// The days of a column, `DayColumn.missing` where there is none.
  subscript(column: DateColumn) -> [Int32] { days[column.rawValue] }

  /// Whether the day of randomization is recorded, not taken from another column.
  var recordsRandomization: Bool {
    study.availableColumns.randomized != nil && !study.availableColumns.randomizedIsProxy
  }

  /// Returns the identifier of a subject.
  func name(_ subject: Int) -> String { study.subjects.identifiers[subject] }

  /// Returns the term of an adverse event; `nil` if it has none.
  func term(_ event: Int) -> String? { study.adverseEvents.term[event] }

  /// Returns whether the index is that of a subject of the study.
  @inline(__always)
  func isSubject(_ subject: Int32) -> Bool { subject >= 0 && Int(subject) < subjectCount }

  private static func rows(_ study: Study, endpoint: Int?) -> [Int32] {
    var rows = [Int32](repeating: -1, count: study.subjects.count)
    guard let endpoint else { return rows }
    let table = study.timeToEvent
    for row in 0..<table.count where Int(table.endpoint[row]) == endpoint {
      let subject = Int(table.subject[row])
      if rows.indices.contains(subject), rows[subject] < 0 { rows[subject] = Int32(row) }
    }
    return rows
  }

  private static func days(_ study: Study) -> [[Int32]] {
    DateColumn.allCases.map { column in
      let subjects = study.subjects
      let days =
        switch column {
        case .screened: subjects.screened
        case .randomized: subjects.randomized
        case .treatmentStart: subjects.treatmentStart
        case .treatmentEnd: subjects.treatmentEnd
        case .studyEnd: subjects.studyEnd
        case .died: subjects.died
        case .lastAlive: subjects.lastAlive
        case .assessed: study.responses.day
        case .origin: study.timeToEvent.start
        case .ended: study.timeToEvent.day
        case .eventStart: study.adverseEvents.start
        case .eventEnd: study.adverseEvents.end
        case .measured: study.tumorMeasurements.day
        }
      return days.numbers
    }
  }
}

extension DateColumn {
  /// Whether its days may lie many years after randomization in a study with a long follow-up.
  var isFollowUp: Bool {
    switch self {
    case .treatmentEnd, .studyEnd, .died, .lastAlive, .ended, .eventEnd: true
    case .screened, .randomized, .treatmentStart, .assessed, .origin, .eventStart, .measured:
      false
    }
  }
}
