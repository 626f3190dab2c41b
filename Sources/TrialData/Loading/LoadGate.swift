/// Decides whether what was just read may replace what is on screen.
///
/// A number on screen must never change because somebody is in the middle of writing a file. A folder
/// that reads whole and has grown is shown at once; one that has lost rows or a table, or ends in the
/// middle of a line, is held back until it is whole again or a person says that it is meant.
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
    return .show
  }
}
