import TrialData

/// How long every subject was exposed to treatment by the cut-off.
struct SubjectExposures {
  /// The exposure of one subject.
  enum Exposure {
    /// Not treated yet: the latest date of a study still running may be older than the newest doses.
    case none
    /// No first dose, or an end before it.
    case unknown
    /// That many days, the first and the last included.
    case days(Int)
  }

  private let cutoff: Int32
  private let start: [Int32]
  private let lastDose: [Int32]
  private let studyEnd: [Int32]
  private let died: [Int32]

  /// `nil` if no first dose is in the data, or no cut-off.
  init?(_ selection: Selection, cutoff: Day?) {
    let study = selection.study
    guard study.has.treatmentStart, let cutoff else { return nil }
    let subjects = study.subjects
    self.cutoff = cutoff.number
    start = subjects.treatmentStart.numbers(rows: subjects.count)
    lastDose = subjects.treatmentEnd.numbers(rows: subjects.count)
    studyEnd = subjects.studyEnd.numbers(rows: subjects.count)
    died = subjects.died.numbers(rows: subjects.count)
  }

  /// The exposure of the subject in that row.
  subscript(row: Int) -> Exposure {
    if start[row] > cutoff { return .none }
    var end = cutoff
    if lastDose[row] != DayColumn.missing {
      end = min(end, max(lastDose[row], lastDose[row] &+ EmergentWindow.tail))
    } else if studyEnd[row] != DayColumn.missing {
      end = min(end, studyEnd[row])
    }
    if died[row] != DayColumn.missing { end = min(end, died[row]) }
    let isReversed = lastDose[row] != DayColumn.missing && lastDose[row] < start[row]
    if start[row] == DayColumn.missing || isReversed || end < start[row] { return .unknown }
    return .days(Int(end) - Int(start[row]) + 1)
  }
}
