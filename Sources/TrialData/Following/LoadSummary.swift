public import TrialModel

/// What of a load is held against the next one: names and counts, small whatever the study's size.
public struct LoadSummary: Sendable, Equatable {
  /// What the load gave.
  enum Outcome: Sendable, Equatable {
    case study(Counts)
    case missing(MissingReason)
  }

  /// What of a study may not vanish unnoticed.
  struct Counts: Sendable, Equatable {
    var identifier: String
    var files: [SourceFile]
    var subjects: Int
    /// Subjects planned for every arm, by its code.
    var arms: [String: Int]
    /// Records that can be used, by table.
    var records: [TableRole: Int]
  }

  var outcome: Outcome
  /// Files that do not read whole, in the order in which they were read.
  var incomplete: [IncompleteFile] = []
  /// Which tables ended their last line, and the last cell of those that did not.
  var endedLines: [TableRole: Bool] = [:]
  var unendedCells: [TableRole: [UInt8]] = [:]
  /// Tables that somebody had open for writing when they had been read.
  var openTables: [String] = []
  /// The number of rows of each table that are about patients missing from the subject table.
  var strayRows: [TableRole: Int] = [:]
  /// The text of `study.toml`; empty without one.
  var settingsText: [UInt8] = []

  /// Whether there is a study.
  var hasStudy: Bool {
    if case .study = outcome { true } else { false }
  }
}

extension LoadSummary {
  /// The summary of a load, in time linear in its subjects.
  public init(_ loaded: Loaded) {
    self.init(
      outcome: loaded.study.map { .study(Counts($0)) }
        ?? .missing(loaded.missingReason ?? .noSubjectTable),
      incomplete: loaded.incomplete, endedLines: loaded.endedLines,
      unendedCells: loaded.unendedCells, openTables: loaded.openTables,
      strayRows: LoadSummary.strayRows(loaded), settingsText: loaded.settingsText)
  }

  private static func strayRows(_ loaded: Loaded) -> [TableRole: Int] {
    let stray = loaded.findings.filter { $0.code == "subject-unknown" }
    guard !stray.isEmpty, let study = loaded.study else { return [:] }
    var rows: [TableRole: Int] = [:]
    for file in study.files {
      let count = stray.filter { $0.file == file.name }.total()
      if count > 0 { rows[file.role] = count }
    }
    return rows
  }

  /// Returns what this load lacks whatever was there before; `nil` if it was read whole.
  ///
  /// A subject table that was cut at the end of a line reads whole; but the other tables then name
  /// patients that it does not have. Some such rows are mistakes, more than a tenth of a table are not.
  func ownLoss(writing open: [String] = []) -> StaleReason? {
    if !open.isEmpty { return .beingWritten(open) }
    if let file = incomplete.first { return .incomplete(file) }
    guard case .study(let study) = outcome, let subjects = study.file(.subjects) else { return nil }
    for file in study.files {
      let stray = strayRows[file.role, default: 0]
      if stray * 10 > file.rows {
        return .patientsUnknown(
          file: file.name, rows: stray, of: file.rows, subjects: subjects.name)
      }
    }
    return nil
  }

  /// Whether a table that never ended its last line has lost the end of its last cell.
  private func isCellCut(_ role: TableRole, after earlier: LoadSummary) -> Bool {
    guard let now = unendedCells[role], let before = earlier.unendedCells[role] else {
      return false
    }
    return now.count < before.count && before.starts(with: now)
  }

  /// Returns what keeps this load from replacing an earlier one unasked; `nil` if nothing does.
  ///
  /// A number on screen must never change because somebody is in the middle of writing a file. A folder
  /// that reads whole and has grown is shown at once; one that has lost rows or a table, or ends in the
  /// middle of a line, is held back. So is one whose tables have their rows but no longer fit together:
  /// patients, an arm or most of a table's records of them would vanish.
  public func reasonToHold(after earlier: LoadSummary?) -> StaleReason? {
    guard let earlier, case .study(let good) = earlier.outcome else { return nil }
    if let file = incomplete.first { return .incomplete(file) }
    switch outcome {
    case .missing(let reason): return .noStudy(reason)
    case .study(let study):
      // Without its settings a study may change its name, so they come before the comparison of names.
      if let file = good.file(.settings), study.file(.settings) == nil {
        return .fileGone(file.name)
      }
      if settingsText.count < earlier.settingsText.count,
        earlier.settingsText.starts(with: settingsText)
      {
        return .settingsCut
      }
      guard study.identifier == good.identifier else { return nil }
      for file in good.files where file.role != .settings {
        guard let now = study.file(file.role) else { return .fileGone(file.name) }
        if now.rows < file.rows {
          return .rowsLost(file: now.name, rows: now.rows, before: file.rows)
        }
        if earlier.endedLines[file.role] == true, endedLines[file.role] == false {
          return .lineUnended(file: now.name)
        }
        if now.rows == file.rows, isCellCut(file.role, after: earlier) {
          return .cellCut(file: now.name)
        }
      }
      // Other settings may mean other columns, arms and rules.
      return settingsText == earlier.settingsText ? study.loss(after: good) : nil
    }
  }
}

extension LoadSummary.Counts {
  init(_ study: Study) {
    identifier = study.identifier
    files = study.files
    subjects = study.subjects.count
    var counts = [Int](repeating: 0, count: study.arms.count)
    for arm in study.subjects.plannedArm where counts.indices.contains(Int(arm)) {
      counts[Int(arm)] += 1
    }
    arms = Dictionary(zip(study.arms.map(\.code), counts)) { $0 + $1 }
    records = [
      .responses: study.responses.count, .timeToEvent: study.timeToEvent.count,
      .adverseEvents: study.adverseEvents.count,
      .tumorMeasurements: study.tumorMeasurements.count,
    ]
  }

  fileprivate func file(_ role: TableRole) -> SourceFile? {
    files.first { $0.role == role }
  }

  /// What tables that have not lost a row have lost nevertheless.
  fileprivate func loss(after good: LoadSummary.Counts) -> StaleReason? {
    func name(_ role: TableRole) -> String { file(role)?.name ?? role.rawValue }
    if subjects < good.subjects {
      return .patientsLost(file: name(.subjects), patients: subjects, before: good.subjects)
    }
    for (arm, count) in good.arms.sorted(by: { $0.key < $1.key })
    where count > 0 && arms[arm, default: 0] == 0 {
      return .armEmptied(arm: arm, before: count)
    }
    for role in TableRole.allCases {
      let (now, before) = (records[role, default: 0], good.records[role, default: 0])
      if now * 2 < before {
        return .recordsUnusable(file: name(role), usable: now, before: before)
      }
    }
    return nil
  }
}

extension Loaded {
  /// Whether a study that is shown as soon as it is read, and not followed, is all of its folder.
  public var state: StudyState {
    StudyState(loss: StudyFollower.loss(ofFirst: LoadSummary(self)))
  }
}

extension StudyLoader {
  /// Returns what cannot be known of who was writing to the folder when it was read; `nil` if nothing.
  public func limit(of loaded: Loaded) -> FreshnessLimit? {
    if DirectoryWatcher.isOnNetwork(directory) { return .network(seconds: nil) }
    return loaded.unseenTables.isEmpty ? nil : .otherUsers
  }
}
