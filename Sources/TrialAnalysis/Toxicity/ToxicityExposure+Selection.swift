import TrialData

extension ToxicityExposure {
  /// The exposure of the safety population by arm; `nil` if no first dose is in the data.
  static func exposures(_ selection: Selection, cutoff: Day?) -> [ToxicityExposure]? {
    guard let subjects = SubjectExposures(selection, cutoff: cutoff) else { return nil }
    var exposures = selection.study.arms.map { _ in ToxicityExposure() }
    for row in selection.safetyArm.indices where selection.safetyArm[row] >= 0 {
      let arm = Int(selection.safetyArm[row])
      switch subjects[row] {
      case .none: break
      case .unknown: exposures[arm].unknown += 1
      case .days(let days): exposures[arm].days += days
      }
    }
    return exposures
  }
}
