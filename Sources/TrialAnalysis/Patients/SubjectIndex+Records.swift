import TrialData

extension SubjectIndex {
  /// The response records of every subject that are known.
  var responseCounts: [Int] {
    let table = study.responses
    let days = table.day.numbers(rows: table.count)
    var counts = [Int](repeating: 0, count: study.subjects.count)
    for row in 0..<table.count where !basis.selection.knownBy.isBefore(days[row]) {
      let subject = Int(table.subject[row])
      if counts.indices.contains(subject) { counts[subject] += 1 }
    }
    return counts
  }

  /// The time-to-event records of every subject that are known, derived ones left out.
  var timeCounts: [Int] {
    let table = study.timeToEvent
    let times = KnownTimes(study, knownBy: basis.selection.knownBy)
    var counts = [Int](repeating: 0, count: study.subjects.count)
    for row in 0..<table.count where times.record(row) != nil {
      let subject = Int(table.subject[row])
      if counts.indices.contains(subject) { counts[subject] += 1 }
    }
    return counts
  }
}
