public import TrialModel

extension StaleReason {
  /// The reason as sentences of their own, `adae.csv has 3 rows, it had 5; R shows it all the same.`
  ///
  /// `reloadKey` is the name of the key that shows the folder as it is; where there is none, what
  /// it does is left out.
  public func sentence(reloadKey: String?) -> String {
    guard self == .interrupted else { return clause(reloadKey: reloadKey) }
    return MissingReason.interrupted.sentence + (reloadKey.map { " \($0) starts again." } ?? "")
  }

  /// The reason as it stands after a colon, `loading was interrupted; R starts again.`
  public func clause(reloadKey: String?) -> String {
    func hint(_ what: String) -> String { reloadKey.map { "; \($0) \(what)" } ?? "" }
    let allTheSame = hint("shows it all the same")
    switch self {
    case .beingWritten(let files):
      let verb = files.count == 1 ? "is" : "are"
      return "\(files.joined(separator: ", ")) \(verb) being written\(allTheSame)."
    case .interrupted: return "loading was interrupted\(hint("starts again"))."
    case .noStudy(let reason): return reason.sentence
    case .incomplete(let file): return "\(file.message)."
    case .fileGone(let file): return "\(file) is gone\(hint("shows the study without it"))."
    case .settingsCut:
      return "study.toml has lost its end\(hint("shows the study with what is left of it"))."
    case .rowsLost(let file, let rows, let before):
      return "\(file) has \(rows) rows, it had \(before)\(allTheSame)."
    case .lineUnended(let file): return "\(file) ends in the middle of a line."
    case .cellCut(let file): return "\(file) has lost the end of its last cell\(allTheSame)."
    case .patientsLost(let file, let count, let before):
      return "\(file) has \(NumberFormat.count(count, "patient")), it had \(before)\(allTheSame)."
    case .armEmptied(let arm, let before):
      return "Arm \(arm) has no patients any more, it had \(before)\(allTheSame)."
    case .recordsUnusable(let file, let usable, let before):
      return "Of \(file) \(usable) rows can be used, it had \(before)\(allTheSame)."
    case .patientsUnknown(let file, let rows, let all, let subjects):
      return
        "\(subjects) lacks patients of \(file), in \(rows) of \(NumberFormat.count(all, "row"))."
    }
  }
}

extension MissingReason {
  /// The reason as a sentence.
  public var sentence: String {
    switch self {
    case .folderUnreadable(let reason): "The folder cannot be read: \(reason)."
    case .noSubjectTable:
      "There is no subject table (adsl.csv, subjects.csv or patients.csv) yet."
    case .subjectTableIncomplete(let file): "\(file.message)."
    case .subjectTableUnusable(let file): "\(file) cannot be used; the findings say why."
    case .interrupted: "Loading was interrupted."
    }
  }
}

extension StudyState {
  /// What is wrong with the numbers, `INCOMPLETE: adae.csv is gone.`; `nil` if nothing is known to be.
  ///
  /// `reloadKey` is the name of the key that shows the folder as it is; it is for what is stale alone,
  /// as that was done where something is incomplete.
  public func sentence(reloadKey: String? = nil) -> String? {
    switch self {
    case .whole: nil
    case .incomplete(let reason): "INCOMPLETE: \(reason.clause(reloadKey: nil))"
    case .stale(let reason): "STALE: \(reason.clause(reloadKey: reloadKey))"
    }
  }
}
