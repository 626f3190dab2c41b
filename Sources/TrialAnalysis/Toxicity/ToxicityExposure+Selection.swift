import TrialModel

extension ToxicityExposure {
  /// The exposure of the safety population by arm; `nil` if no first dose is in the data.
  static func exposures(_ selection: Selection, cutoff: Day?) -> [ToxicityExposure]? {
    let study = selection.study
    guard study.has.treatmentStart, let cutoff else { return nil }
    let spans = ExposureSpans(selection, cutoff: cutoff)
    var exposures = study.arms.map { _ in ToxicityExposure() }
    for row in selection.safetyArm.indices where selection.safetyArm[row] >= 0 {
      let arm = Int(selection.safetyArm[row])
      if spans.isAhead(row) { continue }
      if let span = spans[row] {
        exposures[arm].days += Int(span.last) - Int(span.first) + 1
      } else {
        exposures[arm].unknown += 1
      }
    }
    return exposures
  }
}
