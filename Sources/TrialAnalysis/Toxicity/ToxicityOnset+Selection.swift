import TrialModel
import TrialStatistics

extension ToxicityOnset {
  /// The onset in the safety population; `nil` if no grade or no first dose is in the data.
  init?(_ selection: Selection, cutoff: Day?) {
    guard let records = OnsetRecords(selection, cutoff: cutoff) else { return nil }
    let armCount = selection.study.arms.count
    func byArm(_ subjects: [Int32]) -> [Int] {
      subjects.reduce(into: [Int](repeating: 0, count: armCount)) {
        $0[Int(selection.safetyArm[Int($1)])] += 1
      }
    }
    let curves = CumulativeIncidence.curves(
      times: records.times, outcomes: records.outcomes, group: records.arms, groupCount: armCount)
    let undated = byArm(records.undated)
    let late = byArm(records.late)
    let unknown = byArm(records.unknown)
    let unknownWithEvent = byArm(records.unknownWithEvent)
    arms = curves.enumerated().map { arm, curve in
      Arm(
        curve: curve, undated: undated[arm], late: late[arm], unknown: unknown[arm],
        unknownWithEvent: unknownWithEvent[arm])
    }
  }
}
