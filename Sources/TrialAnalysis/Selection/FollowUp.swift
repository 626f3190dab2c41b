import TrialModel

/// Until when every subject was followed, up to the cut-off, and when it died.
struct FollowUp {
  /// The day every subject died, as in `DayColumn`: from the subject table, else from the events of OS.
  let died: [Int32]
  /// The latest day every subject was known to be alive, as in `DayColumn`.
  ///
  /// The latest of what the subject table, overall survival and the assessments give. Something that
  /// is later than the cut-off shows that the subject was alive on it.
  let lastAlive: [Int32]

  init(_ membership: SubjectMembership, assessments: Assessments) {
    let subjects = membership.study.subjects
    let count = subjects.count
    died = Deaths.days(membership)
    var latest = membership.randomized
    for column in [
      subjects.lastAlive, subjects.treatmentStart, subjects.treatmentEnd, subjects.studyEnd,
      subjects.died,
    ] {
      let days = column.numbers
      for row in 0..<count { latest[row] = max(latest[row], days[row]) }
    }
    let table = membership.study.timeToEvent
    if let survival = table.endpoints.firstIndex(where: { $0.code.uppercased() == "OS" }) {
      let days = table.day.numbers
      for row in 0..<table.count where Int(table.endpoint[row]) == survival {
        let subject = Int(table.subject[row])
        guard latest.indices.contains(subject) else { continue }
        latest[subject] = max(latest[subject], days[row])
      }
    }
    for row in 0..<count {
      if assessments.goesOn[row] { latest[row] = max(latest[row], membership.knownBy.number) }
      if let last = assessments.dated(row).last(where: \.isExact) {
        latest[row] = max(latest[row], last.day)
      }
    }
    lastAlive = latest.map { min($0, membership.knownBy.number) }
  }
}
