import TrialModel

/// Where the subjects stood on the cut-off: whoever left the study later was still in it.
struct KnownDispositions {
  private let knownBy: KnownBy
  private let dispositions: [Disposition]
  private let studyEnd: [Int32]
  private let died: [Int32]

  init(_ selection: Selection) {
    let subjects = selection.study.subjects
    knownBy = selection.knownBy
    dispositions = subjects.disposition.filled(rows: subjects.count, missing: .unknown)
    studyEnd = subjects.studyEnd.numbers(rows: subjects.count)
    died = subjects.died.numbers(rows: subjects.count)
  }

  /// Where the subject in that row stood.
  subscript(row: Int) -> Disposition {
    let final = dispositions[row]
    guard final == .completed || final == .discontinued else { return final }
    return knownBy.isBefore(studyEnd[row]) || knownBy.isBefore(died[row]) ? .ongoing : final
  }
}
