import TrialModel

/// The days on which every treated subject could have adverse events that count.
///
/// From the first dose to the earliest of 30 days after the last dose, death and cut-off. Where no
/// last dose is told, to the end of the study for the subject if that is told, else on until its
/// death or the cut-off.
struct ExposureSpans {
  /// The first and the last day, both included, as in `DayColumn`.
  struct Span {
    let first: Int32
    let last: Int32
  }

  private let cutoff: Int32
  private let start: [Int32]
  private let lastDose: [Int32]
  private let studyEnd: [Int32]
  /// The day every subject died, as in `DayColumn`.
  let died: [Int32]

  init(_ selection: Selection, cutoff: Day) {
    let subjects = selection.study.subjects
    self.cutoff = cutoff.number
    start = subjects.treatmentStart.numbers(rows: subjects.count)
    lastDose = subjects.treatmentEnd.numbers(rows: subjects.count)
    studyEnd = subjects.studyEnd.numbers(rows: subjects.count)
    died = Deaths.days(selection)
  }

  /// Whether a subject's first dose is after the cut-off.
  ///
  /// The latest date of a study still running may be older than the newest first doses.
  func isAhead(_ row: Int) -> Bool { start[row] > cutoff }

  /// The days of a subject; `nil` without a first dose, or with an end before it.
  subscript(row: Int) -> Span? {
    var end = cutoff
    if lastDose[row] != DayColumn.missing {
      end = min(end, max(lastDose[row], lastDose[row] &+ EmergentWindow.tail))
    } else if studyEnd[row] != DayColumn.missing {
      end = min(end, studyEnd[row])
    }
    if died[row] != DayColumn.missing { end = min(end, died[row]) }
    let isReversed = lastDose[row] != DayColumn.missing && lastDose[row] < start[row]
    guard start[row] != DayColumn.missing, !isReversed, end >= start[row] else { return nil }
    return Span(first: start[row], last: end)
  }
}
