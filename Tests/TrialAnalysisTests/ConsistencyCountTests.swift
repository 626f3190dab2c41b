import TestSupport
import Testing
import TrialAnalysis
import TrialData
import TrialModel

/// The findings of consistency counted again, and with the rows in another order.
struct ConsistencyCountTests {
  private func counts(_ study: Study) -> [String: Int] {
    study.consistencyFindings().reduce(into: [:]) { $0[$1.code, default: 0] += $1.count }
  }

  @Test("the order of the rows changes no count", arguments: 0..<12)
  func order(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    #expect(counts(study) == counts(RandomStudy.shuffled(study, seed: seed)))
  }

  @Test("counts agree with counting the slow way", arguments: 0..<20)
  func slowWay(seed: UInt64) {
    let study = RandomStudy.make(seed: seed)
    let (subjects, times, events) = (study.subjects, study.timeToEvent, study.adverseEvents)
    let counts = counts(study)
    func survival(_ row: Int) -> Int? {
      (0..<times.count).first {
        Int(times.subject[$0]) == row && times.endpoints[Int(times.endpoint[$0])].code == "OS"
      }
    }
    func hasEvent(_ row: Int) -> Bool { survival(row).map { !times.isCensored[$0] } ?? false }
    let rows = Array(0..<subjects.count)
    let dead = rows.filter { subjects.died[$0] != nil || subjects.death[$0] == .yes }
    #expect(
      counts["death-without-event", default: 0]
        == dead.count { subjects.plannedArm[$0] >= 0 && !hasEvent($0) })
    #expect(
      counts["event-without-death", default: 0]
        == rows.count { !dead.contains($0) && hasEvent($0) })
    let killed = Set(
      (0..<events.count).filter { events.facts[$0].contains(.fatal) }
        .map { Int(events.subject[$0]) })
    #expect(
      counts["fatal-event-without-death", default: 0]
        == killed.count { !dead.contains($0) && !hasEvent($0) })
    #expect(
      counts["arm-given-differs", default: 0]
        == rows.count { row in
          subjects.plannedArm[row] >= 0 && subjects.actualArm[row] >= 0
            && subjects.plannedArm[row] != subjects.actualArm[row]
        })
    func isEarly(_ event: Int) -> Bool {
      let row = Int(events.subject[event])
      guard let day = events.start[event], let dose = subjects.treatmentStart[row], day < dose
      else {
        return false
      }
      return true
    }
    func isBeforeRandomization(_ event: Int) -> Bool {
      let row = Int(events.subject[event])
      guard let day = events.start[event], let randomized = subjects.randomized[row] else {
        return false
      }
      return day < randomized
    }
    let flagged = (0..<events.count).filter { events.facts[$0].contains(.emergent) }
    if events.hasEmergentFlag {
      #expect(
        counts["emergent-before-randomization", default: 0]
          == flagged.count { isBeforeRandomization($0) })
      #expect(
        counts["event-before-dose", default: 0]
          == flagged.count { isEarly($0) && !isBeforeRandomization($0) })
    } else {
      #expect(counts["event-before-dose", default: 0] == (0..<events.count).count { isEarly($0) })
    }
  }
}
