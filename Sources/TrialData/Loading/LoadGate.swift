public import TrialModel

/// Decides whether what was just read may replace what is on screen.
///
/// A number on screen must never change because somebody is in the middle of writing a file. A folder
/// that reads whole and has grown is shown at once; one that has lost rows or a table, or ends in the
/// middle of a line, is held back until it is whole again or a person says that it is meant. So is one
/// whose tables have their rows but no longer fit together: patients, an arm or most of what a table
/// tells of them would vanish.
public enum LoadGate {
  /// The decision.
  public enum Verdict: Sendable, Equatable {
    /// Show it.
    case show
    /// Keep the last good study on screen, marked stale, for this reason (a sentence).
    case hold(String)
  }

  /// Judges `new` against what is shown.
  ///
  /// - Parameters:
  ///   - new: what was just read.
  ///   - shown: what is on screen; `nil` at the start.
  ///   - isAccepted: whether a person has asked for it in spite of what is missing.
  public static func judge(_ new: Loaded, after shown: Loaded?, isAccepted: Bool) -> Verdict {
    guard let shown, let good = shown.study else { return .show }
    guard let study = new.study else {
      return .hold(new.incomplete.first.map { "\($0.reason)." } ?? new.absence ?? "No study.")
    }
    if isAccepted { return .show }
    if let file = new.incomplete.first { return .hold("\(file.reason).") }
    // Without its settings a study may change its name, so they come before the comparison of names.
    for file in good.files where file.role == .settings && !study.hasTable(.settings) {
      return .hold("\(file.name) is gone; R shows the study without it.")
    }
    if new.settingsText.count < shown.settingsText.count,
      shown.settingsText.starts(with: new.settingsText)
    {
      return .hold("study.toml has lost its end; R shows the study with what is left of it.")
    }
    guard study.identifier == good.identifier else { return .show }
    for file in good.files where file.role != .settings {
      guard let now = study.files.first(where: { $0.role == file.role }) else {
        return .hold("\(file.name) is gone; R shows the study without it.")
      }
      if now.rows < file.rows {
        return .hold(
          "\(now.name) has \(now.rows) rows, it had \(file.rows); R shows it all the same.")
      }
      if shown.endedLines[file.role] == true, new.endedLines[file.role] == false {
        return .hold("\(now.name) ends in the middle of a line.")
      }
    }
    // Other settings may mean other columns, arms and rules.
    let hasSameRules = new.settingsText == shown.settingsText
    return hasSameRules ? loss(of: study, after: good).map { .hold($0) } ?? .show : .show
  }

  /// What tables that have not lost a row have lost nevertheless, as a sentence.
  private static func loss(of study: Study, after good: Study) -> String? {
    func name(_ role: TableRole) -> String {
      study.files.first { $0.role == role }?.name ?? role.rawValue
    }
    let counts = (study.subjects.count, good.subjects.count)
    if counts.0 < counts.1 {
      let patients = counts.0 == 1 ? "patient" : "patients"
      return "\(name(.subjects)) has \(counts.0) \(patients), it had \(counts.1); "
        + "R shows it all the same."
    }
    let arms = (study.armCounts, good.armCounts)
    for (arm, count) in arms.1.sorted(by: { $0.key < $1.key })
    where count > 0 && arms.0[arm, default: 0] == 0 {
      return "Arm \(arm) has no patients any more, it had \(count); R shows it all the same."
    }
    let records: [(TableRole, Int, Int)] = [
      (.responses, study.responses.count, good.responses.count),
      (.timeToEvent, study.timeToEvent.count, good.timeToEvent.count),
      (.adverseEvents, study.adverseEvents.count, good.adverseEvents.count),
      (.tumorMeasurements, study.tumorMeasurements.count, good.tumorMeasurements.count),
    ]
    for (role, now, before) in records where now * 2 < before {
      return "Of \(name(role)) \(now) rows can be used, it had \(before); R shows it all the same."
    }
    return nil
  }
}

extension Study {
  /// The subjects planned for every arm, by its code.
  fileprivate var armCounts: [String: Int] {
    var counts = [Int](repeating: 0, count: arms.count)
    for arm in subjects.plannedArm where counts.indices.contains(Int(arm)) { counts[Int(arm)] += 1 }
    return Dictionary(zip(arms.map(\.code), counts)) { $0 + $1 }
  }
}
