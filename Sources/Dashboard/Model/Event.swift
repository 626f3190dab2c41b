public import Cells
public import TrialAnalysis
public import TrialModel
import TrialReport

/// Something that happened to the dashboard.
public enum Event: Sendable, Equatable {
  /// A person did something at the terminal.
  case input(Input)
  /// The folder is being read, and is so far; sent only for what takes long.
  case loading(LoadProgress)
  /// An attempt to read the folder ended, or something keeps it from being read.
  case loaded(LoadOutcome)
  /// An analysis of the load with that revision is done.
  case analyzed(Analysis, revision: Int)
  /// What the analysis shown last brought in comparison with the one shown before.
  case changed(RefreshDiff, AnalysisKey)
  /// Something that was looked up in what was analyzed under that key was found.
  case lookedUp(LookupResult, for: Lookup, in: AnalysisKey)
  /// A panel or a page as text; `nil` if it is not on the screen.
  case transcribed(Transcript?)
  /// How the alerts of the study stand.
  case alerts([AlertState])
  /// The time, in seconds since 1970, and how many seconds clocks are ahead of UTC.
  case tick(now: Int64, utcOffset: Int64)
  /// A picture was written to these files.
  case saved(paths: [String])
  /// Something a person asked for did not happen.
  case failed(String)
  /// The themes there are now; the failure is of one that could not be read.
  case themes([Theme], failure: String?)
}

/// A panel or a page as text, in the size that it has on the screen.
public struct Transcript: Sendable, Equatable {
  /// What it is called.
  let heading: String
  /// Its rows.
  let lines: [String]
}

/// What became of the folder: how an attempt to read it ended, or what keeps it from being read.
public enum LoadOutcome: Sendable, Equatable {
  /// There is a study; what is wrong in it is in the findings.
  case study(LoadedStudy, findings: [Finding])
  /// There is no study to show, for that reason.
  case nothing(StaleReason, findings: [Finding])
  /// What is shown stays, and is not what is in the folder.
  case kept(StaleReason)
}

/// What takes long and is under way, away from the keys.
public enum Work: Sendable, Equatable {
  /// The folder is being read.
  case reading(LoadProgress)
  /// What was read is being analyzed.
  case analyzing

  /// The words for it, in shorter and shorter forms: `loading 43 % · adae.csv · 4.3 million rows`.
  func words(_ glyphs: GlyphSet) -> [String] {
    guard case .reading(let progress) = self else { return ["analyzing"] }
    guard progress.bytes > 0 else { return ["loading"] }
    let share = "loading \(Int(progress.fraction * 100)) %"
    let file = "\(share) \(glyphs.separator) \(progress.file ?? "checking")"
    return ["\(file) \(glyphs.separator) \(Work.rows(progress.rows))", file, share]
  }

  private static func rows(_ count: Int) -> String {
    switch count {
    case ..<10_000: NumberFormat.count(count, "row")
    case ..<1_000_000: "\(count / 1000) thousand rows"
    default: "\(NumberFormat.decimal(Double(count / 100_000) / 10, places: 1)) million rows"
    }
  }
}
