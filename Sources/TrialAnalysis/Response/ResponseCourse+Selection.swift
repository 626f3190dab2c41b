import TrialModel

extension ResponseCourse {
  /// The responders of a population with a day to start from, the longest followed first.
  ///
  /// - Parameters:
  ///   - arms: The arm every subject of the denominator counts in.
  static func courses(
    _ selection: Selection, best: BestResponses, arms: [Int16], followUp: FollowUp
  ) -> [ResponseCourse] {
    let subjects = selection.study.subjects
    let treatmentStart = subjects.treatmentStart.numbers(rows: subjects.count)
    let treatmentEnd = subjects.treatmentEnd.numbers(rows: subjects.count)
    func day(_ number: Int32) -> Day? {
      number == DayColumn.missing || selection.knownBy.isBefore(number) ? nil : Day(number: number)
    }
    return arms.indices.compactMap { row -> ResponseCourse? in
      guard arms[row] >= 0, best.categories[row].isResponse,
        let start = day(best.assessments.origins[row])
      else { return nil }
      let last = best.assessments.dated(row).last
      let death = day(followUp.died[row])
      return ResponseCourse(
        subject: subjects.identifiers[row], arm: Int(arms[row]), best: best.categories[row],
        start: start, treatmentStart: day(treatmentStart[row]),
        treatmentEnd: day(treatmentEnd[row]),
        firstResponse: best.rule.firstResponse(best.assessments, row).map { Day(number: $0) },
        firstComplete: best.rule.firstComplete(best.assessments, row).map { Day(number: $0) },
        progression: last?.category == .progressive ? last.map { Day(number: $0.day) } : nil,
        death: death, end: max(start, death ?? day(followUp.lastAlive[row]) ?? start))
    }
    .sorted { ($1.days, $0.subject) < ($0.days, $1.subject) }
  }
}
