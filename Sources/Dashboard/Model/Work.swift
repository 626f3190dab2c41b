import Cells
import TrialAnalysis
public import TrialModel
import TrialReport

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
