import TrialData

extension ToxicityExposure {
  /// The exposure of the safety population by arm; `nil` if no first dose is in the data.
  static func exposures(_ selection: Selection, cutoff: Day?) -> [ToxicityExposure]? {
    let study = selection.study
    guard study.has.treatmentStart, let cutoff else { return nil }
    let subjects = study.subjects
    let start = subjects.treatmentStart.numbers(rows: subjects.count)
    let lastDose = subjects.treatmentEnd.numbers(rows: subjects.count)
    let studyEnd = subjects.studyEnd.numbers(rows: subjects.count)
    let died = subjects.died.numbers(rows: subjects.count)
    var exposures = study.arms.map { _ in ToxicityExposure() }
    for row in selection.safetyArm.indices where selection.safetyArm[row] >= 0 {
      let arm = Int(selection.safetyArm[row])
      // The latest date of a study still running may be older than the newest first doses.
      if start[row] > cutoff.number { continue }
      var end = cutoff.number
      if lastDose[row] != DayColumn.missing {
        end = min(end, max(lastDose[row], lastDose[row] &+ EmergentWindow.tail))
      } else if studyEnd[row] != DayColumn.missing {
        end = min(end, studyEnd[row])
      }
      if died[row] != DayColumn.missing { end = min(end, died[row]) }
      let isReversed = lastDose[row] != DayColumn.missing && lastDose[row] < start[row]
      if start[row] == DayColumn.missing || isReversed || end < start[row] {
        exposures[arm].unknown += 1
      } else {
        exposures[arm].days += Int(end) - Int(start[row]) + 1
      }
    }
    return exposures
  }
}
